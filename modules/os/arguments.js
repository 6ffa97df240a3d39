'use strict';

// Argument errors in Node's words, with its `code` and fibjs's `number`.

const { make } = host.errors;
const { isInteger } = Number;

const WRONG_TYPE = 100005;
const OUT_OF_RANGE = 100006;

function failure(number, code, message) {
    const error = make(number, message);
    error.code = code;
    return error;
}

function wrongType(name, expected, value) {
    const shown = value === null ? 'null' : `type ${typeof value}`;
    return failure(WRONG_TYPE, 'ERR_INVALID_ARG_TYPE', `The "${name}" argument must be of type ${expected}. Received ${shown}`);
}

function wrongValue(name, reason, value) {
    return failure(WRONG_TYPE, 'ERR_INVALID_ARG_VALUE', `The argument '${name}' ${reason}. Received '${value}'`);
}

function toInteger(name, value, least, most) {
    if (typeof value !== 'number')
        throw wrongType(name, 'number', value);
    const range = isInteger(value) ? `>= ${least} && <= ${most}` : 'an integer';
    if (!isInteger(value) || value < least || value > most)
        throw failure(OUT_OF_RANGE, 'ERR_OUT_OF_RANGE', `The value of "${name}" is out of range. It must be ${range}. Received ${value}`);
    return value;
}

module.exports = { toInteger, wrongType, wrongValue };
