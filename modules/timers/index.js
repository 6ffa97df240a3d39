'use strict';

const { checkCallback, toDelay, toLimit } = require('./arguments');
const { Timer, find } = require('./timer');
const { limit } = host.fibers;
const { apply } = Reflect;
const { max } = Math;

const SHORTEST_INTERVAL_MS = 1;
const AT_ONCE_MS = 0;

function setTimeout(callback, delay, ...args) {
    checkCallback(callback);
    return new Timer(callback, toDelay(delay), false, args);
}

function setInterval(callback, delay, ...args) {
    checkCallback(callback);
    return new Timer(callback, max(SHORTEST_INTERVAL_MS, toDelay(delay)), true, args);
}

function setHrInterval(callback, delay, ...args) {
    checkCallback(callback);
    return new Timer(callback, max(SHORTEST_INTERVAL_MS, toDelay(delay)), true, args);
}

function setImmediate(callback, ...args) {
    checkCallback(callback);
    return new Timer(callback, AT_ONCE_MS, false, args);
}

function clear(timer) {
    const found = find(timer);
    if (found !== undefined)
        found.clear();
}

function call(func, timeout, ...args) {
    checkCallback(func, 'func');
    return limit(toLimit(timeout), () => apply(func, undefined, args));
}

// What util.promisify(setTimeout) gives, as in Node.
const promisified = Symbol.for('nodejs.util.promisify.custom');
const define = (func, value) => Object.defineProperty(func, promisified, { value, enumerable: true });
define(setTimeout, (delay, value) => new Promise((resolve) => setTimeout(resolve, delay, value)));
define(setImmediate, (value) => new Promise((resolve) => setImmediate(resolve, value)));

module.exports = {
    setTimeout,
    clearTimeout(timer) {
        clear(timer);
    },
    setInterval,
    clearInterval(timer) {
        clear(timer);
    },
    setHrInterval,
    clearHrInterval(timer) {
        clear(timer);
    },
    setImmediate,
    clearImmediate(timer) {
        clear(timer);
    },
    call,
};
