'use strict';

const { checkCount, checkFunction, outOfRange, toInteger, wrongType } = require('./failures');
const { launch } = require('./fiber');
const { isLive } = require('./registry');
const { WaitQueue } = require('./wait_queue');
const { current, report } = host.fibers;
const { apply, defineProperty, isExtensible } = Reflect;
const { isArray } = Array;

const ALL = -1;

function planFunctions(functions, fibers) {
    functions.forEach(checkFunction);
    return { count: functions.length, call: (fiber, index) => apply(functions[index], fiber, []), fibers };
}

/** What is to be done: `count` calls, made one by one with call(fiber, index), and how many fibers may share them. */
function plan(args) {
    const [first, second, third] = args;
    if (isArray(first) && typeof second !== 'function') {
        checkCount(args, 2);
        return planFunctions([...first], second);
    }
    if (isArray(first)) {
        checkCount(args, 3);
        const datas = [...first];
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
    return most === ALL ? count : Math.min(most, count);
}

/** The first error is thrown. Those that came after it go along as its `others`, or are reported if it takes no property. */
function combine([first, ...rest]) {
    const others = rest.filter((error) => error !== first);
    if (others.length > 0) {
        const object = typeof first === 'object' && first !== null;
        if (object && isExtensible(first) && !('others' in first))
            defineProperty(first, 'others', { value: others, writable: true, enumerable: true, configurable: true });
        else
            others.forEach(report);
    }
    return first;
}

function parallel(...args) {
    checkCount(args, Infinity, 1);
    const { count, call, fibers } = plan(args);
    const most = fiberCount(fibers, count);
    const results = new Array(count).fill(undefined);
    const errors = [];
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

    function settle(failed) {
        running--;
        if (failed !== undefined)
            errors.push(failed.error);
        if (running === 0 && !done.wakeOne())
            errors.forEach(report);
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
    return results;
}

module.exports = { parallel };
