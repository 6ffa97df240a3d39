/**
 * Formatting and inspecting values, questions about their kind, objects and lists, a cache, and bridges between the styles
 * of calling: a parked fiber, a callback, a promise.
 *
 * ```js
 * const util = require('util');
 * util.format('%s has %d', 'queue', 3); // 'queue has 3'
 * ```
 *
 * Errors carry a `code` and fibjs's `number`: see README.md.
 */
declare module "util" {
  // Text ----------------------------------------------------------------------------------------------------------------

  /** The options of `inspect`. */
  export interface InspectOptions {
    /** Whether properties that are not enumerable are printed, and what the object's classes give it. Default: false. */
    showHidden?: boolean;
    /** How many levels of objects inside of objects are printed; null and Infinity: all. Default: 2. */
    depth?: number | null;
    /** Whether the text is colored, by `inspect.styles` and `inspect.colors`. Default: false. */
    colors?: boolean;
    /** Whether methods named `inspect.custom` are called. Default: true. */
    customInspect?: boolean;
    /** Taken for Node's sake: the engine does not show proxies. Default: false. */
    showProxy?: boolean;
    /** How many elements of arrays, maps, sets and bytes are printed; null and Infinity: all. Default: 100. */
    maxArrayLength?: number | null;
    /** How many characters of a string are printed; null and Infinity: all. Default: 10000. */
    maxStringLength?: number | null;
    /** The width of a line, in characters. Default: 80. */
    breakLength?: number;
    /** How many inner levels may share a line, if it fits; false: none; true: lines begin beside the brace. Default: 3. */
    compact?: boolean | number;
    /** Whether the entries of objects, maps and sets are sorted; a function compares two texts. Default: false. */
    sorted?: boolean | ((a: string, b: string) => number);
    /** Whether getters are called: all, those without a setter (`'get'`), those with one (`'set'`). Default: false. */
    getters?: boolean | "get" | "set";
    /** Whether thousands are separated by `_`. Default: false. */
    numericSeparator?: boolean;
  }

  /** What a custom inspection method gets: the options, and how texts are colored. */
  export interface InspectOptionsStylized extends InspectOptions {
    /** Colors a text as values of a kind are: `stylize('[Box]', 'special')`. */
    stylize(text: string, kind: string): string;
  }

  /** The text of a value for people to read, and its settings. */
  export interface Inspect {
    /**
     * The text of a value, as Node 20 prints it. It throws only what a custom inspection method throws.
     *
     * ```js
     * util.inspect({ a: { b: { c: { d: 1 } } } });               // '{ a: { b: { c: [Object] } } }'
     * util.inspect([1, 2, 3], { maxArrayLength: 2 });            // '[ 1, 2, ... 1 more item ]'
     * ```
     */
    (value: unknown, options?: InspectOptions): string;
    /** Node's old parameters. */
    (value: unknown, showHidden?: boolean, depth?: number | null, colors?: boolean): string;

    /**
     * `Symbol.for('nodejs.util.inspect.custom')`: the name of a method that prints its object. It gets the levels that are
     * left, the options, and `inspect`; a string that it returns is printed as it is, another value is inspected.
     *
     * ```js
     * class Money { [util.inspect.custom]() { return '5 EUR'; } }
     * util.inspect([new Money()]);                               // '[ 5 EUR ]'
     * ```
     */
    readonly custom: unique symbol;

    /**
     * SGR codes by the name of a color: what switches it on, and off.
     *
     * ```js
     * const [on, off] = util.inspect.colors.red;
     * ```
     */
    colors: { [name: string]: [number, number] };

    /**
     * The name of the color for each kind of text.
     *
     * ```js
     * util.inspect.styles.number = 'blue';
     * ```
     */
    styles: { [kind: string]: string };

    /**
     * What options are when a call does not name them. Assigning changes those that are named.
     *
     * ```js
     * util.inspect.defaultOptions = { depth: 5 };
     * ```
     */
    defaultOptions: InspectOptions;
  }

  /** See {@link Inspect}. */
  export const inspect: Inspect;

  /**
   * Fills a template: `%s` text, `%d` number, `%i` integer, `%f` float, `%j` JSON, `%o` and `%O` inspected with and without
   * hidden properties, `%c` nothing, `%%` a percent sign. Arguments that are left are appended; without a template all are.
   *
   * ```js
   * util.format('%s:%d', 'a', 1, { b: 2 });                      // 'a:1 { b: 2 }'
   * ```
   */
  export function format(template?: unknown, ...values: unknown[]): string;

