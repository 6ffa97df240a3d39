'use strict';

const { startTurn, after, cancel, ref, unref, report } = host.fibers;

// Both run `action` once, in a fiber of its own, unless they are cancelled before.

/** As soon as the fibers that are ready have run. It is queued like them, so the program cannot end before. */
class NextTurn {
    #action;

    constructor(action) {
        this.#action = action;
        startTurn(() => this.#run(), (error) => {
            if (error !== undefined)
                report(error);
        });
    }

    cancel() {
        this.#action = undefined;
    }

    ref() {}

    unref() {}

    #run() {
        if (this.#action !== undefined)
            this.#action();
    }
}

/** When `ms` milliseconds have passed. */
class Delay {
    #id;

    constructor(ms, action) {
        this.#id = after(ms, action);
    }

    cancel() {
        cancel(this.#id);
    }

    ref() {
        ref(this.#id);
    }

    unref() {
        unref(this.#id);
    }
}

module.exports = { NextTurn, Delay };
