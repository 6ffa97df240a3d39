'use strict';

// Argument errors in Node's words, with its `code` and fibjs's `number`.

const { make } = host.errors;
const { isInteger } = Number;
const WRONG_TYPE = 100005;
const OUT_OF_RANGE = 100006;

const failure = (number, code, message) => make(number, message, code);

function received(value) {
    if (value === undefined || value === null)
        return String(value);
    if (typeof value === 'function')
        return `function ${value.name}`;
    if (typeof value === 'object')
        return value.constructor && value.constructor.name ? `an instance of ${value.constructor.name}` : 'an object';
    const shown = typeof value === 'string' ? `'${value}'` : `${String(value)}${typeof value === 'bigint' ? 'n' : ''}`;
    return `type ${typeof value} (${shown})`;
}

/** `expected` is such as 'of type string' or 'an instance of Array'. */
function wrongType(name, expected, value) {
    const message = `The "${name}" argument must be ${expected}. Received ${received(value)}`;
    return failure(WRONG_TYPE, 'ERR_INVALID_ARG_TYPE', message);
}

function wrongValue(name, reason, value) {
    return failure(WRONG_TYPE, 'ERR_INVALID_ARG_VALUE', `The argument '${name}' ${reason}. Received '${value}'`);
}

function outOfRange(name, range, value) {
    const message = `The value of "${name}" is out of range. It must be ${range}. Received ${value}`;
    return failure(OUT_OF_RANGE, 'ERR_OUT_OF_RANGE', message);
}

function checkString(name, value) {
    if (typeof value !== 'string')
        throw wrongType(name, 'of type string', value);
}

function checkFunction(name, value) {
    if (typeof value !== 'function')
        throw wrongType(name, 'of type function', value);
}

function checkInteger(name, value, least = -Infinity, most = Infinity) {
    if (typeof value !== 'number')
        throw wrongType(name, 'of type number', value);
    if (!isInteger(value))
        throw outOfRange(name, 'an integer', value);
    if (value < least || value > most)
        throw outOfRange(name, `>= ${least} && <= ${most}`, value);
}

module.exports = { failure, wrongType, wrongValue, outOfRange, checkString, checkFunction, checkInteger };
