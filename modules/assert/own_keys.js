'use strict';

// Which own properties of an object deep equality looks at.

const { apply } = Reflect;
const { propertyIsEnumerable } = Object.prototype;

const { isView } = ArrayBuffer;

// Listing the indexes of a large buffer takes many times its memory, and nobody hangs properties on one.
const MAX_LISTED_ITEMS = 65536;
const MAX_INDEX = 2 ** 32 - 2;

function isIndex(key) {
  const number = Number(key);
  return Number.isInteger(number) && number >= 0 && number <= MAX_INDEX && String(number) === key;
}

const ownKeys = Object.keys;

/** How many of the keys are indexes. They come first, so looking from the end meets them after all others. */
function countIndexes(keys) {
  let count = keys.length;
  while (count > 0 && !isIndex(keys[count - 1])) count--;
  return count;
}

/** Enumerable own keys of an array or typed array without its indexes. */
function extraKeys(value) {
  if (isView(value) && value.length > MAX_LISTED_ITEMS) return [];
  const keys = ownKeys(value);
  return keys.slice(countIndexes(keys));
}

/** The indexes of the items that an array has, as strings. */
function indexKeys(array) {
  const keys = ownKeys(array);
  return keys.slice(0, countIndexes(keys));
}

function enumerableSymbols(value) {
  const symbols = Object.getOwnPropertySymbols(value);
  return symbols.length === 0 ? symbols : symbols.filter((symbol) => apply(propertyIsEnumerable, value, [symbol]));
}

module.exports = { enumerableSymbols, extraKeys, indexKeys, ownKeys };
