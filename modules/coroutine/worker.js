'use strict';

const { checkCount, published, wrongThis, wrongType } = require('./failures');
const { Port, WorkerEvent, defineHandlers, post, receive } = require('./port');
const { readMessage } = require('./message_reader');
const { WaitQueue } = require('./wait_queue');
const { isArray } = Array;
const { SafeMap, SafeWeakMap, arrayEvery, arrayForEach, define, regExpExec } = primordials;

// Workers by number, as long as something may happen in them: what happens has to reach a Worker that the script has dropped. One
// that has nothing to do is not in here; when nobody else has it, nobody can send it a message, and it ends.
const active = new SafeMap();
const records = new SafeWeakMap();
const PLACE = /\(?([^()\s][^()]*?):(\d+)(?::(\d+))?\)?$/m;

const isText = (value) => typeof value === 'string';
const ignore = () => undefined;

class Worker extends Port {
    constructor(path, opts = {}) {
        if (!isText(path) || typeof opts !== 'object' || opts === null)
            throw wrongType();
        const { argv = [] } = opts;
        if (!isArray(argv) || !arrayEvery(argv, isText))
            throw wrongType();
        super(ignore);
        // It must not know the worker, which Python would keep with it.
        const number = host.startWorker(path, argv, (event, text, bytes) => happened(number, event, text, bytes));
        active.set(number, this);
        // The token ends the worker when it goes, together with this object.
        records.set(this, { number, token: host.takeToken(number), exitCode: undefined, waiting: new WaitQueue() });
    }

    get exitCode() {
        return recordOf(this).exitCode;
    }

    postMessage(data) {
        checkCount(arguments, 1, 1);
        const { number, exitCode } = recordOf(this);
        post(data, (hasBytes) => {
            if (exitCode !== undefined)
                return;
            active.set(number, this);
            host.postToWorker(number, hasBytes);
        });
    }
}

function recordOf(worker) {
    const record = records.get(worker);
    if (record === undefined)
        throw wrongThis();
    return record;
}

const terminate = host.async(function terminate() {
    checkCount(arguments, 0);
    const record = recordOf(this);
    if (record.exitCode === undefined) {
        active.set(record.number, this);
        host.endWorker(record.number);
        record.waiting.wait();
    }
    return record.exitCode;
});
arrayForEach(['terminate', 'terminateSync'], (name) => define(Worker.prototype, name, terminate, false));
defineHandlers(Worker.prototype, ['message', 'load', 'error', 'exit']);

/** Python tells what happened in a worker, in a fiber for each event. */
function happened(number, event, text, bytes) {
    const worker = active.get(number);
    if (event === 'message')
        receive(worker, text, bytes);
    else if (event === 'load')
        worker.emit('load', new WorkerEvent('load', worker));
    else if (event === 'error')
        failed(worker, readMessage(text));
    else if (event === 'idle')
        active.delete(number);
    else if (worker !== undefined)
        ended(worker, Number(text));
}

function failed(worker, error) {
    if (worker.listenerCount('error') === 0) {
        host.fibers.report(error);
        return;
    }
    const { message = String(error), stack = '' } = Object(error);
    const { 1: filename = '', 2: line, 3: column } = regExpExec(PLACE, stack) || {};
    const place = { filename, lineno: Number(line || 0), colno: Number(column || 0) };
    worker.emit('error', new WorkerEvent('error', worker, { error, message, stack, ...place }));
}

function ended(worker, code) {
    const record = recordOf(worker);
    active.delete(record.number);
    record.exitCode = code;
    record.token = undefined;
    record.waiting.wakeAll();
    worker.emit('exit', code);
}

module.exports = { Worker: published(Worker, 2) };