  /**
   * `format` with options for what is inspected.
   *
   * ```js
   * util.formatWithOptions({ colors: true }, '%O', { a: 1 });
   * ```
   */
  export function formatWithOptions(options: InspectOptions, template?: unknown, ...values: unknown[]): string;

  /**
   * The text without ANSI control sequences.
   *
   * ```js
   * util.stripVTControlCharacters('\u001b[31mred\u001b[0m');     // 'red'
   * ```
   */
  export function stripVTControlCharacters(text: string): string;

  /**
   * How many columns of a terminal the text takes.
   *
   * ```js
   * util.getStringWidth('漢字');                                  // 4
   * ```
   */
  export function getStringWidth(text: string): number;

  // Kinds of values -----------------------------------------------------------------------------------------------------

  /** Whether it is an array. @example util.isArray([]) */
  export function isArray(value: unknown): value is unknown[];
  /** Whether it is a BigInt. @example util.isBigInt(1n) */
  export function isBigInt(value: unknown): value is bigint;
  /** Whether it is true or false. @example util.isBoolean(false) */
  export function isBoolean(value: unknown): value is boolean;
  /** Whether it is a Buffer. @example util.isBuffer(Buffer.from('x')) */
  export function isBuffer(value: unknown): boolean;
  /** Whether it holds nothing: no characters, elements, entries, or enumerable properties. @example util.isEmpty({}) */
  export function isEmpty(value: unknown): boolean;
  /** Whether it is an error, or inherits from one. @example util.isError(new TypeError()) */
  export function isError(value: unknown): value is Error;
  /** Whether it is a function or a class. @example util.isFunction(() => 1) */
  export function isFunction(value: unknown): value is Function;
  /** Whether it is null. @example util.isNull(null) */
  export function isNull(value: unknown): value is null;
  /** Whether it is null or undefined. @example util.isNullOrUndefined(undefined) */
  export function isNullOrUndefined(value: unknown): value is null | undefined;
  /** Whether it is a number, NaN included. @example util.isNumber(NaN) */
  export function isNumber(value: unknown): value is number;
  /** Whether it is an object, but no function. @example util.isObject([]) */
  export function isObject(value: unknown): value is object;
  /** Whether it is neither an object nor a function. @example util.isPrimitive('x') */
  export function isPrimitive(value: unknown): boolean;
  /** Whether it is a string. @example util.isString('') */
  export function isString(value: unknown): value is string;
  /** Whether it is a symbol. @example util.isSymbol(Symbol.iterator) */
  export function isSymbol(value: unknown): value is symbol;
  /** Whether it is undefined. @example util.isUndefined(void 0) */
  export function isUndefined(value: unknown): value is undefined;
  /** `types.isAsyncFunction`. @example util.isAsyncFunction(async () => 1) */
  export function isAsyncFunction(value: unknown): boolean;
  /** `types.isDataView`. @example util.isDataView(new DataView(new ArrayBuffer(1))) */
  export function isDataView(value: unknown): value is DataView;
  /** `types.isDate`. @example util.isDate(new Date()) */
  export function isDate(value: unknown): value is Date;
  /** Always false: the engine has no such objects. @example util.isExternal({}) */
  export function isExternal(value: unknown): boolean;
  /** `types.isMap`. @example util.isMap(new Map()) */
  export function isMap(value: unknown): value is Map<unknown, unknown>;
  /** `types.isMapIterator`. @example util.isMapIterator(new Map().keys()) */
  export function isMapIterator(value: unknown): boolean;
  /** `types.isNativeError`. @example util.isNativeError(new Error()) */
  export function isNativeError(value: unknown): value is Error;
  /** `types.isPromise`. @example util.isPromise(Promise.resolve()) */
  export function isPromise(value: unknown): value is Promise<unknown>;
  /** `types.isRegExp`. @example util.isRegExp(/x/) */
  export function isRegExp(value: unknown): value is RegExp;
  /** `types.isSet`. @example util.isSet(new Set()) */
  export function isSet(value: unknown): value is Set<unknown>;
  /** `types.isSetIterator`. @example util.isSetIterator(new Set().values()) */
  export function isSetIterator(value: unknown): boolean;
  /** `types.isTypedArray`. @example util.isTypedArray(new Float64Array(1)) */
  export function isTypedArray(value: unknown): boolean;
  /** `types.isUint8Array`. @example util.isUint8Array(Buffer.from('x')) */
  export function isUint8Array(value: unknown): value is Uint8Array;

