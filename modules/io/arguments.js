'use strict';

const { checkInteger, coded, invalidType, toBuffer } = require('shared/arguments');

const WRONG_TYPE = 100005;
const INVALID_CALL = 100009;
const LARGEST_SIZE = 2 ** 31 - 1;

function wrongValue(name, reason, value) {
    return coded(WRONG_TYPE, 'ERR_INVALID_ARG_VALUE', `The argument '${name}' ${reason}. Received '${value}'`);
}

function toInteger(name, value, least, most = LARGEST_SIZE) {
    checkInteger(name, value, least, most);
    return value;
}

/** A stream of any kind is whatever can read and write. */
function checkStream(name, value) {
    if (value === null || typeof value !== 'object' || typeof value.read !== 'function' || typeof value.write !== 'function')
        throw invalidType(name, 'a stream', value);
}

const toBytes = (data) => toBuffer('data', data);
const invalidCall = (message) => coded(INVALID_CALL, 'ERR_INVALID_STATE', message);

module.exports = { checkStream, invalidCall, toBytes, toInteger, wrongValue };
