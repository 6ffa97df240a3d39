/**
 * Sandboxes: modules that know each other only, and what they were given.
 *
 * ```js
 * const vm = require('vm');
 * const sandbox = new vm.SandBox({ config: { port: 8080 } });
 * const plugin = sandbox.require('./plugin', __dirname);
 * ```
 *
 * They keep modules apart; they are no protection against hostile code.
 */
declare module "vm" {
  /** A table of modules of its own, with a `require` of its own. */
  export class SandBox {
    /**
     * Takes the modules that scripts in it can require, beside files. Plain objects among them are copied.
     *
     * ```js
     * const sandbox = new vm.SandBox({ assert: require('assert'), version: 3 });
     * ```
     *
     * @throws TypeError 100005: an argument of the wrong type.
     */
    constructor(mods: { [id: string]: any });
    /**
     * `require` is asked for what is not among `mods`; when it returns undefined, files are searched.
     *
     * ```js
     * const sandbox = new vm.SandBox({}, (id) => (allowed.includes(id) ? require(id) : undefined));
     * ```
     */
    constructor(mods: { [id: string]: any }, require: (id: string) => any);
    /**
     * With a global object of its own: the standard objects and the own properties of `global`.
     *
     * ```js
     * const sandbox = new vm.SandBox({}, { answer: 42 });
     * ```
     */
    constructor(mods: { [id: string]: any }, global: object);
    constructor(mods: { [id: string]: any }, require: (id: string) => any, global: object);

    /**
     * Adds a module, as it is, or several, of which plain objects are copied.
     *
     * ```js
     * sandbox.add('config', { port: 8080 });
     * sandbox.add({ config: { port: 8080 }, util: require('util') });
     * ```
     *
     * @throws Error 100009: the sandbox is frozen.
     */
    add(id: string, mod: any): void;
    add(mods: { [id: string]: any }): void;

    /**
     * Runs a text as a module, which then can be required by that name, with or without its ending. Returns its exports.
     *
     * ```js
     * sandbox.addScript('twice.js', 'module.exports = (n) => 2 * n');
     * sandbox.require('twice')(4);                   // 8
     * ```
     *
     * @param srcname ends with `.js` or `.json`.
     * @throws SyntaxError the text is no script; the message names the line. Whatever the script throws.
     */
    addScript(srcname: string, script: string | Uint8Array): any;

    /**
     * Whether there is a module of that name, or a script that was added.
     *
     * ```js
     * if (!sandbox.has('config')) sandbox.add('config', {});
     * ```
     */
    has(id: string): boolean;

    /**
     * Removes a module, or by its path a file that was required, which is then read anew the next time.
     *
     * ```js
     * sandbox.remove('config');
     * ```
     */
    remove(id: string): void;

    /**
     * Requires a module as a file in the folder `base` would.
     *
     * ```js
     * const plugin = sandbox.require('./plugin', __dirname);
     * ```
     *
     * @throws Error MODULE_NOT_FOUND. Whatever the module throws.
     */
    require(id: string, base?: string): any;

    /**
     * The path of the file that `require` would load; the name itself for a module that was given.
     *
     * ```js
     * sandbox.resolve('./plugin', __dirname);        // '/app/plugin.js'
     * ```
     */
    resolve(id: string, base?: string): string;

    /**
     * Runs a file in the sandbox, each time anew, with its arguments in `argv`.
     *
     * ```js
     * sandbox.run(`${__dirname}/task.js`, ['now']);
     * ```
     */
    run(fname: string, argv?: any[]): void;

    /**
     * A sandbox with the same modules and the same function `require`; with a copy of a global object of its own.
     *
     * ```js
     * const other = sandbox.clone();
     * ```
     */
    clone(): SandBox;

    /**
     * From now on modules cannot be added or removed.
     *
     * ```js
     * sandbox.freeze();
     * ```
     */
    freeze(): void;

    /** The global object that scripts in the sandbox see. */
    readonly global: any;
  }
}
