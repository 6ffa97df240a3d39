/** Formatting, kinds of values, objects and lists, and bridges between styles of calling. */
declare module "util" {
  /** Options of inspect, as in Node 20. */
  export interface InspectOptions {
    depth?: number | null;
    colors?: boolean;
    showHidden?: boolean;
    customInspect?: boolean;
    compact?: boolean | number;
    breakLength?: number;
    maxArrayLength?: number | null;
    maxStringLength?: number | null;
    sorted?: boolean | ((a: string, b: string) => number);
    getters?: boolean | "get" | "set";
    numericSeparator?: boolean;
  }

  /** A value as text, as Node shows it. @example util.inspect({ a: [1, 2] }) // '{ a: [ 1, 2 ] }' */
  export function inspect(value: unknown, options?: InspectOptions): string;
  /** Fills `%s %d %i %f %j %o %O %c %%`. @example util.format('%s: %d', 'n', 1) // 'n: 1' */
  export function format(format?: unknown, ...values: unknown[]): string;
  /** format with options for inspect. @example util.formatWithOptions({ depth: 0 }, '%O', value) */
  export function formatWithOptions(options: InspectOptions, format?: unknown, ...values: unknown[]): string;
  /** Text without escape sequences of terminals. @example util.stripVTControlCharacters('\u001b[1mx\u001b[0m') // 'x' */
  export function stripVTControlCharacters(text: string): string;
  /** Columns that a text takes on a terminal. @example util.getStringWidth('世界') // 4 */
  export function getStringWidth(text: string): number;

  /** @example util.isArray([]) // true */
  export function isArray(value: unknown): value is unknown[];
  /** @example util.isBigInt(1n) // true */
  export function isBigInt(value: unknown): value is bigint;
  /** @example util.isBoolean(false) // true */
  export function isBoolean(value: unknown): value is boolean;
  /** @example util.isBuffer(Buffer.from('x')) // true */
  export function isBuffer(value: unknown): boolean;
  /** @example util.isEmpty({}) // true */
  export function isEmpty(value: unknown): boolean;
  /** @example util.isError(new Error()) // true */
  export function isError(value: unknown): value is Error;
  /** @example util.isFunction(() => {}) // true */
  export function isFunction(value: unknown): boolean;
  /** @example util.isNull(null) // true */
  export function isNull(value: unknown): value is null;
  /** @example util.isNullOrUndefined(undefined) // true */
  export function isNullOrUndefined(value: unknown): value is null | undefined;
  /** @example util.isNumber(1) // true */
  export function isNumber(value: unknown): value is number;
  /** @example util.isObject({}) // true */
  export function isObject(value: unknown): value is object;
  /** @example util.isPrimitive('x') // true */
  export function isPrimitive(value: unknown): boolean;
  /** @example util.isString('x') // true */
  export function isString(value: unknown): value is string;
  /** @example util.isSymbol(Symbol()) // true */
  export function isSymbol(value: unknown): value is symbol;
  /** @example util.isUndefined(undefined) // true */
  export function isUndefined(value: unknown): value is undefined;
  /** @example util.isAsyncFunction(async () => {}) // true */
  export function isAsyncFunction(value: unknown): boolean;
  /** @example util.isDataView(new DataView(new ArrayBuffer(1))) // true */
  export function isDataView(value: unknown): value is DataView;
  /** @example util.isDate(new Date()) // true */
  export function isDate(value: unknown): value is Date;
  /** @example util.isMap(new Map()) // true */
  export function isMap(value: unknown): value is Map<unknown, unknown>;
  /** @example util.isMapIterator(new Map().keys()) // true */
  export function isMapIterator(value: unknown): boolean;
  /** @example util.isNativeError(new TypeError()) // true */
  export function isNativeError(value: unknown): value is Error;
  /** @example util.isPromise(Promise.resolve()) // true */
  export function isPromise(value: unknown): value is Promise<unknown>;
  /** @example util.isRegExp(/x/) // true */
  export function isRegExp(value: unknown): value is RegExp;
  /** @example util.isSet(new Set()) // true */
  export function isSet(value: unknown): value is Set<unknown>;
  /** @example util.isSetIterator(new Set().values()) // true */
  export function isSetIterator(value: unknown): boolean;
  /** @example util.isTypedArray(new Uint8Array(1)) // true */
  export function isTypedArray(value: unknown): boolean;
  /** @example util.isUint8Array(Buffer.alloc(1)) // true */
  export function isUint8Array(value: unknown): value is Uint8Array;
  /** Node's predicates of kinds. @example util.types.isDate(new Date()) // true */
  export const types: { [name: string]: (value: unknown) => boolean };

