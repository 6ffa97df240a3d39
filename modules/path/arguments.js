'use strict';

// Argument errors in Node's words, with its `code` and fibjs's `number`.

const { make } = host.errors;
const WRONG_TYPE = 100005;

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

function wrongType(name, expected, value) {
    const error = make(WRONG_TYPE, `The "${name}" argument must be of type ${expected}. Received ${received(value)}`);
    error.code = 'ERR_INVALID_ARG_TYPE';
    return error;
}

function checkString(name, value) {
    if (typeof value !== 'string')
        throw wrongType(name, 'string', value);
}

function checkObject(name, value) {
    if (value === null || typeof value !== 'object' || Array.isArray(value))
        throw wrongType(name, 'object', value);
}

module.exports = { checkObject, checkString };
