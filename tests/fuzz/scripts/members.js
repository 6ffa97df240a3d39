'use strict';

// What can be called: everything that the modules export, found by walking, so that a new member is called as well; and the objects
// that calls have returned, by their classes.

const { getOwnPropertyDescriptor, getPrototypeOf, ownKeys } = Reflect;
const KEPT = 10;
const OF_EVERY_FUNCTION = new Set(['length', 'name', 'prototype', 'caller', 'arguments']);
// The errors of the language's own functions are the language's, too.
const isNative = (fn) => Function.prototype.toString.call(fn).endsWith('[native code]\n}');
const ends = new Set([null, Object.prototype, Function.prototype, Array.prototype, Promise.prototype, Error.prototype, Map.prototype]);
const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';

// Not the language's: one of its classes has functions of the language only.
function isOurs(prototype) {
  for (let at = prototype; at !== null && !ends.has(at); at = getPrototypeOf(at))
    for (const key of ownKeys(at)) {
      const { value, get } = getOwnPropertyDescriptor(at, key);
      if (typeof (value || get) === 'function' && !isNative(value || get)) return true;
    }
  return false;
}

class Members {
  /** Everything to call: `{ label, kind, fn, prototype, owner, language }`. */
  all = [];
  /** Those of them that are not the language's. */
  own = [];
  #prototypes = new Map();
  #seen = new WeakSet();

  #others;

  /** `others` has the prototypes of classes that are not to be called. */
  constructor(others) {
    this.#others = new Set([...ends, ...others]);
  }

  /** Everything that is reached from an object by its own properties. */
  walk(label, object) {
    for (const key of ownKeys(object)) {
      if (typeof object === 'function' && OF_EVERY_FUNCTION.has(key)) continue;
      this.#member(`${label}.${String(key)}`, getOwnPropertyDescriptor(object, key), key, object, undefined);
    }
  }

  addFunction(label, fn) {
    if (this.#seen.has(fn)) return;
    this.#seen.add(fn);
    this.#add({ label, kind: 'call', fn });
    const { prototype } = fn;
    if (isObject(prototype)) {
      this.#add({ label: `new ${label}`, kind: 'new', fn });
      this.#class(label, prototype);
    }
    this.walk(label, fn);
  }

  /** Takes an object that a call has returned: its class is called from now on, and it is there to be called on. */
  adopt(value, label) {
    if (!isObject(value)) return;
    let prototype;
    try {
      prototype = getPrototypeOf(value);
    } catch (error) {
      return;
    }
    if (this.#others.has(prototype) || !isOurs(prototype)) return;
    const known = this.#prototypes.get(prototype) || this.#class(label, prototype);
    const { instances } = known;
    if (instances.length < KEPT) instances.push(value);
    else instances[known.next++ % KEPT] = value;
  }

  /** The objects of a class that are there. */
  instances(prototype) {
    return this.#prototypes.get(prototype).instances;
  }

  get prototypes() {
    return [...this.#prototypes.keys()];
  }

  #class(label, prototype) {
    const known = { instances: [], next: 0 };
    this.#prototypes.set(prototype, known);
    const found = new Set();
    for (let at = prototype; !ends.has(at) && isObject(at); at = getPrototypeOf(at)) {
      for (const key of ownKeys(at)) {
        if (key === 'constructor' || found.has(key)) continue;
        found.add(key);
        this.#member(`${label}#${String(key)}`, getOwnPropertyDescriptor(at, key), key, at, prototype);
      }
    }
    return known;
  }

  #member(label, descriptor, key, owner, prototype) {
    const shared = { label, prototype };
    if (typeof descriptor.value === 'function') {
      if (prototype === undefined) this.addFunction(label, descriptor.value);
      else this.#add({ ...shared, kind: 'method', fn: descriptor.value });
      return;
    }
    if (descriptor.get !== undefined) {
      this.#add({ ...shared, kind: 'get', fn: descriptor.get, owner });
      if (prototype === undefined) this.#exported(label, owner[key]);
    }
    if (descriptor.set !== undefined) this.#add({ ...shared, kind: 'set', fn: descriptor.set, owner });
  }

  #exported(label, value) {
    if (typeof value === 'function') this.addFunction(label, value);
  }

  #add(member) {
    const language = isNative(member.fn);
    const found = { ...member, language };
    this.all.push(found);
    if (!language) this.own.push(found);
  }
}

module.exports = { Members, isObject };
