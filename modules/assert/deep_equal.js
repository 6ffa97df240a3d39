'use strict';

// Deep equality, loose (deepEqual) and strict (deepStrictEqual), with Node's rules.
//
// Every pair of objects that hold objects is compared by a generator that yields the pairs it depends on; a loop over
// an explicit stack runs them. So nesting costs heap, not the engine's stack: ten thousand levels are an ordinary case.
// Pairs in progress are taken to be equal when they are met again, which is what makes cycles end.

const { brandOf } = require('./brands');
const { sameContent } = require('./content');
const { enumerableSymbols, extraKeys, indexKeys, ownKeys } = require('./own_keys');

const { apply, getPrototypeOf } = Reflect;
const { hasOwnProperty, propertyIsEnumerable, toString } = Object.prototype;
const { forEach: eachOfSet, has: setHas } = Set.prototype;
const { forEach: eachOfMap, get: mapGet, has: mapHas } = Map.prototype;

// One to three comparisons are pending per level of nesting; each takes some hundred bytes.
const MAX_PENDING = 100000;
// Shared parts ([x, x] of [y, y] of …) and sets of sets have pairs met again exponentially often. From so many pairs
// on, results are remembered, but only those that took so many pairs to find: a large set has too many cheap ones.
const REMEMBER_AFTER_PAIRS = 10000;
const COSTLY_PAIRS = 8;

// Compared although they are not enumerable; the stack is not, as equal errors are made in different places.
const ERROR_FIELDS = ['message', 'name', 'cause', 'errors'];

const has = (object, key) => apply(hasOwnProperty, object, [key]);
const isEnumerable = (object, key) => apply(propertyIsEnumerable, object, [key]);
const isObject = (value) => typeof value === 'object' && value !== null;
const isNaNValue = (value) => typeof value === 'number' && value !== value;

class Comparison {
  #strict;
  #inProgress = new Map();
  #results = new Map();
  #pairs = 0;
  #cyclesMet = 0;
  /** Keys from the first difference outwards. */
  #path = [];

  constructor(strict) {
    this.#strict = strict;
  }

  run(actual, expected) {
    const verdict = this.#compare(actual, expected);
    return typeof verdict === 'boolean' ? verdict : drive(verdict);
  }

  /** After a run that returned false: the keys that lead to the difference, as far as keys lead. */
  get path() {
    return [...this.#path].reverse();
  }

  #differAt(...path) {
    this.#path = path;
    return false;
  }

