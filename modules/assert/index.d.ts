/**
 * Assertions: functions that do nothing when what they state is true, and throw an `AssertionError` when it is not.
 *
 * ```js
 * const assert = require('assert');
 * assert(socket.type === zmq.REQ, 'a REQ socket was expected');
 * assert.deepEqual(JSON.parse(reply), { ok: true });
 * assert.throws(() => socket.send(1), TypeError);
 * ```
 *
 * Every assertion takes a `message` last: a text that replaces the generated one, or an Error that is thrown instead of
 * the AssertionError. Calls that are wrong themselves (a missing argument, NaN for a number) throw a TypeError.
 */
declare module "assert" {
  type Message = string | Error;
  /** What `throws` and the like compare a thrown value with: a class, a pattern, a function that returns true, properties. */
  type Expectation = (new (...args: any[]) => any) | RegExp | ((thrown: any) => boolean) | Error | object;
  type TypeName =
    | "null" | "undefined" | "function" | "object" | "array" | "string" | "number" | "boolean"
    | "symbol" | "bigint" | "date" | "regexp" | "error" | "map" | "set";
  type PropertyName = string | number | symbol;

  /** States that `value` is truthy. Without a message, the failure shows the value: `assert(0)`. */
  function assert(value: unknown, message?: Message): asserts value;

  namespace assert {
    /** The error of a failed assertion. */
    class AssertionError extends Error {
      /**
       * Makes such an error; without a message, one is made of the others.
       *
       * ```js
       * throw new assert.AssertionError({ actual: 1, expected: 2, operator: 'strictEqual' });
       * ```
       *
       * `stackStartFn`: the stack begins above this function, where the engine can do that.
       * @throws TypeError ERR_INVALID_ARG_TYPE: the options are no object.
       */
      constructor(options: {
        message?: string;
        actual?: unknown;
        expected?: unknown;
        operator?: string;
        stackStartFn?: Function;
      });
      /** `'AssertionError'` */
      name: string;
      /** `'ERR_ASSERTION'` */
      code: string;
      /** What was found: the first argument of the assertion, or what was thrown. */
      actual: any;
      /** What it was compared with. */
      expected: any;
      /** The name of the assertion, for some its sign: `'deepEqual'`, `'=='`. */
      operator: string;
      /** Whether the message was made by the assertion, not given by its caller. */
      generatedMessage: boolean;
    }

    // Truth
    /**
     * As `assert` itself: the value is truthy.
     * @example assert.ok(list.length);
     */
    function ok(value: unknown, message?: Message): asserts value;
    /**
     * The value is falsy.
     * @example assert.notOk(errors.length);
     */
    function notOk(value: unknown, message?: Message): void;
    /**
     * Fails in any case.
     * @example assert.fail('never reached');
     */
    function fail(message?: Message): never;
    /**
     * Fails with these in the error.
     * @example assert.fail(1, 2, undefined, '>');   // 1 > 2
     */
    function fail(actual: unknown, expected: unknown, message?: Message, operator?: string): never;

    // Equality
    /**
     * The values are equal by `==`; NaN equals NaN.
     * @example assert.equal(reply.status, 200);
     */
    function equal(actual: unknown, expected: unknown, message?: Message): void;
    /**
     * The opposite of `equal`.
     * @example assert.notEqual(a, b);
     */
    function notEqual(actual: unknown, expected: unknown, message?: Message): void;
    /**
     * The values are identical by `Object.is`.
     * @example assert.strictEqual(socket.type, zmq.REQ);
     */
    function strictEqual<T>(actual: unknown, expected: T, message?: Message): asserts actual is T;
    /**
     * The opposite of `strictEqual`.
     * @example assert.notStrictEqual(copy, original);
     */
    function notStrictEqual(actual: unknown, expected: unknown, message?: Message): void;
    /**
     * Everything in the values is equal by `==`; prototypes and symbol properties do not count. The failure shows a difference by lines.
     * @example assert.deepEqual({ a: [1, '2'] }, { a: ['1', 2] });
     * @throws RangeError ERR_OUT_OF_RANGE: the nesting is too deep (it may always be 30 000 levels).
     */
    function deepEqual(actual: unknown, expected: unknown, message?: Message): void;
    /**
     * The opposite of `deepEqual`.
     * @example assert.notDeepEqual([1], [2]);
     */
    function notDeepEqual(actual: unknown, expected: unknown, message?: Message): void;
    /**
     * Everything in the values is identical by `Object.is`, prototypes and symbol properties included.
     * @example assert.deepStrictEqual(new Set([{ a: 1 }]), new Set([{ a: 1 }]));
     * @throws RangeError ERR_OUT_OF_RANGE: the nesting is too deep (it may always be 30 000 levels).
     */
    function deepStrictEqual<T>(actual: unknown, expected: T, message?: Message): asserts actual is T;
    /**
     * The opposite of `deepStrictEqual`.
     * @example assert.notDeepStrictEqual([1], ['1']);
     */
    function notDeepStrictEqual(actual: unknown, expected: unknown, message?: Message): void;
    /**
     * The string matches. Anything but a string fails.
     * @example assert.match(line, /^OK/);
     */
    function match(string: string, regexp: RegExp, message?: Message): void;
    /**
     * The string does not match. Anything but a string fails.
     * @example assert.doesNotMatch(line, /error/i);
     */
    function doesNotMatch(string: string, regexp: RegExp, message?: Message): void;

