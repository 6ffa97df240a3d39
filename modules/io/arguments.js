'use strict';

// Checks of arguments; errors in Node's words, with its `code` and fibjs's `number`.

const { Buffer } = require('buffer');
const { make } = host.errors;
const { isInteger } = Number;
const { isView } = ArrayBuffer;

const WRONG_TYPE = 100005;
const OUT_OF_RANGE = 100006;
const INVALID_CALL = 100009;
const LARGEST_SIZE = 2 ** 31 - 1;

function failure(number, code, message) {
    const error = make(number, message);
    error.code = code;
    return error;
}

function wrongType(name, expected, value) {
    const kind = value === null ? 'null' : typeof value;
    return failure(WRONG_TYPE, 'ERR_INVALID_ARG_TYPE', `The "${name}" argument must be ${expected}. Received ${kind}`);
}

function wrongValue(name, reason, value) {
    return failure(WRONG_TYPE, 'ERR_INVALID_ARG_VALUE', `The argument '${name}' ${reason}. Received '${value}'`);
}

function toInteger(name, value, least, most = LARGEST_SIZE) {
    if (typeof value !== 'number')
        throw wrongType(name, 'of type number', value);
    if (!isInteger(value) || value < least || value > most) {
        const range = isInteger(value) ? `>= ${least} && <= ${most}` : 'an integer';
        throw failure(OUT_OF_RANGE, 'ERR_OUT_OF_RANGE', `The value of "${name}" is out of range. It must be ${range}. Received ${value}`);
    }
    return value;
}

function checkString(name, value) {
    if (typeof value !== 'string')
        throw wrongType(name, 'of type string', value);
}

/** Data to write, as bytes: text becomes UTF-8. */
function toBytes(data) {
    if (typeof data === 'string')
        return Buffer.from(data);
    if (!isView(data))
        throw wrongType('data', 'of type string or an instance of Buffer, TypedArray, or DataView', data);
    return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}

/** A stream of any kind is whatever can read and write. */
function checkStream(name, value) {
    if (value === null || typeof value !== 'object' || typeof value.read !== 'function' || typeof value.write !== 'function')
        throw wrongType(name, 'a stream', value);
}

const invalidCall = (message) => failure(INVALID_CALL, 'ERR_INVALID_STATE', message);

module.exports = { checkStream, checkString, invalidCall, toBytes, toInteger, wrongType, wrongValue };
