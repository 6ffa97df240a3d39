'use strict';

const { invalidCall } = require('./failures');
const { isLive, recordOf } = require('./registry');
const { WaitQueue, pause } = require('./wait_queue');
const { current, wake } = host.fibers;
const { SafeSet } = primordials;

const NOBODY = null;

/**
 * The re-entrant lock behind Lock and Condition. It is handed over directly: while somebody waits it is never free, so a
 * fiber that releases and acquires again at once cannot overtake.
 */
class Mutex {
    #owner = NOBODY;
    #depth = 0;
    #waiting = new WaitQueue();
    // The fiber whose notify() has given the lock up: its own release(), customary elsewhere, then has nothing left to do.
    #notifier = NOBODY;

    get waiting() {
        return this.#waiting.size;
    }

    acquire() {
        const fiber = current();
        if (!this.#tryAcquire(fiber)) {
            const ticket = { fiber, queue: null, depth: 1 };
            this.#waiting.enter(ticket);
            pause(ticket);
        }
        this.#notifier = NOBODY;
    }

    tryAcquire() {
        const acquired = this.#tryAcquire(current());
        if (acquired)
            this.#notifier = NOBODY;
        return acquired;
    }

    release() {
        const fiber = current();
        if (this.#owner === fiber)
            this.#release();
        else if (this.#notifier === fiber)
            this.#notifier = NOBODY;
        else
            throw invalidCall('The running fiber does not own this lock.');
    }

    /** Gives the lock up entirely and parks in `queue`; returns owning it as deep as before. */
    wait(queue) {
        const fiber = this.#checkOwner();
        const owned = this.#owner === fiber;
        const ticket = { fiber, queue: null, depth: owned ? this.#depth : 1 };
        queue.enter(ticket);
        if (owned)
            this.#pass();
        pause(ticket);
        this.#notifier = NOBODY;
    }

    /** Lets up to `most` fibers out of `queue`, each of which gets the lock in its turn, and releases it once. */
    notify(queue, most) {
        const fiber = this.#checkOwner();
        for (let count = 0; count < most; count++) {
            const ticket = queue.next();
            if (ticket === undefined)
                break;
            this.#waiting.enter(ticket);
        }
        if (this.#owner === fiber)
            this.#release();
        else if (this.#owner === NOBODY)
            this.#pass();
        this.#notifier = fiber;
    }

    /** Called when the fiber of that number has ended, perhaps twice: if it owns the lock, that goes to the next. */
    abandon(fiber) {
        if (this.#owner === fiber)
            this.#pass();
    }

    /** The running fiber, which owns the lock, or did until its notify(). */
    #checkOwner() {
        const fiber = current();
        if (this.#owner !== fiber && this.#notifier !== fiber)
            throw invalidCall('The running fiber does not own the lock of this condition.');
        return fiber;
    }

    #tryAcquire(fiber) {
        if (this.#owner === fiber) {
            this.#depth++;
            return true;
        }
        if (this.#owner !== NOBODY && !isLive(this.#owner))
            this.#pass();
        if (this.#owner !== NOBODY)
            return false;
        this.#take(fiber, 1);
        return true;
    }

    #release() {
        if (--this.#depth === 0)
            this.#pass();
    }

    #take(fiber, depth) {
        this.#owner = fiber;
        this.#depth = depth;
        const record = recordOf(fiber);
        if (record !== undefined)
            (record.held || (record.held = new SafeSet())).add(this);
    }

    #pass() {
        const record = recordOf(this.#owner);
        // Who took it before he was met has no list of what he holds.
        if (record !== undefined && record.held !== undefined)
            record.held.delete(this);
        const ticket = this.#waiting.next();
        if (ticket === undefined) {
            this.#owner = NOBODY;
            this.#depth = 0;
        } else {
            this.#take(ticket.fiber, ticket.depth);
            wake(ticket.fiber);
        }
    }
}

module.exports = { Mutex };
