'use strict';

const { isLive } = require('./registry');
const { current, park, wake } = host.fibers;
const { SafeSet } = primordials;

/**
 * Fibers that wait, first come first served. A ticket is one wait of one fiber: `{ fiber, queue }`, where `queue` is the
 * WaitQueue in which it stands and null once its turn has come. Whoever takes a ticket with next() has to wake its fiber.
 */
class WaitQueue {
    #tickets = new SafeSet();

    /** How many fibers wait. */
    get size() {
        let size = 0;
        for (const ticket of this.#tickets) {
            if (isLive(ticket.fiber))
                size++;
        }
        return size;
    }

    enter(ticket) {
        ticket.queue = this;
        this.#tickets.add(ticket);
    }

    drop(ticket) {
        ticket.queue = null;
        this.#tickets.delete(ticket);
    }

    /** The ticket whose turn it is; undefined when nobody waits. Fibers that were ended meanwhile are passed over. */
    next() {
        for (const ticket of this.#tickets) {
            this.drop(ticket);
            if (isLive(ticket.fiber))
                return ticket;
        }
        return undefined;
    }

    /** Parks the running fiber until its turn comes. */
    wait() {
        const ticket = { fiber: current(), queue: null };
        this.enter(ticket);
        pause(ticket);
    }

    /** Ends the wait of the first fiber; false when nobody waits. */
    wakeOne() {
        const ticket = this.next();
        if (ticket !== undefined)
            wake(ticket.fiber);
        return ticket !== undefined;
    }

    /** Ends all waits. */
    wakeAll() {
        while (this.wakeOne());
    }
}

/** Parks the running fiber until its ticket has left every queue. */
function pause(ticket) {
    try {
        while (ticket.queue !== null)
            park();
    } finally {
        if (ticket.queue !== null)
            ticket.queue.drop(ticket);
    }
}

module.exports = { WaitQueue, pause };