  /** @example util.has({ a: 1 }, 'a') // true */
  export function has(object: object, name: string): boolean;
  /** @example util.keys({ a: 1 }) // ['a'] */
  export function keys(object: unknown): string[];
  /** @example util.values({ a: 1 }) // [1] */
  export function values(object: unknown): unknown[];
  /** A shallow copy. @example util.clone({ a: 1 }) // { a: 1 } */
  export function clone<T>(value: T): T;
  /** Freezes a value and what it refers to. @example util.deepFreeze(config) */
  export function deepFreeze<T>(value: T): T;
  /** Copies the members of the others onto the first. @example util.extend({}, defaults, options) */
  export function extend<T>(target: T, ...sources: unknown[]): T;
  /** The same as extend. @example util._extend({}, options) */
  export function _extend<T>(target: T, ...sources: unknown[]): T;
  /** @example util.pick({ a: 1, b: 2 }, 'a') // { a: 1 } */
  export function pick(object: object, ...names: (string | string[])[]): object;
  /** @example util.omit({ a: 1, b: 2 }, 'a') // { b: 2 } */
  export function omit(object: object, ...names: (string | string[])[]): object;
  /** Makes the prototype of one constructor inherit from another's. @example util.inherits(Server, EventEmitter) */
  export function inherits(constructor: Function, base: Function): void;

  /** @example util.first([1, 2, 3], 2) // [1, 2] */
  export function first(list: ArrayLike<unknown>, count?: number): unknown;
  /** @example util.last([1, 2, 3]) // 3 */
  export function last(list: ArrayLike<unknown>, count?: number): unknown;
  /** @example util.unique([1, 1, 2]) // [1, 2] */
  export function unique<T>(list: ArrayLike<T>, sorted?: boolean): T[];
  /** @example util.union([1], [1, 2]) // [1, 2] */
  export function union(...lists: ArrayLike<unknown>[]): unknown[];
  /** @example util.intersection([1, 2], [2, 3]) // [2] */
  export function intersection(...lists: ArrayLike<unknown>[]): unknown[];
  /** @example util.flatten([1, [2, [3]]]) // [1, 2, 3] */
  export function flatten(list: ArrayLike<unknown>, shallow?: boolean): unknown[];
  /** @example util.without([1, 2, 3], 2) // [1, 3] */
  export function without(list: ArrayLike<unknown>, ...values: unknown[]): unknown[];
  /** @example util.difference([1, 2, 3], [2]) // [1, 3] */
  export function difference(list: ArrayLike<unknown>, ...others: ArrayLike<unknown>[]): unknown[];
  /** @example util.each([1, 2], (n) => console.log(n)) */
  export function each(list: unknown, visit: (value: any, key: any, list: any) => void, self?: unknown): unknown;
  /** @example util.map([1, 2], (n) => 2 * n) // [2, 4] */
  export function map(list: unknown, change: (value: any, key: any, list: any) => unknown, self?: unknown): unknown[];
  /** @example util.reduce([1, 2], (sum, n) => sum + n, 0) // 3 */
  export function reduce(list: unknown, add: (memo: any, value: any, key: any, list: any) => unknown, memo: unknown): unknown;

  /** A function that calls back, or an async one, as one that parks its coroutine. @example const sleep = util.sync((ms, done) => setTimeout(done, ms)) */
  export function sync(func: Function, isAsync?: boolean): (...args: any[]) => any;
  /** A function that calls back as one that returns a promise. @example await util.promisify(lookup)('name') */
  export function promisify(func: Function): (...args: any[]) => Promise<any>;
  /** An async function as one that calls back. @example util.callbackify(load)((error, data) => {}) */
  export function callbackify(func: (...args: any[]) => Promise<any>): (...args: any[]) => void;
  /** A function that warns when it is first called. @example exports.old = util.deprecate(old, 'use new', 'DEP1') */
  export function deprecate<T extends Function>(func: T, message: string, code?: string): T;
  /** A logger that speaks if NODE_DEBUG names its section. @example util.debuglog('net')('connected') */
  export function debuglog(section: string): (...values: unknown[]) => void;
  /** The same as debuglog. @example util.debug('net')('connected') */
  export function debug(section: string): (...values: unknown[]) => void;

  /** A cache that drops what was not used for longest. @example new util.LruCache(100, 60000).get('k', (key) => load(key)) */
  export class LruCache {
    constructor(size: number, timeout?: number);
    readonly size: number;
    timeout: number;
    clear(): void;
    has(name: string): boolean;
    get(name: string, update?: (name: string) => unknown): unknown;
    set(name: string, value: unknown): void;
    remove(name: string): void;
    isEmpty(): boolean;
    toJSON(): object;
  }
  /** What the runtime was built from. @example util.buildInfo() */
  export function buildInfo(): object;
}
