'use strict';

const { checkCount, checkFunction, outOfRange, toInteger, wrongType } = require('./failures');
const { launch } = require('./fiber');
const { isLive } = require('./registry');
const { WaitQueue } = require('./wait_queue');
const { current, report } = host.fibers;
const { apply, isExtensible } = Reflect;
const { isArray } = Array;
const { min } = Math;
const { arrayForEach, asArray, copied, define, list } = primordials;

const ALL = -1;

function planFunctions(functions, fibers) {
    arrayForEach(functions, checkFunction);
    return { count: functions.length, call: (fiber, index) => apply(functions[index], fiber, []), fibers };
}

/** What is to be done: `count` calls, made one by one with call(fiber, index), and how many fibers may share them. */
function plan(args) {
    const { 0: first, 1: second, 2: third } = args;
    if (isArray(first) && typeof second !== 'function') {
        checkCount(args, 2);
        return planFunctions(copied(first), second);
    }
    if (isArray(first)) {
        checkCount(args, 3);
        const datas = copied(first);
        return { count: datas.length, call: (fiber, index) => apply(second, fiber, [datas[index]]), fibers: third };
    }
    checkFunction(first);
    if (args.length === 1 || typeof second === 'function')
        return planFunctions(args, ALL);
    checkCount(args, 3);
    if (second === undefined)
        throw wrongType();
    return { count: toInteger(second, 0, 0), call: (fiber, index) => apply(first, fiber, [index]), fibers: third };
}

function fiberCount(fibers, count) {
    const most = toInteger(fibers, ALL, ALL);
    if (most === 0)
        throw outOfRange();
    return most === ALL ? count : min(most, count);
}

/** The first error is thrown. Those that came after it go along as its `others`, or are reported if it takes no property. */
function combine(errors) {
    const first = errors[0];
    const others = list();
    for (let index = 1; index < errors.length; index++) {
        if (errors[index] !== first)
            others[others.length] = errors[index];
    }
    if (others.length > 0) {
        const object = typeof first === 'object' && first !== null;
        if (object && isExtensible(first) && !('others' in first))
            define(first, 'others', asArray(others), true);
        else
            arrayForEach(others, (error) => report(error));
    }
    return first;
}

function parallel(...args) {
    checkCount(args, Infinity, 1);
    const { count, call, fibers } = plan(args);
    const most = fiberCount(fibers, count);
    const results = list();
    for (let index = 0; index < count; index++)
        results[index] = undefined;
    const errors = list();
    const done = new WaitQueue();
    const caller = current();
    let next = 0;
    let running = 0;
    let stopped = false;

    // Once the caller has been ended from outside, nobody takes the results any more.
    function work() {
        while (next < count && errors.length === 0 && !stopped && isLive(caller)) {
            const index = next++;
            results[index] = call(this, index);
        }
    }

    function settle(failed, record) {
        if (!record.settled) {
            record.settled = true;
            running--;
            if (failed !== undefined)
                errors[errors.length] = failed.error;
        }
        if (running === 0 && !done.wakeOne())
            arrayForEach(errors, (error) => report(error));
    }

    try {
        for (; running < most; running++)
            launch(work, [], settle);
    } catch (error) {
        stopped = true;
        throw error;
    }
    if (running > 0)
        done.wait();
    if (errors.length > 0)
        throw combine(errors);
    return asArray(results);
}

module.exports = { parallel };
