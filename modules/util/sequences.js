'use strict';

// Arrays and what looks like them: parts of them, sets made of them, walks over them.

const { checkFunction, invalidType } = require('./arguments');
const { isArgumentsObject } = require('./types');

const { isArray } = Array;

const MISSING_PARAMETER = 100001;
const REDUCE_PARAMETERS = 3;

const isObject = (value) => typeof value === 'object' && value !== null;
const isNothing = (value) => value === null || value === undefined;
const isArrayLike = (value) => isObject(value) && Number.isInteger(value.length) && value.length >= 0;

/** The elements of an array or of what looks like one; none of undefined and null. */
function elements(name, value) {
  if (isArray(value)) return value;
  if (isNothing(value)) return [];
  if (!isArrayLike(value)) throw invalidType(name, 'an instance of Array', value);
  return Array.prototype.slice.call(value);
}

function first(list, count) {
  if (isNothing(list)) return count === undefined ? undefined : [];
  const array = elements('list', list);
  return count === undefined ? array[0] : array.slice(0, Math.max(0, count));
}

function last(list, count) {
  if (isNothing(list)) return count === undefined ? undefined : [];
  const array = elements('list', list);
  return count === undefined ? array[array.length - 1] : array.slice(Math.max(0, array.length - Math.max(0, count)));
}

/** The elements without repetitions, in order. Of a `sorted` list only neighbours are compared. */
function unique(list, sorted = false) {
  const array = elements('list', list);
  if (sorted) return array.filter((element, i) => i === 0 || !Object.is(element, array[i - 1]));
  return [...new Set(array)];
}

function union(...lists) {
  const found = new Set();
  lists.forEach((list, i) => elements(`lists[${i}]`, list).forEach((element) => found.add(element)));
  return [...found];
}

function intersection(...lists) {
  const [head = [], ...others] = lists.map((list, i) => new Set(elements(`lists[${i}]`, list)));
  return [...head].filter((element) => others.every((other) => other.has(element)));
}

const isNested = (value) => isArray(value) || isArgumentsObject(value);

/** A list of the elements of the list and of the lists in it; `shallow`: one level only. */
function flatten(list, shallow = false) {
  const flat = [];
  const walks = [{ array: elements('list', list), next: 0 }];
  const open = new Set([list]);
  while (walks.length > 0) {
    const walk = walks[walks.length - 1];
    if (walk.next >= walk.array.length) {
      walks.pop();
      open.delete(walk.array);
      continue;
    }
    const element = walk.array[walk.next++];
    if (!isNested(element) || (shallow && walks.length > 1)) {
      flat.push(element);
      continue;
    }
    if (open.has(element)) throw invalidType('list', 'an array that does not contain itself', element);
    open.add(element);
    walks.push({ array: element, next: 0 });
  }
  return flat;
}

function without(list, ...excluded) {
  const gone = new Set(excluded);
  return elements('list', list).filter((element) => !gone.has(element));
}

function difference(list, ...lists) {
  return without(list, ...union(...lists));
}

/** Calls `visit(element, key)` for what a list or an object holds; holes of a list are visited too. */
function walk(list, visit) {
  if (isArrayLike(list)) {
    for (let i = 0; i < list.length; i++) visit(list[i], i);
  } else if (isObject(list) || typeof list === 'function') {
    for (const key of Object.keys(list)) visit(list[key], key);
  }
}

function each(list, iterator, context = undefined) {
  checkFunction('iterator', iterator);
  walk(list, (element, key) => iterator.call(context, element, key, list));
  return list;
}

function map(list, iterator, context = undefined) {
  checkFunction('iterator', iterator);
  const mapped = [];
  walk(list, (element, key) => mapped.push(iterator.call(context, element, key, list)));
  return mapped;
}

function reduce(list, iterator, memo, context = undefined) {
  if (arguments.length < REDUCE_PARAMETERS) throw host.errors.make(MISSING_PARAMETER);
  checkFunction('iterator', iterator);
  let result = memo;
  walk(list, (element, key) => {
    result = iterator.call(context, result, element, key, list);
  });
  return result;
}

module.exports = { first, last, unique, union, intersection, flatten, without, difference, each, map, reduce };
