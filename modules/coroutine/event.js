'use strict';

const { checkCount, privately, published } = require('./failures');
const { Lock } = require('./lock');
const { WaitQueue } = require('./wait_queue');

function wait(state) {
    if (!state.set)
        state.waiting.wait();
}

function set(state) {
    state.set = true;
    state.waiting.wakeAll();
}

class Event extends Lock {
    #state;

    constructor(value = false) {
        super();
        this.#state = { set: Boolean(value), waiting: new WaitQueue() };
    }

    static #read = (event) => event.#state;

    acquire(blocking = true) {
        checkCount(arguments, 1);
        const state = privately(this, Event.#read);
        if (!blocking)
            return state.set;
        wait(state);
        return true;
    }

    release() {
        checkCount(arguments, 0);
        set(privately(this, Event.#read));
    }

    count() {
        checkCount(arguments, 0);
        return privately(this, Event.#read).waiting.size;
    }

    isSet() {
        checkCount(arguments, 0);
        return privately(this, Event.#read).set;
    }

    set() {
        checkCount(arguments, 0);
        set(privately(this, Event.#read));
    }

    pulse() {
        checkCount(arguments, 0);
        privately(this, Event.#read).waiting.wakeAll();
    }

    clear() {
        checkCount(arguments, 0);
        privately(this, Event.#read).set = false;
    }

    wait() {
        checkCount(arguments, 0);
        wait(privately(this, Event.#read));
    }
}

module.exports = { Event: published(Event, 1) };
