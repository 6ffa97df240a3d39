/**
 * What every script finds without requiring it, beyond the language itself.
 *
 * `console`, `process`, `Buffer` and the timers (`setTimeout`, `setInterval`, `setHrInterval`, `setImmediate` and what clears
 * them) are those of the modules of that name. All of them can be replaced and deleted.
 */

/** The global object: `globalThis` by the name that fibjs and Node give it. */
declare const global: typeof globalThis;

/** The path of the script, with symbolic links resolved. In evaluated code: `<eval>` in the root folder. */
declare const __filename: string;

/** The folder of the script. */
declare const __dirname: string;

/**
 * What the program was given: `process.argv`. In a script that was started by `run`: what `run` was given.
 *
 * ```js
 * const [, , name = 'world'] = argv;
 * ```
 */
declare const argv: string[];

/**
 * Runs a script in the running coroutine, each time anew, and returns when its last line has run. It is no module: what it
 * exports nobody sees.
 *
 * ```js
 * run('./worker.js', ['tcp://127.0.0.1:5555']);
 * ```
 *
 * @param file beginning with `./` or `../`: from the folder of the script that calls; else from the root folder. As with
 *   `require`, `.js` may be left out, and a folder stands for its main file.
 * @param argv what the script finds as `argv`: this very array.
 * @throws TypeError with `number` 100001, 100002 or 100005 for wrong arguments; what the script throws.
 */
declare function run(file: string, argv?: unknown[]): void;

/**
 * Collects what is unreachable now, cycles included.
 *
 * ```js
 * GC();
 * ```
 */
declare function GC(): void;

/** What `require` gives a file, and the file gives others. */
interface Module {
  /** The file name; `'.'` for the main script. */
  readonly id: string;
  /** The folder of the file. */
  readonly path: string;
  /** The path of the file, with symbolic links resolved. */
  readonly filename: string;
  /** What `require` returns for this file. */
  exports: any;
  /** Whether it has run to its end. */
  readonly loaded: boolean;
  /** The modules that this one required first. */
  readonly children: Module[];
  /** The module that required this one first; undefined for the main script. */
  readonly parent: Module | undefined;
  /** The folders in which packages are looked for. Changing them changes where this module looks. */
  paths: string[];
  /** The module's own `require`. */
  require: Require;
}

/** Finds modules: built-in ones and those of the application by name, files by path, packages in `node_modules`. */
interface Require {
  /**
   * Returns what a module exports. A file runs once; whoever requires it while it blocks waits for it, but a cycle gets what
   * is exported so far. A file that throws runs again the next time.
   *
   * ```js
   * const zmq = require('zmq');
   * const settings = require('./settings.json');
   * ```
   *
   * @param id the name of a built-in or registered module (`node:` leads to the built-in one); a path (`./`, `../`, `/`),
   *   tried as it stands, with `.js`, with `.json`, and as a folder; or the name of a package, with a subpath or without.
   * @throws Error `MODULE_NOT_FOUND`, with `requireStack`; SyntaxError for a file that does not compile, is no JSON, or no UTF-8.
   */
  (id: string): any;

  /** Says what `require` would load, without loading it. */
  resolve: {
    /**
     * ```js
     * require.resolve('./settings'); // '/app/settings.json'
     * ```
     *
     * @param options `paths`: folders from which it is looked for instead.
     */
    (id: string, options?: { paths?: string[] }): string;

    /** The folders in which it would be looked for; null for a built-in or registered module. */
    paths(id: string): string[] | null;
  };

  /** The module of the main script; undefined in code that belongs to none. */
  readonly main: Module | undefined;

  /**
   * The modules by file name. A file whose entry is deleted runs again when it is required.
   *
   * ```js
   * delete require.cache[require.resolve('./settings')];
   * ```
   */
  readonly cache: Record<string, Module>;
}

/** Loads modules, from the folder of the script. */
declare const require: Require;

/** This script as a module. */
declare const module: Module;

/** `module.exports` as it was at the start. */
declare const exports: any;

/**
 * Calls a function as soon as the running one has ended, before any timer. What it throws is reported.
 *
 * ```js
 * queueMicrotask(() => console.log('soon'));
 * ```
 *
 * @throws TypeError `ERR_INVALID_ARG_TYPE`.
 */
declare function queueMicrotask(callback: () => void): void;

/**
 * A deep copy: plain objects, arrays, Map, Set, Date, RegExp, errors, ArrayBuffer and views, with cycles.
 *
 * ```js
 * const copy = structuredClone({ when: new Date(), list: [1, 2] });
 * ```
 *
 * @param options `transfer`: buffers that are moved, not copied. The older engine cannot take them away from the original.
 * @throws DOMException `DataCloneError` for functions, symbols, promises and the like.
 */
declare function structuredClone<T>(value: T, options?: { transfer?: Iterable<ArrayBuffer> }): T;

/** The error of `structuredClone`, as browsers and Node have it. */
declare class DOMException extends Error {
  constructor(message?: string, options?: string | { name?: string; cause?: unknown });
  /** A number for the older names: `DataCloneError` is 25. */
  readonly code: number;
}

/** Text to UTF-8. */
declare class TextEncoder {
  /** Always `'utf-8'`. */
  readonly encoding: string;

  /**
   * ```js
   * new TextEncoder().encode('é'); // Uint8Array [ 195, 169 ]
   * ```
   */
  encode(input?: string): Uint8Array;

  /** Writes as many whole characters as fit; tells how many UTF-16 units were read and how many bytes written. */
  encodeInto(source: string, destination: Uint8Array): { read: number; written: number };
}

/** Bytes to text, in the encodings of the Encoding standard. */
declare class TextDecoder {
  /**
   * ```js
   * new TextDecoder('shift_jis').decode(bytes);
   * ```
   *
   * @param encoding a label of the standard, in any case.
   * @param options `fatal`: throw where the bytes are not valid, instead of writing U+FFFD; `ignoreBOM`: keep a byte order mark.
   * @throws RangeError `ERR_ENCODING_NOT_SUPPORTED`.
   */
  constructor(encoding?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  readonly encoding: string;
  readonly fatal: boolean;
  readonly ignoreBOM: boolean;

  /**
   * @param options `stream`: more is to come; a character may be cut in two.
   * @throws TypeError `ERR_ENCODING_INVALID_ENCODED_DATA` when `fatal` is set.
   */
  decode(input?: ArrayBuffer | SharedArrayBuffer | ArrayBufferView, options?: { stream?: boolean }): string;
}

/** The clock for measuring. */
declare const performance: {
  /**
   * Milliseconds since the runtime was created, with fractions; never set back.
   *
   * ```js
   * const began = performance.now();
   * ```
   */
  now(): number;
  /** When the runtime was created, in milliseconds since 1970. */
  readonly timeOrigin: number;
  toJSON(): { timeOrigin: number };
};
