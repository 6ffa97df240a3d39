'use strict';

const { checkCount, privately, published, wrongType } = require('./failures');
const { Event } = require('./event');
const { Lock, mutexOf, setMutex } = require('./lock');
const { Semaphore } = require('./semaphore');
const { WaitQueue } = require('./wait_queue');

class Condition extends Lock {
    #waiting = new WaitQueue();

    constructor(lock) {
        super();
        if (lock === undefined)
            return;
        if (!(lock instanceof Lock) || lock instanceof Semaphore || lock instanceof Event)
            throw wrongType();
        setMutex(this, mutexOf(lock));
    }

    static #read = (condition) => condition.#waiting;

    count() {
        checkCount(arguments, 0);
        return privately(this, Condition.#read).size;
    }

    wait() {
        checkCount(arguments, 0);
        const waiting = privately(this, Condition.#read);
        mutexOf(this).wait(waiting);
    }

    notify() {
        checkCount(arguments, 0);
        const waiting = privately(this, Condition.#read);
        mutexOf(this).notify(waiting, 1);
    }

    notifyAll() {
        checkCount(arguments, 0);
        const waiting = privately(this, Condition.#read);
        mutexOf(this).notify(waiting, Infinity);
    }
}

module.exports = { Condition: published(Condition, 1) };
