'use strict';

const { checkCount, privately, published, toInteger } = require('./failures');
const { Lock } = require('./lock');
const { WaitQueue } = require('./wait_queue');

// While fibers wait the value is 0: post() hands its unit over to the first of them, so nobody can take it before.
function take(units) {
    const taken = units.value > 0;
    if (taken)
        units.value--;
    return taken;
}

function wait(units) {
    if (!take(units))
        units.waiting.wait();
}

function post(units) {
    if (!units.waiting.wakeOne())
        units.value++;
}

class Semaphore extends Lock {
    #units;

    constructor(value) {
        super();
        this.#units = { value: toInteger(value, 1, 0), waiting: new WaitQueue() };
    }

    static #read = (semaphore) => semaphore.#units;

    acquire(blocking = true) {
        checkCount(arguments, 1);
        const units = privately(this, Semaphore.#read);
        if (!blocking)
            return take(units);
        wait(units);
        return true;
    }

    release() {
        checkCount(arguments, 0);
        post(privately(this, Semaphore.#read));
    }

    count() {
        checkCount(arguments, 0);
        return privately(this, Semaphore.#read).waiting.size;
    }

    wait() {
        checkCount(arguments, 0);
        wait(privately(this, Semaphore.#read));
    }

    post() {
        checkCount(arguments, 0);
        post(privately(this, Semaphore.#read));
    }

    trywait() {
        checkCount(arguments, 0);
        return take(privately(this, Semaphore.#read));
    }
}

module.exports = { Semaphore: published(Semaphore, 1) };
