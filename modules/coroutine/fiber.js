'use strict';

const { checkCount, checkFunction, invalidCall, privately, published } = require('./failures');
const registry = require('./registry');
const { WaitQueue } = require('./wait_queue');
const { launch: launchFiber, current: currentId, stack, report } = host.fibers;
const { apply, ownKeys, getOwnPropertyDescriptor } = Reflect;
const { asArray, define, list, mapped } = primordials;

class Fiber {
    #record;

    constructor(record) {
        if (!record || registry.recordOf(record.id) !== record)
            throw invalidCall('Fibers are started by coroutine.start().');
        this.#record = record;
        record.fiber = this;
    }

    static #read = (fiber) => fiber.#record;

    static #recordOf(fiber) {
        return privately(fiber, Fiber.#read);
    }

    get id() {
        return Fiber.#recordOf(this).id;
    }

    get caller() {
        return Fiber.#recordOf(this).caller;
    }

    get stack() {
        const { ended, id } = Fiber.#recordOf(this);
        return ended ? '' : stack(id);
    }

    join() {
        checkCount(arguments, 0);
        const record = Fiber.#recordOf(this);
        if (record.ended || !registry.isLive(record.id))
            return;
        if (record.id === currentId())
            throw invalidCall('A fiber cannot join itself: it would wait for ever.');
        if (!record.started)
            throw invalidCall('Only fibers that coroutine.start() or coroutine.parallel() started can be joined.');
        (record.joiners || (record.joiners = new WaitQueue())).wait();
    }
}

published(Fiber, 1);

const fiberOf = (record) => record.fiber || new Fiber(record);

/** The Fiber object of the running fiber. */
function current() {
    checkCount(arguments, 0);
    return fiberOf(registry.running());
}

/** The fiber-local properties that pass on, by value: accessors are read once, in the fiber that starts the other. */
function inheritance(parent) {
    const keys = ownKeys(parent);
    const properties = list();
    for (let index = 0; index < keys.length; index++) {
        const key = keys[index];
        if (getOwnPropertyDescriptor(parent, key).enumerable)
            properties[properties.length] = { key, value: parent[key] };
    }
    return properties;
}

/** The registry's record of a fiber that was started here: one object, since many live for a few microseconds only. */
class Started {
    constructor(func, args, settle, caller) {
        this.id = 0;
        this.caller = caller;
        this.started = true;
        this.ended = false;
        this.fiber = undefined;
        this.joiners = undefined;
        this.held = undefined;
        this.func = func;
        this.args = args;
        this.settle = settle;
        this.settled = false;
    }

    run() {
        // The starter was ended from outside in the middle of launch().
        if (this.fiber === undefined)
            return;
        apply(this.func, this.fiber, this.args);
    }

    over(error, failed) {
        // A fiber that is ended from outside in here comes once more.
        const { joiners, settle } = this;
        registry.leave(this);
        if (joiners !== undefined)
            joiners.wakeAll();
        if (settle !== undefined)
            settle(failed ? { error } : undefined, this);
        // The script may keep its Fiber object.
        this.func = this.args = this.settle = undefined;
    }
}
// No setter of Object.prototype sees what is assigned to `this`.
Object.setPrototypeOf(Started.prototype, null);

/**
 * Starts a fiber that calls `func` with its Fiber object as `this`. When it has ended, however that came about, `settle` is
 * called with undefined or `{ error }`, and the record: twice, if the fiber is ended from outside in the midst of that.
 */
function launch(func, args, settle) {
    const caller = current();
    const properties = inheritance(caller);
    const record = new Started(func, args, settle, caller);
    record.id = launchFiber(record);
    registry.add(record);
    const fiber = new Fiber(record);
    for (let index = 0; index < properties.length; index++)
        define(fiber, properties[index].key, properties[index].value, true);
    return fiber;
}

function reportFailure(failed) {
    if (failed !== undefined)
        report(failed.error);
}

function start(func, ...args) {
    checkCount(arguments, Infinity, 1);
    checkFunction(func);
    return launch(func, args, reportFailure);
}

/** The Fiber objects of all live fibers that are known here, oldest first. */
const liveFibers = () => asArray(mapped(registry.live(), fiberOf));

module.exports = { current, launch, start, liveFibers };
