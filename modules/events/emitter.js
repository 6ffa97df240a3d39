'use strict';

// EventEmitter as a function, not a class: programs older than classes call it as `EventEmitter.call(this)`.
//
// All state hangs on one hidden property, which is made on first use: objects that only borrow the methods, by
// inheritance without the constructor or by Object.assign, work too.

const { requireFunction, requireLimit } = require('./argument_errors');
const { unhandledError, warnOfLeak } = require('./failures');

const { apply, defineProperty, getPrototypeOf, ownKeys } = Reflect;
const { arrayForEach, asArray, copied, define, list: newList, mapped, removeAt: removeItem } = primordials;
const { create, keys } = Object;
const { isArray } = Array;

const STATE = Symbol('events');
const errorMonitor = Symbol('events.errorMonitor');

let defaultMaxListeners = 10;

function EventEmitter() {
  if (this === undefined) throw host.errors.make(100007);
  // A prototype made by `new Base()` has state, which its instances must not share.
  if (this[STATE] === undefined || this[STATE] === getPrototypeOf(this)[STATE]) createState(this);
}

function createState(emitter) {
  const state = { listeners: create(null), maxListeners: undefined };
  defineProperty(emitter, STATE, { value: state, writable: true, enumerable: false, configurable: true });
  return state;
}

function listenersOf(emitter, type) {
  const state = emitter[STATE];
  return state === undefined ? undefined : state.listeners[type];
}

function unshifted(first, rest) {
  const all = newList();
  all[0] = first;
  for (let index = 0; index < rest.length; index++) all[index + 1] = rest[index];
  return all;
}

const isMap = (type, listener) => typeof type === 'object' && type !== null && listener === undefined;
const original = (listener) => listener.listener || listener;

/** Calls method(event, listener) for every property of an object of event → listener, as fibjs takes it. */
function forEachPair(emitter, map, method) {
  arrayForEach(keys(map), (type) => apply(method, emitter, [type, map[type]]));
  return emitter;
}

function add(emitter, type, listener, first) {
  requireFunction('listener', listener);
  const state = emitter[STATE] || createState(emitter);
  // Before it is added, so that a listener for newListener can put another one in front of it.
  if (state.listeners.newListener !== undefined) emitter.emit('newListener', type, original(listener));
  let list = state.listeners[type];
  // A list of listeners has no prototype: nothing that a script puts on one is asked when it grows.
  if (list === undefined) state.listeners[type] = list = newList();
  if (first) for (let index = list.length; index > 0; index--) list[index] = list[index - 1];
  list[first ? 0 : list.length] = listener;
  checkCount(emitter, type, list);
  return emitter;
}

function checkCount(emitter, type, list) {
  const limit = emitter.getMaxListeners();
  if (limit === 0 || list.length <= limit || list.warned) return;
  list.warned = true;
  warnOfLeak(emitter, type, list.length, limit);
}

/** The listener that removes itself before it calls the given one. */
function onceOnly(emitter, type, listener) {
  requireFunction('listener', listener);
  let fired = false;
  function wrapper(...args) {
    if (fired) return undefined;
    fired = true;
    emitter.removeListener(type, wrapper);
    return apply(listener, this, args);
  }
  define(wrapper, 'listener', listener, true);
  return wrapper;
}

function removeAt(emitter, type, index) {
  const { listeners } = emitter[STATE];
  const list = listeners[type];
  const removed = list[index];
  removeItem(list, index);
  if (list.length === 0) delete listeners[type];
  if (listeners.removeListener !== undefined) emitter.emit('removeListener', type, original(removed));
}

/** Last added, first removed; one by one only when somebody listens to that. */
function removeType(emitter, type) {
  const { listeners } = emitter[STATE];
  if (listeners.removeListener === undefined) {
    delete listeners[type];
    return;
  }
  const list = listeners[type];
  if (list === undefined) return;
  const before = copied(list);
  for (let index = before.length - 1; index >= 0; index--) emitter.removeListener(type, before[index]);
}