    // Nearness and order
    /**
     * The numbers differ by `delta` at most.
     * @example assert.closeTo(0.1 + 0.2, 0.3, 1e-9);
     * @throws TypeError ERR_INVALID_ARG_TYPE: one is no number, or NaN.
     */
    function closeTo(actual: number, expected: number, delta: number, message?: Message): void;
    /**
     * The opposite of `closeTo`.
     * @example assert.notCloseTo(1, 2, 0.5);
     */
    function notCloseTo(actual: number, expected: number, delta: number, message?: Message): void;
    /**
     * `actual < expected`: numbers, bigints, strings, dates.
     * @example assert.lessThan(elapsed, 100);
     * @throws TypeError ERR_INVALID_ARG_TYPE: the two have no order (NaN, undefined, objects, symbols).
     */
    function lessThan(actual: any, expected: any, message?: Message): void;
    /**
     * `actual >= expected`
     * @example assert.notLessThan(5, 5);
     */
    function notLessThan(actual: any, expected: any, message?: Message): void;
    /**
     * `actual > expected`
     * @example assert.greaterThan('b', 'a');
     */
    function greaterThan(actual: any, expected: any, message?: Message): void;
    /**
     * `actual <= expected`
     * @example assert.notGreaterThan(5, 5);
     */
    function notGreaterThan(actual: any, expected: any, message?: Message): void;

    // What a value is
    /**
     * The value is neither null nor undefined.
     * @example assert.exist(process.env.HOME);
     */
    function exist(value: unknown, message?: Message): void;
    /**
     * The value is null or undefined.
     * @example assert.notExist(map.get('gone'));
     */
    function notExist(value: unknown, message?: Message): void;
    /**
     * The value is `true`, not just truthy.
     * @example assert.isTrue(done);
     */
    function isTrue(value: unknown, message?: Message): asserts value is true;
    /**
     * The value is anything but `true`.
     * @example assert.isNotTrue(1);
     */
    function isNotTrue(value: unknown, message?: Message): void;
    /**
     * The value is `false`, not just falsy.
     * @example assert.isFalse(closed);
     */
    function isFalse(value: unknown, message?: Message): asserts value is false;
    /**
     * The value is anything but `false`.
     * @example assert.isNotFalse(0);
     */
    function isNotFalse(value: unknown, message?: Message): void;
    /**
     * The value is `null`.
     * @example assert.isNull(row.deletedAt);
     */
    function isNull(value: unknown, message?: Message): asserts value is null;
    /**
     * The value is anything but `null`.
     * @example assert.isNotNull(row.createdAt);
     */
    function isNotNull(value: unknown, message?: Message): void;
    /**
     * The value is `undefined`.
     * @example assert.isUndefined(options.retry);
     */
    function isUndefined(value: unknown, message?: Message): asserts value is undefined;
    /**
     * The value is anything but `undefined`.
     * @example assert.isDefined(null);
     */
    function isDefined(value: unknown, message?: Message): void;
    /**
     * The value is a function.
     * @example assert.isFunction(callback);
     */
    function isFunction(value: unknown, message?: Message): asserts value is Function;
    /**
     * The value is no function.
     * @example assert.isNotFunction({});
     */
    function isNotFunction(value: unknown, message?: Message): void;
    /**
     * The value is an object: arrays, functions and boxed primitives included, null excluded.
     * @example assert.isObject([]);
     */
    function isObject(value: unknown, message?: Message): asserts value is object;
    /**
     * The value is no object.
     * @example assert.isNotObject(null);
     */
    function isNotObject(value: unknown, message?: Message): void;
    /**
     * The value is an array.
     * @example assert.isArray([1]);
     */
    function isArray(value: unknown, message?: Message): asserts value is any[];
    /**
     * The value is no array.
     * @example assert.isNotArray({ length: 0 });
     */
    function isNotArray(value: unknown, message?: Message): void;
    /**
     * The value is a string, also one made by `new String`.
     * @example assert.isString('a');
     */
    function isString(value: unknown, message?: Message): void;
    /**
     * The value is no string.
     * @example assert.isNotString(5);
     */
    function isNotString(value: unknown, message?: Message): void;
    /**
     * The value is a number, also NaN and one made by `new Number`.
     * @example assert.isNumber(5);
     */
    function isNumber(value: unknown, message?: Message): void;
    /**
     * The value is no number.
     * @example assert.isNotNumber('5');
     */
    function isNotNumber(value: unknown, message?: Message): void;
    /**
     * The value is a boolean, also one made by `new Boolean`.
     * @example assert.isBoolean(false);
     */
    function isBoolean(value: unknown, message?: Message): void;
    /**
     * The value is no boolean.
     * @example assert.isNotBoolean(0);
     */
    function isNotBoolean(value: unknown, message?: Message): void;
    /**
     * The value is of the type with this name, upper or lower case.
     * @example assert.typeOf([], 'array');
     * @throws TypeError ERR_INVALID_ARG_VALUE: there is no such type.
     */
    function typeOf(value: unknown, type: TypeName, message?: Message): void;
    /**
     * The opposite of `typeOf`.
     * @example assert.notTypeOf(5, 'string');
     */
    function notTypeOf(value: unknown, type: TypeName, message?: Message): void;