  /**
   * Node's `util.types`: what a value really is, whatever its prototype or tag pretend. Promises, generators and the
   * iterators of maps and sets are told by their prototype; `isProxy`, `isExternal`, `isKeyObject` and `isCryptoKey` are
   * always false.
   *
   * ```js
   * util.types.isDate(Object.create(Date.prototype));            // false
   * ```
   */
  export const types: {
    isAnyArrayBuffer(value: unknown): boolean;
    isArgumentsObject(value: unknown): boolean;
    isArrayBuffer(value: unknown): value is ArrayBuffer;
    isArrayBufferView(value: unknown): value is ArrayBufferView;
    isAsyncFunction(value: unknown): boolean;
    isBigInt64Array(value: unknown): boolean;
    isBigIntObject(value: unknown): boolean;
    isBigUint64Array(value: unknown): boolean;
    isBooleanObject(value: unknown): value is Boolean;
    isBoxedPrimitive(value: unknown): boolean;
    isCryptoKey(value: unknown): boolean;
    isDataView(value: unknown): value is DataView;
    isDate(value: unknown): value is Date;
    isExternal(value: unknown): boolean;
    isFloat32Array(value: unknown): value is Float32Array;
    isFloat64Array(value: unknown): value is Float64Array;
    isGeneratorFunction(value: unknown): boolean;
    isGeneratorObject(value: unknown): boolean;
    isInt16Array(value: unknown): value is Int16Array;
    isInt32Array(value: unknown): value is Int32Array;
    isInt8Array(value: unknown): value is Int8Array;
    isKeyObject(value: unknown): boolean;
    isMap(value: unknown): value is Map<unknown, unknown>;
    isMapIterator(value: unknown): boolean;
    isModuleNamespaceObject(value: unknown): boolean;
    isNativeError(value: unknown): value is Error;
    isNumberObject(value: unknown): value is Number;
    isPromise(value: unknown): value is Promise<unknown>;
    isProxy(value: unknown): boolean;
    isRegExp(value: unknown): value is RegExp;
    isSet(value: unknown): value is Set<unknown>;
    isSetIterator(value: unknown): boolean;
    isSharedArrayBuffer(value: unknown): boolean;
    isStringObject(value: unknown): value is String;
    isSymbolObject(value: unknown): value is Symbol;
    isTypedArray(value: unknown): boolean;
    isUint16Array(value: unknown): value is Uint16Array;
    isUint32Array(value: unknown): value is Uint32Array;
    isUint8Array(value: unknown): value is Uint8Array;
    isUint8ClampedArray(value: unknown): value is Uint8ClampedArray;
    isWeakMap(value: unknown): value is WeakMap<object, unknown>;
    isWeakSet(value: unknown): value is WeakSet<object>;
  };

  // Objects -------------------------------------------------------------------------------------------------------------

  /** Whether an object has a property of its own; false for other values. @example util.has({ a: 1 }, 'a') */
  export function has(value: unknown, key: PropertyKey): boolean;
  /** The own enumerable keys of an object; none of other values. @example util.keys({ a: 1 }) // ['a'] */
  export function keys(value: unknown): string[];
  /** The own enumerable values of an object; none of other values. @example util.values({ a: 1 }) // [1] */
  export function values(value: unknown): unknown[];

  /**
   * A copy of an object itself; what it holds is shared. Other values are returned, also objects with a state that cannot
   * be copied.
   *
   * ```js
   * const copy = util.clone({ list: [1] });                      // copy.list is the same array
   * ```
   */
  export function clone<T>(value: T): T;

  /**
   * Freezes an object and everything it holds; calls no getters. Returns it.
   *
   * ```js
   * const settings = util.deepFreeze({ peers: ['tcp://a:1'] });
   * ```
   *
   * @throws TypeError: there are bytes in it, which cannot be frozen.
   */
  export function deepFreeze<T>(value: T): T;

  /**
   * Copies the own enumerable properties of the sources to the target, which is returned. Sources that are no objects are
   * passed over.
   *
   * ```js
   * util.extend({ a: 1 }, { b: 2 }, null);                       // { a: 1, b: 2 }
   * ```
   */
  export function extend<T>(target: T, ...sources: unknown[]): T;
  /** `extend` by another name. @example util._extend({}, defaults) */
  export function _extend<T>(target: T, ...sources: unknown[]): T;

