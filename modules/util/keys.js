'use strict';

// Which properties of an object are printed, and in what order.

const { isBuiltInPrototype } = require('./kinds');

const { getPrototypeOf, getOwnPropertyDescriptor, getOwnPropertyNames, getOwnPropertySymbols } = Object;
const { propertyIsEnumerable, hasOwnProperty } = Object.prototype;
const { apply, ownKeys } = Reflect;

// Named properties of longer lists are not looked for: the engine lists them only together with every index.
const MAX_SEARCHED = 2 ** 20;
const MAX_INDEX = 2 ** 32 - 2;
const MAX_LAYERS = 3;
const INDEX = /^(?:0|[1-9]\d*)$/;

const isIndex = (key) => typeof key === 'string' && INDEX.test(key) && Number(key) <= MAX_INDEX;

/** The own enumerable keys, symbols last; with `showHidden` all own keys. */
function keysOf(value, showHidden) {
  const symbols = getOwnPropertySymbols(value);
  if (showHidden) return [...getOwnPropertyNames(value), ...symbols];
  const names = Object.keys(value);
  if (symbols.length === 0) return names;
  return [...names, ...symbols.filter((symbol) => apply(propertyIsEnumerable, value, [symbol]))];
}

/** The keys of an array or typed array that are not indices. */
function namedKeysOf(list, length, showHidden) {
  if (length > MAX_SEARCHED) return [];
  const keys = keysOf(list, showHidden);
  // Every listing of keys begins with the indices.
  let start = 0;
  let end = keys.length;
  while (start < end) {
    const middle = (start + end) >> 1;
    if (isIndex(keys[middle])) start = middle + 1;
    else end = middle;
  }
  return keys.slice(start);
}

/**
 * What the classes above an object give it besides methods, as `showHidden` lists it: up to three classes high.
 *
 * @param {object} value
 * @param {object|null} holder  the object of the chain whose constructor gives the value its name
 * @returns {{ layer: object, key: string|symbol }[]}
 */
function inheritedKeys(value, holder) {
  const found = [];
  const first = getPrototypeOf(value);
  if (holder === null || (holder === first && isBuiltInPrototype(holder))) return found;
  const seen = new Set(['constructor']);
  let layer = first;
  for (let height = 0; height < MAX_LAYERS && layer !== null && !isBuiltInPrototype(layer); height++) {
    for (const key of ownKeys(layer)) {
      if (seen.has(key) || apply(hasOwnProperty, value, [key])) continue;
      seen.add(key);
      if (typeof getOwnPropertyDescriptor(layer, key).value !== 'function') found.push({ layer, key });
    }
    layer = getPrototypeOf(layer);
  }
  return found;
}

module.exports = { keysOf, namedKeysOf, inheritedKeys, isIndex };