  /** Returns true or false where a look is enough, else the generator that finds out. */
  #compare(a, b) {
    const verdict = this.#compareSimply(a, b);
    return verdict === undefined ? this.#compareObjects(a, b) : verdict;
  }

  /** The verdict unless both are objects, and not the same one. */
  #compareSimply(a, b) {
    if (a === b) return !this.#strict || a !== 0 || Object.is(a, b);
    if (isObject(a)) return isObject(b) ? undefined : false;
    if (isObject(b)) return false;
    return (isNaNValue(a) && isNaNValue(b)) || (!this.#strict && a == b);
  }

  #compareObjects(a, b) {
    if (this.#strict && getPrototypeOf(a) !== getPrototypeOf(b)) return this.#differAt();
    const tag = apply(toString, a, []);
    const isArray = Array.isArray(a);
    if (tag !== apply(toString, b, []) || isArray !== Array.isArray(b)) return this.#differAt();
    const plain = isArray || tag === '[object Object]';
    const brand = plain ? undefined : brandOf(a, tag);
    if (!plain && brandOf(b, tag) !== brand) return this.#differAt();
    if (isArray ? a.length !== b.length : !sameContent(a, b, brand, this.#strict)) return this.#differAt();
    const keys = this.#commonKeys(a, b, isArray || brand === 'View', brand === 'Error');
    if (keys === undefined) return this.#differAt();

    const walk = {
      a,
      b,
      brand,
      keys,
      items: isArray ? a.length : 0,
      at: 0,
      key: undefined,
      x: undefined,
      y: undefined,
    };
    if (brand === 'Set' || brand === 'Map') return this.#descend(walk);
    const verdict = this.#advance(walk);
    return verdict === undefined ? this.#descend(walk) : verdict;
  }

  /** The keys to compare, or undefined when the two do not have the same. Array indexes are left to #advance. */
  #commonKeys(a, b, indexed, error) {
    const list = indexed ? extraKeys : ownKeys;
    let keys = list(a);
    if (keys.length !== list(b).length) return undefined;
    for (const key of keys) if (!has(b, key)) return undefined;
    if (this.#strict) {
      const symbols = enumerableSymbols(a);
      const others = enumerableSymbols(b);
      if (symbols.length !== others.length || !symbols.every((symbol) => others.includes(symbol))) return undefined;
      if (symbols.length > 0) keys = keys.concat(symbols);
    }
    if (!error) return keys;
    return has(a, 'cause') === has(b, 'cause')
      ? keys.concat(ERROR_FIELDS.filter((field) => !isEnumerable(b, field)))
      : undefined;
  }

  /**
   * Goes on through items and properties as long as a look at them is enough. Returns false at a difference, true at
   * the end, undefined at two objects, which are left in walk.x and walk.y.
   */
  #advance(walk) {
    const { a, b } = walk;
    while (walk.at < walk.items) {
      const index = walk.at;
      if (!has(a, index)) {
        if (has(b, index) || !leaveOutHoles(walk)) return this.#differAt();
        break;
      }
      if (!has(b, index)) return this.#differAt();
      walk.at++;
      const verdict = this.#look(walk, index);
      if (verdict !== true) return verdict;
    }
    while (walk.at < walk.items + walk.keys.length) {
      const verdict = this.#look(walk, walk.keys[walk.at++ - walk.items]);
      if (verdict !== true) return verdict;
    }
    return true;
  }

  #look(walk, key) {
    walk.key = key;
    walk.x = walk.a[key];
    walk.y = walk.b[key];
    const verdict = this.#compareSimply(walk.x, walk.y);
    return verdict === false ? this.#differAt(key) : verdict;
  }

  /** Compares what #advance stopped at, and on to the end. */
  *#descend(walk) {
    const { a, b, brand } = walk;
    const known = this.#lookUp(a, b);
    if (known !== undefined) return known || this.#differAt();
    const pairsBefore = this.#pairs;
    const cyclesBefore = this.#cyclesMet;
    this.#enter(a, b);

    let equal;
    if (brand === 'Set') equal = yield this.#compareSets(a, b);
    else if (brand === 'Map') equal = yield this.#compareMaps(a, b);
    if (equal === false) this.#differAt();
    if (equal === true) equal = this.#advance(walk);
    while (equal === undefined) {
      const verdict = this.#compareObjects(walk.x, walk.y);
      equal = typeof verdict === 'boolean' ? verdict : yield verdict;
      if (equal) equal = this.#advance(walk);
      else this.#path.push(walk.key);
    }

    this.#leave(a);
    // Equal as long as a pair in progress is equal is no result to keep; different is different in any case.
    const certain = !equal || this.#cyclesMet === cyclesBefore;
    if (certain && this.#pairs >= REMEMBER_AFTER_PAIRS && this.#pairs - pairsBefore >= COSTLY_PAIRS)
      this.#remember(a, b, equal);
    return equal;
  }

  #lookUp(a, b) {
    const partners = this.#inProgress.get(a);
    if (partners !== undefined && partners.includes(b)) {
      this.#cyclesMet++;
      return true;
    }
    const results = this.#results.get(a);
    return results === undefined ? undefined : results.get(b);
  }

  #enter(a, b) {
    this.#pairs++;
    const partners = this.#inProgress.get(a);
    if (partners === undefined) this.#inProgress.set(a, [b]);
    else partners.push(b);
  }

  #leave(a) {
    const partners = this.#inProgress.get(a);
    if (partners.length === 1) this.#inProgress.delete(a);
    else partners.pop();
  }

  #remember(a, b, equal) {
    const results = this.#results.get(a);
    if (results === undefined) this.#results.set(a, new Map([[b, equal]]));
    else results.set(b, equal);
  }

  *#compareSets(a, b) {
    const unmatched = new Set();
    for (const item of itemsOf(a)) {
      if (isObject(item)) unmatched.add(item);
      else if (!apply(setHas, b, [item])) {
        if (this.#strict) return false;
        unmatched.add(item);
      }
    }
    if (unmatched.size === 0) return true;
    for (const item of itemsOf(b)) {
      const search = isObject(item) || (!this.#strict && !apply(setHas, a, [item]));
      if (search && !(yield this.#takeItem(unmatched, item))) return false;
    }
    return unmatched.size === 0;
  }

  *#takeItem(candidates, item) {
    for (const candidate of candidates) {
      const verdict = this.#compare(candidate, item);
      if (typeof verdict === 'boolean' ? verdict : yield verdict) {
        candidates.delete(candidate);
        return true;
      }
    }
    return false;
  }

  *#compareMaps(a, b) {
    const unmatched = new Map();
    for (const [key, value] of entriesOf(a)) {
      if (isObject(key)) {
        unmatched.set(key, value);
      } else if (!apply(mapHas, b, [key])) {
        if (this.#strict) return false;
        unmatched.set(key, value);
      } else {
        const verdict = this.#compare(value, apply(mapGet, b, [key]));
        if (!(typeof verdict === 'boolean' ? verdict : yield verdict)) {
          if (this.#strict) return false;
          unmatched.set(key, value);
        }
      }
    }
    if (unmatched.size === 0) return true;
    for (const [key, value] of entriesOf(b)) {
      const search = isObject(key) || (!this.#strict && (!apply(mapHas, a, [key]) || unmatched.has(key)));
      if (search && !(yield this.#takeEntry(unmatched, key, value))) return false;
    }
    return unmatched.size === 0;
  }

  *#takeEntry(candidates, key, value) {
    for (const [candidate, candidateValue] of candidates) {
      const keys = this.#compare(candidate, key);
      if (!(typeof keys === 'boolean' ? keys : yield keys)) continue;
      const values = this.#compare(candidateValue, value);
      if (typeof values === 'boolean' ? values : yield values) {
        candidates.delete(candidate);
        return true;
      }
    }
    return false;
  }
}

/** Goes by keys from the first hole on: a sparse array may be four thousand million items long. */
function leaveOutHoles(walk) {
  const indexes = indexKeys(walk.a).slice(walk.at);
  if (indexes.length !== indexKeys(walk.b).length - walk.at) return false;
  for (const index of indexes) if (!has(walk.b, index)) return false;
  walk.keys = indexes.concat(walk.keys);
  walk.items = 0;
  walk.at = 0;
  return true;
}

function drive(root) {
  const stack = [root];
  let verdict;
  for (;;) {
    const step = stack[stack.length - 1].next(verdict);
    if (!step.done) {
      if (stack.length >= MAX_PENDING) throw tooDeep();
      stack.push(step.value);
      verdict = undefined;
    } else {
      stack.pop();
      verdict = step.value;
      if (stack.length === 0) return verdict;
    }
  }
}

function tooDeep() {
  const error = new RangeError('The values are nested too deeply to be compared');
  error.code = 'ERR_OUT_OF_RANGE';
  return error;
}

function itemsOf(set) {
  const items = [];
  apply(eachOfSet, set, [(item) => items.push(item)]);
  return items;
}

function entriesOf(map) {
  const entries = [];
  apply(eachOfMap, map, [(value, key) => entries.push([key, value])]);
  return entries;
}

/** Whether the two are equal by the rules of deepEqual. */
const isDeepEqual = (actual, expected) => new Comparison(false).run(actual, expected);

/** Whether the two are equal by the rules of deepStrictEqual. */
const isDeepStrictEqual = (actual, expected) => new Comparison(true).run(actual, expected);

/** The keys that lead to the first difference of two values, as far as keys lead: not into sets and maps. */
function differencePath(actual, expected, strict) {
  const comparison = new Comparison(strict);
  return comparison.run(actual, expected) ? [] : comparison.path;
}

module.exports = { differencePath, isDeepEqual, isDeepStrictEqual };
