'use strict';

const { make } = host.errors;
const WRONG_TYPE = 100005;
const OUT_OF_RANGE = 100006;
const MAX_DELAY_MS = 2 ** 31 - 1;

const failure = (number, code, message) => make(number, message, code);

function received(value) {
    if (value === undefined || value === null)
        return String(value);
    if (typeof value === 'object')
        return value.constructor && value.constructor.name ? `an instance of ${value.constructor.name}` : 'an object';
    return `type ${typeof value} (${typeof value === 'string' ? `'${value}'` : String(value)})`;
}

function wrongType(name, type, value) {
    const message = `The "${name}" argument must be of type ${type}. Received ${received(value)}`;
    return failure(WRONG_TYPE, 'ERR_INVALID_ARG_TYPE', message);
}

function checkCallback(callback, name = 'callback') {
    if (typeof callback !== 'function')
        throw wrongType(name, 'function', callback);
}

/** Milliseconds from what scripts give: 0 stays 0, what is no possible delay becomes 1, too long a one with a warning. */
function toDelay(value) {
    if (typeof value === 'symbol' || typeof value === 'bigint')
        throw wrongType('delay', 'number', value);
    const ms = Number(value);
    if (ms === 0 || (ms >= 1 && ms <= MAX_DELAY_MS))
        return ms;
    if (ms > MAX_DELAY_MS) {
        const message = `${ms} does not fit into a 32-bit signed integer.\nTimeout duration was set to 1.`;
        require('process').emitWarning(message, 'TimeoutOverflowWarning');
    }
    return 1;
}

/** The limit of timers.call(): a positive number of milliseconds. */
function toLimit(value) {
    if (typeof value !== 'number' || value !== value)
        throw wrongType('timeout', 'number', value);
    if (value <= 0) {
        const message = `The value of "timeout" is out of range. It must be > 0. Received ${value}`;
        throw failure(OUT_OF_RANGE, 'ERR_OUT_OF_RANGE', message);
    }
    return value;
}

module.exports = { checkCallback, toDelay, toLimit };
