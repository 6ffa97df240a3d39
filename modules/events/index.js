'use strict';

const { invalidType } = require('./argument_errors');
const { EventEmitter, errorMonitor } = require('./emitter');

function requireEmitter(emitter) {
  const usable = emitter !== null && typeof emitter === 'object' && typeof emitter.once === 'function';
  if (!usable) throw invalidType('emitter', 'an instance of EventEmitter', emitter);
}

/** A promise for the arguments of the next event; an 'error' that comes first rejects it. */
async function once(emitter, name) {
  requireEmitter(emitter);
  return new Promise((resolve, reject) => {
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

Object.assign(EventEmitter, { EventEmitter, once, listenerCount, getEventListeners, errorMonitor });

module.exports = EventEmitter;
