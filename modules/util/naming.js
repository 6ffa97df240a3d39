'use strict';

// What an object is called: its constructor's name, its tag, and the words that stand before its braces.

const types = require('./types');

const { getPrototypeOf, getOwnPropertyDescriptor, keys: objectKeys } = Object;
const { propertyIsEnumerable, hasOwnProperty } = Object.prototype;
const functionToString = Function.prototype.toString;
const { apply } = Reflect;

// A proxy may answer with a new prototype for ever.
const MAX_CHAIN = 1000;

const IteratorPrototype = getPrototypeOf(getPrototypeOf([][Symbol.iterator]()));

// Comments may stand between `class` and the body, and a method named class is no class.
const COMMENTS = /\/\/[^\n]*|\/\*[^]*?\*\//g;
const CLASS_SOURCE = /^class(?=[\s{]|$)[^(){}]*(?:\([^]*\)[^{}]*)?\{/;

function isInstance(value, Constructor) {
  try {
    return value instanceof Constructor;
  } catch (_) {
    return false;
  }
}

/** The name of the constructor that `holder` owns and `value` is an instance of, or undefined. */
function ownConstructorName(value, holder) {
  if (holder === IteratorPrototype) return undefined;
  const descriptor = getOwnPropertyDescriptor(holder, 'constructor');
  if (descriptor === undefined || typeof descriptor.value !== 'function') return undefined;
  const { name } = descriptor.value;
  return name !== '' && isInstance(value, descriptor.value) ? String(name) : undefined;
}

/**
 * The name of the constructor of an object and the object of the prototype chain that holds it.
 * A chain that ends without one gives the name null when it is empty, else what stands at its start (`nameless`).
 */
function constructorOf(value) {
  let holder = value;
  let first;
  for (let steps = 0; holder !== null && steps < MAX_CHAIN; steps++) {
    const name = ownConstructorName(value, holder);
    if (name !== undefined) return { name, holder, nameless: null };
    holder = getPrototypeOf(holder);
    if (steps === 0) first = holder;
  }
  return { name: null, holder: null, nameless: first };
}

/** `Object <[Object: null prototype] {}>`: the name of an object whose chain names no constructor. */
function namelessName(kindName, prototype, levelsLeft) {
  if (levelsLeft < 0) return `${kindName} <Complex prototype>`;
  const { name, nameless } = constructorOf(prototype);
  if (name !== null) return `${kindName} <${name}>`;
  if (nameless !== null) return `${kindName} <${namelessName('Object', nameless, levelsLeft - 1)}>`;
  const empty = objectKeys(prototype).length === 0;
  return `${kindName} <[Object: null prototype]${empty ? ' {}' : ''}>`;
}

/** The Symbol.toStringTag worth printing: '' where there is none, or where it is printed as a property anyway. */
function tagOf(value, showHidden) {
  const tag = value[Symbol.toStringTag];
  if (typeof tag !== 'string' || tag === '') return '';
  const isListed = apply(showHidden ? hasOwnProperty : propertyIsEnumerable, value, [Symbol.toStringTag]);
  return isListed ? '' : tag;
}

/** What stands before the brace: `Foo `, `Foo(2) [tag] `, `[Object: null prototype] `. */
function prefix(name, tag, fallback, size = '') {
  if (name === null) {
    const words = `[${fallback}${size}: null prototype] `;
    return tag !== '' && tag !== fallback ? `${words}[${tag}] ` : words;
  }
  return tag !== '' && tag !== name ? `${name}${size} [${tag}] ` : `${name}${size} `;
}

/** `[Object]`, what is printed of an object below the depth. */
function placeholder(name, tag, fallback) {
  const words = prefix(name, tag, fallback).slice(0, -1);
  return name === null ? words : `[${words}]`;
}

function isClass(source) {
  return source.startsWith('class') && source.endsWith('}') && CLASS_SOURCE.test(source.replace(COMMENTS, ' '));
}

function classBase(value, name, tag) {
  const ownName = apply(hasOwnProperty, value, ['name']) ? value.name : '';
  let base = `class ${ownName ? String(ownName) : '(anonymous)'}`;
  if (name !== 'Function' && name !== null) base += ` [${name}]`;
  if (tag !== '' && tag !== name) base += ` [${tag}]`;
  if (name === null) return `[${base} extends [null prototype]]`;
  const parent = getPrototypeOf(value).name;
  return parent ? `[${base} extends ${String(parent)}]` : `[${base}]`;
}

/** `[Function: f]`, `[AsyncFunction (anonymous)]`, `[class A extends B]`. */
function functionBase(value, name, tag) {
  const source = apply(functionToString, value, []);
  if (isClass(source)) return classBase(value, name, tag);
  let type = 'Function';
  if (types.isGeneratorFunction(value)) type = `Generator${type}`;
  if (types.isAsyncFunction(value)) type = `Async${type}`;
  let base = `[${type}`;
  if (name === null) base += ' (null prototype)';
  base += value.name === '' ? ' (anonymous)' : `: ${String(value.name)}`;
  base += ']';
  if (name !== type && name !== null) base += ` ${name}`;
  return tag !== '' && tag !== name ? `${base} [${tag}]` : base;
}

module.exports = { constructorOf, namelessName, tagOf, prefix, placeholder, functionBase };
