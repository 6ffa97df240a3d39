'use strict';

// fibjs's errors, each with the `code` that Node uses for the same mistake, and the checks of arguments that throw them.

const { make } = host.errors;
const { isInteger } = Number;
const { trunc } = Math;
const { construct } = Reflect;
const toNumber = Number;
const { stringTrim } = primordials;
const MAX_INT32 = 2 ** 31 - 1;

const failure = (number, code, message) => make(number, message, code);

const tooManyArguments = () => failure(100001, 'ERR_INVALID_ARG_COUNT');
const missingArgument = () => failure(100002, 'ERR_MISSING_ARGS');
const wrongType = () => failure(100005, 'ERR_INVALID_ARG_TYPE');
const outOfRange = () => failure(100006, 'ERR_OUT_OF_RANGE');
const newIsMissing = () => failure(100007, 'ERR_CONSTRUCT_CALL_REQUIRED');
const wrongThis = () => failure(100008, 'ERR_INVALID_THIS');
const invalidCall = (reason) => failure(100009, 'ERR_INVALID_STATE', `Invalid procedure call. ${reason}`);

function checkCount(args, most, least = 0) {
    if (args.length < least)
        throw missingArgument();
    if (args.length > most)
        throw tooManyArguments();
}

function checkFunction(value) {
    if (typeof value !== 'function')
        throw wrongType();
}

/** An integer as fibjs takes it: numbers lose their fraction, numeric strings count, `undefined` is the default. */
function toInteger(value, byDefault, least, most = MAX_INT32) {
    if (value === undefined)
        return byDefault;
    const numeric = typeof value === 'number' || (typeof value === 'string' && stringTrim(value) !== '');
    const number = numeric ? trunc(toNumber(value)) : NaN;
    if (number !== number)
        throw wrongType();
    if (!isInteger(number) || number < least || number > most)
        throw outOfRange();
    return number;
}

/** `read` reaches for a private member of `object`, which fails for one reason only: the object is of another class. */
function privately(object, read) {
    try {
        return read(object);
    } catch (error) {
        throw wrongThis();
    }
}

/** The class as scripts get it: not callable without `new`, with `most` arguments at most. */
function published(Class, most) {
    const outer = new Proxy(Class, {
        apply() {
            throw newIsMissing();
        },
        construct(Inner, args, newTarget) {
            checkCount(args, most);
            return construct(Inner, args, newTarget);
        },
    });
    Object.defineProperty(Class.prototype, 'constructor', { value: outer, writable: true, configurable: true });
    return outer;
}

module.exports = {
    wrongType, wrongThis, outOfRange, invalidCall, checkCount, checkFunction, toInteger, privately, published,
};
