'use strict';

const { invalidType } = require('./argument_errors');
const { EventEmitter, errorMonitor } = require('./emitter');

function requireEmitter(emitter) {
  const usable = emitter !== null && typeof emitter === 'object' && typeof emitter.once === 'function';
  if (!usable) throw invalidType('emitter', 'an instance of EventEmitter', emitter);
}

/** A promise for the arguments of the next event; an 'error' that comes first rejects it. */
function once(emitter, name) {
  // Not an async function, which would look up then() of the promise that it returns.
  return new Promise((resolve, reject) => {
    requireEmitter(emitter);
    const received = (...args) => {
      emitter.removeListener('error', failed);
      resolve(args);
    };
    const failed = (error) => {
      emitter.removeListener(name, received);
      reject(error);
    };
    emitter.once(name, received);
    if (name !== 'error') emitter.once('error', failed);
  });
}

function listenerCount(emitter, type) {
  requireEmitter(emitter);
  return emitter.listenerCount(type);
}

function getEventListeners(emitter, type) {
  requireEmitter(emitter);
  return emitter.listeners(type);
}

const members = { EventEmitter, once, listenerCount, getEventListeners, errorMonitor };
primordials.arrayForEach(Object.keys(members), (name) => primordials.define(EventEmitter, name, members[name], true));

module.exports = EventEmitter;