const methods = {
  addListener(type, listener) {
    return isMap(type, listener) ? forEachPair(this, type, this.addListener) : add(this, type, listener, false);
  },

  prependListener(type, listener) {
    return isMap(type, listener) ? forEachPair(this, type, this.prependListener) : add(this, type, listener, true);
  },

  once(type, listener) {
    if (isMap(type, listener)) return forEachPair(this, type, this.once);
    return add(this, type, onceOnly(this, type, listener), false);
  },

  prependOnceListener(type, listener) {
    if (isMap(type, listener)) return forEachPair(this, type, this.prependOnceListener);
    return add(this, type, onceOnly(this, type, listener), true);
  },

  removeListener(type, listener) {
    if (isMap(type, listener)) return forEachPair(this, type, this.removeListener);
    // Only a call with one argument asks for all: a handler that happens to be undefined is a mistake.
    if (arguments.length === 1) return this.removeAllListeners(type);
    requireFunction('listener', listener);
    const list = listenersOf(this, type);
    if (list === undefined) return this;
    let index = list.length - 1;
    while (index >= 0 && list[index] !== listener && list[index].listener !== listener) index--;
    if (index >= 0) removeAt(this, type, index);
    return this;
  },

  removeAllListeners(...types) {
    if (this[STATE] === undefined) return this;
    const first = types[0];
    if (types.length > 0 && first !== undefined) {
      if (isArray(first)) arrayForEach(first, (type) => removeType(this, type));
      else removeType(this, first);
      return this;
    }
    arrayForEach(this.eventNames(), (type) => {
      if (type !== 'removeListener') removeType(this, type);
    });
    removeType(this, 'removeListener');
    return this;
  },

  setMaxListeners(n) {
    requireLimit('setMaxListeners', n);
    (this[STATE] || createState(this)).maxListeners = n;
    return this;
  },

  getMaxListeners() {
    const state = this[STATE];
    return state === undefined || state.maxListeners === undefined ? defaultMaxListeners : state.maxListeners;
  },

  listeners(type) {
    return asArray(mapped(this.rawListeners(type), original));
  },

  rawListeners(type) {
    return asArray(copied(listenersOf(this, type) || []));
  },

  listenerCount(type, listener) {
    const list = listenersOf(this, type);
    if (list === undefined) return 0;
    if (listener === undefined || listener === null) return list.length;
    let count = 0;
    for (let index = 0; index < list.length; index++) if (original(list[index]) === listener) count++;
    return count;
  },

  eventNames() {
    const state = this[STATE];
    return state === undefined ? [] : ownKeys(state.listeners);
  },

  emit(type, ...args) {
    const list = listenersOf(this, type);
    if (type === 'error') {
      if (listenersOf(this, errorMonitor) !== undefined) apply(this.emit, this, unshifted(errorMonitor, args));
      if (list === undefined) throw unhandledError(args);
    }
    if (list === undefined) return false;
    if (list.length === 1) {
      apply(list[0], this, args);
      return true;
    }
    // A copy: listeners that are added or removed meanwhile change the next emit, not this one.
    const now = copied(list);
    for (let index = 0; index < now.length; index++) apply(now[index], this, args);
    return true;
  },
};

// Assigned, hence enumerable like Node's: libraries mix EventEmitter.prototype into objects of their own.
const addMethod = (name, method) => define(EventEmitter.prototype, name, method, true);
arrayForEach(keys(methods), (name) => addMethod(name, methods[name]));
addMethod('on', methods.addListener);
addMethod('off', methods.removeListener);

Object.defineProperty(EventEmitter, 'defaultMaxListeners', {
  get: () => defaultMaxListeners,
  set(limit) {
    requireLimit('defaultMaxListeners', limit);
    defaultMaxListeners = limit;
  },
  enumerable: true,
  configurable: false,
});

module.exports = { EventEmitter, errorMonitor };