  /** The properties with these keys, inherited ones too. @example util.pick({ a: 1, b: 2 }, 'a') // { a: 1 } */
  export function pick(value: unknown, ...keys: (PropertyKey | PropertyKey[])[]): { [key: string]: unknown };
  /** The enumerable properties without these keys. @example util.omit({ a: 1, b: 2 }, ['a']) // { b: 2 } */
  export function omit(value: unknown, ...keys: (PropertyKey | PropertyKey[])[]): { [key: string]: unknown };

  /**
   * Makes the instances of a constructor instances of another one, which becomes its `super_`.
   *
   * ```js
   * function Stream() { EventEmitter.call(this); }
   * util.inherits(Stream, EventEmitter);
   * ```
   */
  export function inherits(constructor: Function, superConstructor: Function): void;

  // Lists ---------------------------------------------------------------------------------------------------------------

  /** A list is an array or looks like one; null and undefined are empty ones. */
  export type List<T> = ArrayLike<T> | null | undefined;

  /** The first element. @example util.first([1, 2]) // 1 */
  export function first<T>(list: List<T>): T | undefined;
  /** The first `count` elements. @example util.first([1, 2, 3], 2) // [1, 2] */
  export function first<T>(list: List<T>, count: number): T[];
  /** The last element. @example util.last([1, 2]) // 2 */
  export function last<T>(list: List<T>): T | undefined;
  /** The last `count` elements. @example util.last([1, 2, 3], 2) // [2, 3] */
  export function last<T>(list: List<T>, count: number): T[];

  /**
   * The elements without repetitions, in order; NaN equals NaN. Of a list that is `sorted` only neighbours are compared.
   *
   * ```js
   * util.unique([1, 2, 1]);                                      // [1, 2]
   * ```
   */
  export function unique<T>(list: List<T>, sorted?: boolean): T[];
  /** What stands in any of the lists, once. @example util.union([1, 2], [2, 3]) // [1, 2, 3] */
  export function union<T>(...lists: List<T>[]): T[];
  /** What stands in all of the lists, once. @example util.intersection([1, 2], [2, 3]) // [2] */
  export function intersection<T>(...lists: List<T>[]): T[];
  /** The elements of a list and of the lists in it; `shallow`: one level. @example util.flatten([1, [[2]]]) // [1, 2] */
  export function flatten(list: List<unknown>, shallow?: boolean): unknown[];
  /** The list without some elements. @example util.without([1, 2, 1], 1) // [2] */
  export function without<T>(list: List<T>, ...elements: T[]): T[];
  /** The list without what stands in others. @example util.difference([1, 2, 3], [2], [3]) // [1] */
  export function difference<T>(list: List<T>, ...lists: List<T>[]): T[];

  /**
   * Calls a function with each element of a list, or each value of an object: `(value, index or key, list)`. Holes count.
   * Returns the list.
   *
   * ```js
   * util.each({ a: 1 }, (value, key) => console.log(key, value));
   * ```
   */
  export function each<L>(list: L, iterator: (value: any, key: any, list: L) => void, context?: unknown): L;
  /** What the function makes of each element or value. @example util.map([1, 2], (n) => n * 2) // [2, 4] */
  export function map<L, R>(list: L, iterator: (value: any, key: any, list: L) => R, context?: unknown): R[];
  /** One result of all. @example util.reduce([1, 2], (sum, n) => sum + n, 0) // 3 */
  export function reduce<L, R>(
    list: L,
    iterator: (memo: R, value: any, key: any, list: L) => R,
    memo: R,
    context?: unknown,
  ): R;

  // Calls ---------------------------------------------------------------------------------------------------------------

  /**
   * A function that waits for the result of another one and throws its error. Only the calling fiber is parked.
   *
   * ```js
   * const sleep = util.sync((ms, callback) => setTimeout(callback, ms, null, 'slept'));
   * sleep(10);                                                   // 'slept'
   * const load = util.sync(async (name) => ({ name }));
   * load('x').name;                                              // 'x'
   * ```
   *
   * @param func takes a callback `(error, result)` as its last argument, or is asynchronous
   * @param isAsync whether it returns a promise; functions declared `async` are recognized
   */
  export function sync(func: (...args: any[]) => any, isAsync?: boolean): (...args: any[]) => any;

