'use strict';

// Random sequences of calls on an emitter, with everything that they return, throw and call, in order.

const EventEmitter = require('events');
const { createRandom } = require('../../random');

const SCENARIOS = 1500;
const STEPS = 25;
const NAMES = ['a', 'b', 1, '__proto__', 'error', Symbol.for('s')];
const CHANGES = ['on', 'once', 'prependListener', 'prependOnceListener', 'off', 'removeListener'];
const STEPS_OF = {
  change: ({ emitter, random, functions }, name) =>
    emitter[random.pick(CHANGES)](name, random.pick(functions)) === emitter,
  emit: ({ emitter, random }, name) => emitter.emit(name, random.pick([1, null, 'x'])),
  removeAll: ({ emitter, random }, name) => {
    if (random.chance(0.3)) emitter.removeAllListeners();
    else emitter.removeAllListeners(name);
  },
  names: ({ emitter }) => emitter.eventNames().map(String),
  look: ({ emitter, functions }, name) => [
    emitter.listenerCount(name),
    emitter.listeners(name).map((listener) => functions.indexOf(listener)),
    emitter.rawListeners(name).length,
    EventEmitter.listenerCount(emitter, name),
  ],
  wrong: ({ emitter, random }, name) => emitter.on(name, random.pick([1, null, {}, 'x'])),
  nested: ({ emitter, nested }) => {
    emitter.on('a', nested);
  },
};
const KINDS = [
  'change',
  'change',
  'change',
  'change',
  'emit',
  'emit',
  'emit',
  'removeAll',
  'names',
  'look',
  'wrong',
  'nested',
];

function play(seed) {
  const random = createRandom(seed);
  const log = [];
  const emitter = new EventEmitter().setMaxListeners(0);
  const functions = [0, 1, 2, 3].map(
    (number) =>
      function (...args) {
        log.push(['called', number, this === emitter, ...args]);
      },
  );
  const nested = () => {
    log.push('nested');
    emitter.removeListener('a', functions[0]);
    emitter.on('a', functions[1]);
  };
  // Node hands over the wrapper of once in some cases, the function itself in others: only the latter is compared.
  const note = (event) => (name, listener) => {
    log.push([event, String(name), functions.indexOf(listener.listener || listener), emitter.listenerCount(name)]);
  };
  if (random.chance(0.5)) emitter.on('newListener', note('new'));
  if (random.chance(0.5)) emitter.on('removeListener', note('removed'));
  for (let step = 0; step < STEPS; step++) {
    try {
      log.push(STEPS_OF[random.pick(KINDS)]({ emitter, random, functions, nested }, random.pick(NAMES)));
    } catch (error) {
      log.push(['thrown', error.name, error.code, error.message]);
    }
  }
  return JSON.stringify(log);
}

function report() {
  return Array.from({ length: SCENARIOS }, (_, index) => play(7919 * (index + 1)));
}

module.exports = { report };
