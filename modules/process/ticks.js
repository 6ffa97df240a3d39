'use strict';

const { checkFunction } = require('./arguments');
const { report } = host.fibers;
const { apply } = Reflect;
const { SafeSet, define, promiseThen } = primordials;

const settled = Promise.resolve();
// then() asks a promise for its constructor.
define(settled, 'constructor', undefined, false);
const waiting = new SafeSet();
let scheduled = false;

function schedule() {
    if (!scheduled) {
        scheduled = true;
        promiseThen(settled, runTicks);
    }
}

/** Runs what waits, in order, and what is added meanwhile. */
function runTicks() {
    scheduled = false;
    for (const tick of waiting) {
        waiting.delete(tick);
        // Should this one wait, another job runs those that come after it.
        if (waiting.size > 0)
            schedule();
        try {
            apply(tick.callback, undefined, tick.args);
        } catch (error) {
            report(error);
        }
    }
}

/** Calls `callback` as soon as the running fiber waits or ends, before any other fiber runs. */
function nextTick(callback, ...args) {
    checkFunction('callback', callback);
    waiting.add({ callback, args });
    schedule();
}

module.exports = { nextTick };
