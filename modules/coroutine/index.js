'use strict';

const { checkCount, toInteger } = require('./failures');
const { current, liveFibers, start } = require('./fiber');
const { parallel } = require('./parallel');
const { Lock } = require('./lock');
const { Semaphore } = require('./semaphore');
const { Event } = require('./event');
const { Condition } = require('./condition');

const SPARE_FIBERS = 256;
let spareFibers = SPARE_FIBERS;

const sleep = host.async(function sleep(ms) {
    checkCount(arguments, 1);
    const delay = toInteger(ms, 0, -Infinity);
    host.fibers.sleep(delay > 0 ? delay : 0);
});

if (host.isWorker) {
    const { Master } = require('./master');
    Object.defineProperty(globalThis, 'Master', { value: new Master(), writable: true, enumerable: true, configurable: true });
}

module.exports = {
    start,
    parallel,
    current,
    sleep,
    sleepSync: sleep,
    Lock,
    Semaphore,
    Condition,
    Event,
    vmid: host.vmid,

    // Programs without workers do not load what they need.
    get Worker() {
        return require('./worker').Worker;
    },

    get fibers() {
        return liveFibers();
    },

    get spareFibers() {
        return spareFibers;
    },

    set spareFibers(count) {
        spareFibers = toInteger(count, SPARE_FIBERS, 0);
    },

    get loglevel() {
        return require('console').loglevel;
    },

    set loglevel(level) {
        require('console').loglevel = level;
    },
};
