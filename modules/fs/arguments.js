'use strict';

// Checks of arguments; errors in Node's words, with its `code` and fibjs's `number`.

const { Buffer } = require('buffer');
const { coded, inspected, received } = require('shared/arguments');
const { isInteger } = Number;
const { isView } = ArrayBuffer;
const { abs, max } = Math;
const { dateGetTime, harden, isFinite, regExpExec, replaceAll, stringIncludes, stringSlice } = primordials;
const { typedArrayIndexOf, typedArrayKind } = primordials;

const MS_PER_S = 1000;
const WRONG_TYPE = 100005;
const OUT_OF_RANGE = 100006;
const LONGEST_SHOWN = 128;
const LARGEST_FD = 2 ** 31 - 1;
const LARGEST_MODE = 2 ** 32 - 1;
const LARGEST_ID = 2 ** 32 - 1;
const LARGEST_PLAIN = 2 ** 32;
const THOUSANDS = harden(/\B(?=(?:\d{3})+$)/g);
const OCTAL = /^[0-7]+$/;

function inspect(value) {
    const text = inspected(value);
    return text.length > LONGEST_SHOWN ? `${stringSlice(text, 0, LONGEST_SHOWN)}...` : text;
}

/** `expected` is such as 'of type string' or 'an instance of Array'. */
function wrongType(name, expected, value) {
    const kind = stringIncludes(name, '.') ? 'property' : 'argument';
    const message = `The "${name}" ${kind} must be ${expected}. Received ${received(value)}`;
    return coded(WRONG_TYPE, 'ERR_INVALID_ARG_TYPE', message);
}

function wrongValue(name, reason, value) {
    return coded(WRONG_TYPE, 'ERR_INVALID_ARG_VALUE', `The argument '${name}' ${reason}. Received ${inspect(value)}`);
}

function outOfRange(name, range, value) {
    const isLarge = isInteger(value) && abs(value) > LARGEST_PLAIN;
    const shown = isLarge ? replaceAll(String(value), THOUSANDS, '_') : inspect(value);
    const message = `The value of "${name}" is out of range. It must be ${range}. Received ${shown}`;
    return coded(OUT_OF_RANGE, 'ERR_OUT_OF_RANGE', message);
}

/** A path: text, or a Buffer with the bytes of a name. */
function toPath(value, name = 'path') {
    const isBytes = isView(value) && typedArrayKind(value) === 'Uint8Array';
    if (typeof value !== 'string' && !isBytes)
        throw wrongType(name, 'of type string or an instance of Buffer', value);
    if (isBytes ? typedArrayIndexOf(value, 0) >= 0 : stringIncludes(value, '\0'))
        throw wrongValue(name, 'must be a string or Uint8Array without null bytes', value);
    return value;
}

function toInteger(name, value, least, most = Infinity) {
    if (typeof value !== 'number')
        throw wrongType(name, 'of type number', value);
    if (!isInteger(value))
        throw outOfRange(name, 'an integer', value);
    if (value < least || value > most)
        throw outOfRange(name, most === Infinity ? `>= ${least}` : `>= ${least} && <= ${most}`, value);
    return value;
}

const toFd = (value) => toInteger('fd', value, 0, LARGEST_FD);
const toId = (name, value) => toInteger(name, value, -1, LARGEST_ID);

/** Permissions: a number, or octal digits. */
function toMode(value, fallback) {
    if (value === undefined || value === null)
        value = fallback;
    if (typeof value !== 'string')
        return toInteger('mode', value, 0, LARGEST_MODE);
    if (regExpExec(OCTAL, value) === null)
        throw wrongValue('mode', 'must be a 32-bit unsigned integer or an octal string', value);
    return parseInt(value, 8);
}

/** A size of a file; less than nothing is nothing. */
function toSize(name, value) {
    return max(0, toInteger(name, value, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER));
}

/** Seconds since 1970, from a number, digits or a Date; a number below 0 means now. */
function toSeconds(name, value) {
    const isTime = typeof value === 'number' || typeof value === 'string' || value instanceof Date;
    const seconds = value instanceof Date ? dateGetTime(value) / MS_PER_S : Number(isTime ? value : NaN);
    if (!isFinite(seconds))
        throw wrongType(name, 'an instance of Date or a finite number of seconds', value);
    return typeof value === 'number' && value < 0 ? Date.now() / MS_PER_S : seconds;
}

function checkEncoding(encoding) {
    if (!Buffer.isEncoding(encoding))
        throw wrongValue('encoding', 'is invalid encoding', encoding);
}

/** What `options` of many functions mean: an object of them, or an encoding alone. */
function toOptions(options, defaults) {
    if (options === undefined || options === null)
        return defaults;
    if (typeof options === 'string')
        return { ...defaults, encoding: options };
    if (typeof options !== 'object')
        throw wrongType('options', 'one of type string or object', options);
    return { ...defaults, ...options };
}

/** Data to write: text in an encoding, or bytes. */
function toData(data, encoding) {
    if (isView(data))
        return data;
    if (typeof data !== 'string')
        throw wrongType('data', 'of type string or an instance of Buffer, TypedArray, or DataView', data);
    if (encoding)
        checkEncoding(encoding);
    return Buffer.from(data, encoding || 'utf8');
}

module.exports = {
    checkEncoding, outOfRange, toData, toFd, toId, toInteger, toMode, toOptions, toPath, toSeconds, toSize, wrongType, wrongValue,
};
