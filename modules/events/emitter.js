'use strict';

// EventEmitter as a function, not a class: programs older than classes call it as `EventEmitter.call(this)`.
//
// All state hangs on one hidden property, which is made on first use: objects that only borrow the methods, by
// inheritance without the constructor or by Object.assign, work too.

const { requireFunction, requireLimit } = require('./argument_errors');
const { unhandledError, warnOfLeak } = require('./failures');

const { apply, defineProperty, getPrototypeOf, ownKeys } = Reflect;
const { slice } = Array.prototype;

const STATE = Symbol('events');
const errorMonitor = Symbol('events.errorMonitor');

let defaultMaxListeners = 10;

function EventEmitter() {
  if (this === undefined) throw host.errors.make(100007);
  // A prototype made by `new Base()` has state, which its instances must not share.
  if (this[STATE] === undefined || this[STATE] === getPrototypeOf(this)[STATE]) createState(this);
}

function createState(emitter) {
  const state = { listeners: Object.create(null), maxListeners: undefined };
  defineProperty(emitter, STATE, { value: state, writable: true, enumerable: false, configurable: true });
  return state;
}

function listenersOf(emitter, type) {
  const state = emitter[STATE];
  return state === undefined ? undefined : state.listeners[type];
}

const isMap = (type, listener) => typeof type === 'object' && type !== null && listener === undefined;
const original = (listener) => listener.listener || listener;

/** Calls method(event, listener) for every property of an object of event → listener, as fibjs takes it. */
function forEachPair(emitter, map, method) {
  for (const type of Object.keys(map)) method.call(emitter, type, map[type]);
  return emitter;
}

function add(emitter, type, listener, first) {
  requireFunction('listener', listener);
  const state = emitter[STATE] || createState(emitter);
  // Before it is added, so that a listener for newListener can put another one in front of it.
  if (state.listeners.newListener !== undefined) emitter.emit('newListener', type, original(listener));
  const list = state.listeners[type];
  if (list === undefined) state.listeners[type] = [listener];
  else if (first) list.unshift(listener);
  else list.push(listener);
  checkCount(emitter, type, state.listeners[type]);
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
  wrapper.listener = listener;
  return wrapper;
}

function removeAt(emitter, type, index) {
  const { listeners } = emitter[STATE];
  const list = listeners[type];
  const [removed] = list.splice(index, 1);
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
  for (const listener of apply(slice, list, []).reverse()) emitter.removeListener(type, listener);
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
    const [first] = types;
    if (types.length > 0 && first !== undefined) {
      for (const type of Array.isArray(first) ? first : [first]) removeType(this, type);
      return this;
    }
    for (const type of this.eventNames()) if (type !== 'removeListener') removeType(this, type);
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
    return this.rawListeners(type).map(original);
  },

  rawListeners(type) {
    return apply(slice, listenersOf(this, type) || [], []);
  },

  listenerCount(type, listener) {
    const list = listenersOf(this, type);
    if (list === undefined) return 0;
    return listener === undefined || listener === null
      ? list.length
      : list.filter((item) => original(item) === listener).length;
  },

  eventNames() {
    const state = this[STATE];
    return state === undefined ? [] : ownKeys(state.listeners);
  },

  emit(type, ...args) {
    const list = listenersOf(this, type);
    if (type === 'error') {
      if (listenersOf(this, errorMonitor) !== undefined) this.emit(errorMonitor, ...args);
      if (list === undefined) throw unhandledError(args);
    }
    if (list === undefined) return false;
    if (list.length === 1) {
      apply(list[0], this, args);
      return true;
    }
    // A copy: listeners that are added or removed meanwhile change the next emit, not this one.
    for (const listener of apply(slice, list, [])) apply(listener, this, args);
    return true;
  },
};

// Assigned, hence enumerable like Node's: libraries mix EventEmitter.prototype into objects of their own.
Object.assign(EventEmitter.prototype, methods, { on: methods.addListener, off: methods.removeListener });

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
