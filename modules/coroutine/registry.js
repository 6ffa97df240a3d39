'use strict';

// What is known of fibers, by id. Those that this module starts are followed from start to end. Others (the main program,
// callbacks of timers, calls of the host) enter when a script asks for their Fiber object; nobody tells when they end, so a
// sweep looks for it whenever their number has doubled.

const { current } = host.fibers;
const { isLive } = host;
const { max } = Math;
const { SafeMap, arraySort, list } = primordials;

const records = new SafeMap();
const SWEEP_FROM = 64;
let met = 0;
let sweepAt = SWEEP_FROM;

/** Takes a record in: its `started` tells whether the end of the fiber will be noticed. */
function add(record) {
    records.set(record.id, record);
}

/** Notes that a fiber has ended. The locks it still holds go to those who wait for them. */
function leave(record) {
    record.ended = true;
    record.caller = null;
    records.delete(record.id);
    if (record.held !== undefined) {
        for (const mutex of record.held)
            mutex.abandon(record.id);
    }
}

function sweep() {
    met = 0;
    for (const record of records.values()) {
        if (record.started)
            continue;
        if (isLive(record.id))
            met++;
        else
            leave(record);
    }
    sweepAt = max(SWEEP_FROM, 2 * met);
}

/** The record of the running fiber, made now if it is met for the first time. */
function running() {
    const id = current();
    const record = records.get(id);
    if (record !== undefined)
        return record;
    if (++met > sweepAt)
        sweep();
    const stranger = { id, caller: null, started: false, ended: false, fiber: undefined, joiners: undefined, held: undefined };
    add(stranger);
    return stranger;
}

/** The records of the live fibers, oldest first. */
function live() {
    running();
    sweep();
    const all = list();
    for (const record of records.values())
        all[all.length] = record;
    return arraySort(all, (a, b) => a.id - b.id);
}

/** The record of a live fiber that was started here or has been met; undefined for others. */
const recordOf = (id) => records.get(id);

module.exports = { add, leave, isLive, running, live, recordOf };
