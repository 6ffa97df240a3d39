'use strict';

const { checkCount, privately, published } = require('./failures');
const { Mutex } = require('./mutex');

// The ways to the mutex of a Lock from outside the class, for Condition, which may share one.
let mutexOf;
let setMutex;

class Lock {
    #mutex = new Mutex();

    static #read = (lock) => lock.#mutex;

    static #friends = [
        mutexOf = (lock) => privately(lock, Lock.#read),
        setMutex = (lock, mutex) => {
            lock.#mutex = mutex;
        },
    ];

    acquire(blocking = true) {
        checkCount(arguments, 1);
        const mutex = mutexOf(this);
        if (!blocking)
            return mutex.tryAcquire();
        mutex.acquire();
        return true;
    }

    release() {
        checkCount(arguments, 0);
        mutexOf(this).release();
    }

    count() {
        checkCount(arguments, 0);
        return mutexOf(this).waiting;
    }
}

module.exports = { Lock: published(Lock, 0), mutexOf, setMutex };
