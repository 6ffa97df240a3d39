'use strict';

const { checkFunction, invalidType, outOfRange } = require('./arguments');

const { fibers, now } = host;

const MAX_INTEGER = Number.MAX_SAFE_INTEGER;

function checkInteger(name, value, least) {
  if (typeof value !== 'number') throw invalidType(name, 'of type number', value);
  if (!Number.isInteger(value) || value < least) throw outOfRange(name, `an integer >= ${least} && <= ${MAX_INTEGER}`, value);
}

/**
 * A cache of limited size: what was not used for longest makes room for what is new. With a timeout, entries end that
 * many milliseconds after they were set.
 */
class LruCache {
  #capacity;
  #timeout;
  // In order of use, the least recent first.
  #values = new Map();
  // In order of setting, so that what is too old stands first.
  #born = new Map();
  // The fibers that wait for the updater of a name.
  #waiting = new Map();

  constructor(size, timeout = 0) {
    checkInteger('size', size, 1);
    this.#capacity = size;
    this.timeout = timeout;
  }

  /** How many entries there are. */
  get size() {
    this.#expire();
    return this.#values.size;
  }

  /** How long entries live, in milliseconds; 0 or less: for ever. */
  get timeout() {
    return this.#timeout;
  }

  set timeout(timeout) {
    checkInteger('timeout', timeout, -MAX_INTEGER);
    this.#timeout = timeout;
  }

  has(name) {
    this.#expire();
    return this.#values.has(String(name));
  }

  /** The value of a name. Without one, `updater(name)` makes it; other fibers that ask for it meanwhile wait. */
  get(name, updater) {
    const key = String(name);
    if (updater !== undefined) checkFunction('updater', updater);
    for (;;) {
      this.#expire();
      if (this.#values.has(key)) return this.#use(key);
      const waiting = this.#waiting.get(key);
      if (waiting === undefined) return updater === undefined ? undefined : this.#update(key, updater);
      waiting.push(fibers.current());
      fibers.park();
    }
  }

  /** Sets one value, or every value of an object. */
  set(name, value) {
    if (arguments.length === 1) {
      if (typeof name !== 'object' || name === null) throw invalidType('map', 'of type object', name);
      for (const key of Object.keys(name)) this.#put(key, name[key]);
    } else {
      this.#put(String(name), value);
    }
  }

  remove(name) {
    this.#drop(String(name));
  }

  clear() {
    this.#values.clear();
    this.#born.clear();
  }

  isEmpty() {
    return this.size === 0;
  }

  /** What is in the cache, the most recently used first. */
  toJSON() {
    this.#expire();
    const entries = [...this.#values].reverse();
    return Object.fromEntries(entries);
  }

  #use(key) {
    const value = this.#values.get(key);
    this.#values.delete(key);
    this.#values.set(key, value);
    return value;
  }

  #put(key, value) {
    this.#drop(key);
    this.#values.set(key, value);
    this.#born.set(key, now());
    if (this.#values.size > this.#capacity) this.#drop(this.#values.keys().next().value);
  }

  #drop(key) {
    this.#values.delete(key);
    this.#born.delete(key);
  }

  #expire() {
    if (this.#timeout <= 0) return;
    const oldest = now() - this.#timeout;
    for (const [key, born] of this.#born) {
      if (born > oldest) return;
      this.#drop(key);
    }
  }

  #update(key, updater) {
    const waiting = [];
    this.#waiting.set(key, waiting);
    try {
      const value = updater(key);
      this.#put(key, value);
      return value;
    } finally {
      this.#waiting.delete(key);
      for (const fiber of waiting) fibers.wake(fiber);
    }
  }
}

module.exports = { LruCache };
