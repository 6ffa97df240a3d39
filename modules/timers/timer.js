'use strict';

const { Delay, NextTurn } = require('./turn');
const { report } = host.fibers;
const { now } = host;
const { apply } = Reflect;
const { ceil, max } = Math;
const { SafeMap } = primordials;

const IDLE = undefined;

// Timers whose number a script has asked for; all others can only be found by the object itself.
const numbered = new SafeMap();
let lastNumber = 0;

class Timer {
    #callback;
    #args;
    #delay;
    #repeats;
    // When the next call is planned, on the clock of now().
    #due;
    // The Delay or NextTurn while one is pending.
    #armed = IDLE;
    #running = false;
    #cleared = false;
    #referenced = true;
    #number;

    constructor(callback, delay, repeats, args) {
        this.#callback = callback;
        this.#delay = delay;
        this.#repeats = repeats;
        this.#args = args;
        this.#due = now() + delay;
        this.#arm();
    }

    get stopped() {
        return this.#cleared || (!this.#repeats && this.#armed === IDLE);
    }

    clear() {
        this.#cleared = true;
        this.#disarm();
        numbered.delete(this.#number);
    }

    close() {
        this.clear();
        return this;
    }

    refresh() {
        if (!this.#cleared) {
            this.#disarm();
            this.#due = now() + this.#delay;
            // An interval whose callback runs is armed when that has ended, as always.
            if (!this.#repeats || !this.#running)
                this.#arm();
        }
        return this;
    }

    ref() {
        this.#referenced = true;
        if (this.#armed !== IDLE)
            this.#armed.ref();
        return this;
    }

    unref() {
        this.#referenced = false;
        if (this.#armed !== IDLE)
            this.#armed.unref();
        return this;
    }

    hasRef() {
        return this.#referenced;
    }

    [Symbol.toPrimitive]() {
        if (this.#number === undefined) {
            this.#number = ++lastNumber;
            if (!this.stopped)
                numbered.set(this.#number, this);
        }
        return this.#number;
    }

    #arm() {
        const fire = () => this.#fire();
        this.#armed = this.#delay === 0 ? new NextTurn(fire) : new Delay(max(0, this.#due - now()), fire);
        if (!this.#referenced)
            this.#armed.unref();
    }

    #disarm() {
        if (this.#armed !== IDLE)
            this.#armed.cancel();
        this.#armed = IDLE;
    }

    #fire() {
        const planned = this.#due;
        this.#armed = IDLE;
        this.#running = true;
        try {
            apply(this.#callback, this, this.#args);
        } catch (error) {
            report(error);
        }
        this.#running = false;
        if (!this.#repeats)
            numbered.delete(this.#number);
        else if (!this.#cleared)
            this.#beat(planned);
    }

    /** Plans the next call of an interval: the beat is kept, calls that it has missed are left out. */
    #beat(planned) {
        if (this.#due === planned) {
            this.#due += this.#delay;
            const late = now() - this.#due;
            if (late > 0)
                this.#due += this.#delay * ceil(late / this.#delay);
        }
        this.#arm();
    }
}

/** The timer that a script means: the object, or its number as a number or a string; undefined for anything else. */
function find(value) {
    if (value instanceof Timer)
        return value;
    if (typeof value === 'number' || typeof value === 'string')
        return numbered.get(Number(value));
    return undefined;
}

module.exports = { Timer, find };
