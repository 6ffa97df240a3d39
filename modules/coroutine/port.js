'use strict';

// What Worker and Master have in common: an emitter whose messages wait until somebody listens to them.

const EventEmitter = require('events');
const { wrongThis } = require('./failures');
const { writeMessage } = require('./message_writer');
const { readMessage } = require('./message_reader');
const { start } = host.fibers;
const { apply } = Reflect;
const { SafeSet, SafeWeakMap, arrayForEach, define } = primordials;
const { create, keys } = Object;

const CHANGING = [
    'on', 'addListener', 'prependListener', 'once', 'prependOnceListener', 'off', 'removeListener', 'removeAllListeners',
];
const EMPTY = new Uint8Array(0);
// Of each port: the messages that nobody has listened to yet, whether somebody listens, whom to tell when that changes, and the
// functions that were set as `onmessage` and so on.
const states = new SafeWeakMap();

/** What a listener gets. */
class WorkerEvent {
    constructor(type, target, members) {
        define(this, 'type', type, true);
        define(this, 'target', target, true);
        if (members !== undefined)
            arrayForEach(keys(members), (name) => define(this, name, members[name], true));
    }
}

/** `onListening(listening)` is called when the first listener for messages comes, and when the last one goes. */
class Port extends EventEmitter {
    constructor(onListening) {
        super();
        states.set(this, { held: new SafeSet(), listening: false, onListening, handlers: create(null) });
    }
}

function stateOf(port) {
    const state = states.get(port);
    if (state === undefined)
        throw wrongThis();
    return state;
}

function listenersChanged(port) {
    const state = stateOf(port);
    const listening = port.listenerCount('message') > 0;
    if (listening === state.listening)
        return;
    state.listening = listening;
    state.onListening(listening);
    if (listening) {
        for (let count = state.held.size; count > 0; count--)
            start(() => deliver(port));
    }
}

/** Takes a message, in a fiber that was started for it: without a listener it is kept. */
function receive(port, text, bytes) {
    stateOf(port).held.add({ text, bytes });
    deliver(port);
}

/** Calls the listeners with the oldest message: when they block, another fiber has to do that for the next one. */
function deliver(port) {
    const { held, listening } = stateOf(port);
    const { value: message } = held.values().next();
    if (!listening || message === undefined)
        return;
    held.delete(message);
    const { text, bytes } = message;
    port.emit('message', new WorkerEvent('message', port, { data: readMessage(text, bytes) }));
}

// Methods of emitters are enumerable; those of a class are not.
arrayForEach(CHANGING, (name) => {
    const method = EventEmitter.prototype[name];
    const { [name]: value } = {
        [name](...args) {
            const result = apply(method, this, args);
            listenersChanged(this);
            return result;
        },
    };
    define(Port.prototype, name, value, false);
});

/** Defines `on…` properties: what is set is a listener like others, and takes the place of what was set before. */
function defineHandlers(prototype, events) {
    arrayForEach(events, (event) => {
        Object.defineProperty(prototype, `on${event}`, {
            get() {
                return stateOf(this).handlers[event] || null;
            },
            set(value) {
                const { handlers } = stateOf(this);
                const before = handlers[event];
                const after = typeof value === 'function' ? value : undefined;
                handlers[event] = after;
                // The new one comes first: a worker that nobody listens in for a moment could end.
                if (after !== undefined)
                    this.on(event, after);
                if (before !== undefined)
                    this.removeListener(event, before);
            },
            enumerable: true,
            configurable: true,
        });
    });
}

/** Stages a message and calls `send(hasBytes)`. */
function post(value, send) {
    const { text, bytes } = writeMessage(value);
    host.stageBytes(bytes || EMPTY);
    host.stageText(text);
    send(bytes !== undefined);
}

module.exports = { Port, WorkerEvent, defineHandlers, post, receive };