  /** A function that returns a promise, made of one that takes a callback `(error, result)`. */
  export interface Promisify {
    /**
     * ```js
     * const later = util.promisify((ms, callback) => setTimeout(callback, ms, null, 'done'));
     * await later(10);                                           // 'done'
     * ```
     */
    (original: (...args: any[]) => any): (...args: any[]) => Promise<any>;
    /** The name of a function's property that holds the variant that `promisify` shall return. */
    readonly custom: unique symbol;
  }
  /** See {@link Promisify}. */
  export const promisify: Promisify;

  /**
   * A function that takes a callback, made of one that returns a promise. What the callback throws is an uncaught error.
   *
   * ```js
   * util.callbackify(async (a) => a + 1)(1, (error, result) => console.log(result)); // 2
   * ```
   */
  export function callbackify(original: (...args: any[]) => Promise<any>): (...args: any[]) => void;

  /**
   * Wraps a function so that its first call prints a warning; a code is warned of once.
   *
   * ```js
   * exports.old = util.deprecate(exports.fresh, 'old() is deprecated, use fresh()', 'APP001');
   * ```
   */
  export function deprecate<F extends Function>(fn: F, message: string, code?: string): F;

  /** Prints to standard error while its section is asked for. */
  export interface DebugLog {
    (template: unknown, ...values: unknown[]): void;
    /** Whether the environment variable NODE_DEBUG names the section now. */
    readonly enabled: boolean;
  }
  /**
   * A function that prints while NODE_DEBUG names the section: a list with commas, `*` for any characters.
   *
   * ```js
   * const log = util.debuglog('net');
   * log('sent %d bytes', 5);                                     // NODE_DEBUG=net: 'NET 4711: sent 5 bytes'
   * ```
   *
   * @param onFirstCall gets the function when it is first called
   */
  export function debuglog(section: string, onFirstCall?: (log: DebugLog) => void): DebugLog;
  /** `debuglog` by another name. @example util.debug('net').enabled */
  export const debug: typeof debuglog;

  // Others --------------------------------------------------------------------------------------------------------------

  /**
   * A cache of limited size: what was not used for longest makes room for what is new.
   *
   * ```js
   * const cache = new util.LruCache(100, 60000);
   * cache.set('a', 1);
   * cache.get('a');                                              // 1
   * ```
   */
  export class LruCache {
    /**
     * @param size how many entries there are at most
     * @param timeout how many milliseconds after it was set an entry ends; 0 or less: never. Default: 0.
     */
    constructor(size: number, timeout?: number);
    /** How many entries there are. @example cache.size */
    readonly size: number;
    /** How long entries live, in milliseconds; 0 or less: for ever. @example cache.timeout = 5000 */
    timeout: number;
    /** Whether there is an entry. It does not count as a use. @example cache.has('a') */
    has(name: string): boolean;
    /**
     * The value of a name. Where there is none, `updater(name)` makes it and it is kept; fibers that want the same name
     * meanwhile wait. Without an updater: undefined.
     *
     * ```js
     * cache.get('user', (name) => load(name));
     * ```
     */
    get(name: string, updater?: (name: string) => unknown): any;
    /** Sets a value. @example cache.set('a', 1) */
    set(name: string, value: unknown): void;
    /** Sets the values of an object. @example cache.set({ a: 1, b: 2 }) */
    set(map: { [name: string]: unknown }): void;
    /** Removes an entry. @example cache.remove('a') */
    remove(name: string): void;
    /** Removes all entries. @example cache.clear() */
    clear(): void;
    /** Whether there are no entries. @example cache.isEmpty() */
    isEmpty(): boolean;
    /** The entries, the most recently used first. @example JSON.stringify(cache) */
    toJSON(): { [name: string]: unknown };
  }

  /**
   * Versions: of the fibjs whose API is followed, of jsbridge, Python, the engine and libzmq; and the built-in modules.
   *
   * ```js
   * util.buildInfo().fibjs;                                      // '0.28.0'
   * ```
   */
  export function buildInfo(): {
    fibjs: string;
    jsbridge: string;
    python: string;
    vender: { [name: string]: string };
    modules: string[];
  };

  /** The global TextEncoder. @example new util.TextEncoder().encode('x') */
  export const TextEncoder: any;
  /** The global TextDecoder. @example new util.TextDecoder().decode(bytes) */
  export const TextDecoder: any;
}