    // Properties
    /**
     * The object has a property of this name, its own or inherited.
     * @example assert.property(reply, 'status');
     * @throws TypeError ERR_INVALID_ARG_TYPE: the object is null or undefined, or the name is no name.
     */
    function property(object: any, prop: PropertyName, message?: Message): void;
    /**
     * The opposite of `property`.
     * @example assert.notProperty(reply, 'error');
     */
    function notProperty(object: any, prop: PropertyName, message?: Message): void;
    /**
     * The object has something at this path.
     * @example assert.deepProperty(reply, 'rows[0].id');
     */
    function deepProperty(object: any, path: string, message?: Message): void;
    /**
     * The opposite of `deepProperty`.
     * @example assert.notDeepProperty(reply, 'rows[0].secret');
     */
    function notDeepProperty(object: any, path: string, message?: Message): void;
    /**
     * The object has the property, with a value that `equal` accepts.
     * @example assert.propertyVal(reply, 'status', 200);
     */
    function propertyVal(object: any, prop: PropertyName, value: unknown, message?: Message): void;
    /**
     * The opposite of `propertyVal`.
     * @example assert.propertyNotVal(reply, 'status', 500);
     */
    function propertyNotVal(object: any, prop: PropertyName, value: unknown, message?: Message): void;
    /**
     * The object has something at this path, with a value that `equal` accepts.
     * @example assert.deepPropertyVal(reply, 'rows[0].id', 7);
     */
    function deepPropertyVal(object: any, path: string, value: unknown, message?: Message): void;
    /**
     * The opposite of `deepPropertyVal`.
     * @example assert.deepPropertyNotVal(reply, 'rows[0].id', 8);
     */
    function deepPropertyNotVal(object: any, path: string, value: unknown, message?: Message): void;

    // Errors
    /**
     * The function throws; what it throws is an instance of the class, matches the pattern as a string, makes the function
     * return `true`, or has the properties (a RegExp as property matches a string).
     * @example assert.throws(() => JSON.parse('{'), { name: 'SyntaxError', message: /JSON|unexpected/ });
     * @throws TypeError ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE: `fn` is no function, or `expected` is nothing to compare with.
     */
    function throws(fn: () => unknown, expected?: Expectation | null, message?: Message): void;
    /**
     * The function throws anything. A string is the message of the assertion, not of the error.
     * @example assert.throws(() => socket.close(1), 'close takes nothing');
     */
    function throws(fn: () => unknown, message: string): void;
    /**
     * The function throws nothing, or, with a class or pattern, another error: that one is thrown on.
     * @example assert.doesNotThrow(() => JSON.parse('{}'));
     */
    function doesNotThrow(fn: () => unknown, unwanted?: Expectation, message?: Message): void;
    function doesNotThrow(fn: () => unknown, message: string): void;
    /**
     * As `throws`, for a promise or a function that returns one. The promise that it returns must be awaited or returned.
     * @example await assert.rejects(load('nothing'), { code: 'ENOENT' });
     */
    function rejects(promiseFn: PromiseLike<unknown> | (() => PromiseLike<unknown>), expected?: Expectation | null, message?: Message): Promise<void>;
    function rejects(promiseFn: PromiseLike<unknown> | (() => PromiseLike<unknown>), message: string): Promise<void>;
    /**
     * As `doesNotThrow`, for a promise or a function that returns one.
     * @example await assert.doesNotReject(load('something'));
     */
    function doesNotReject(promiseFn: PromiseLike<unknown> | (() => PromiseLike<unknown>), unwanted?: Expectation, message?: Message): Promise<void>;
    function doesNotReject(promiseFn: PromiseLike<unknown> | (() => PromiseLike<unknown>), message: string): Promise<void>;
    /**
     * The value is null or undefined: for the `err` of callbacks.
     * @example socket.recv((err, data) => { assert.ifError(err); });
     */
    function ifError(value: unknown): asserts value is null | undefined;

    /**
     * The same assertions, with `equal`, `notEqual`, `deepEqual` and `notDeepEqual` being the strict ones.
     * @example const { strict } = require('assert'); strict.equal(1, '1');   // throws
     */
    const strict: typeof assert;
  }

  export = assert;
}
