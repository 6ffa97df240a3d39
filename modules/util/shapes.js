'use strict';

// What each kind of object looks like. A maker of shapes answers with a finished text, or sets what stands around the
// entries in the frame and returns `{ placeholder, fill }`: what stands for the object below the depth, and how its
// entries are added.

const lists = require('./list_shapes');
const { functionBase } = require('./naming');
const { Subject } = require('./subject');
const { numberText, bigintText, quote } = require('./text');
const trace = require('./trace');

const { apply } = Reflect;
const { toISOString, getTime, toString: dateToString } = Date.prototype;
const regExpToString = RegExp.prototype.toString;
const RegExpBase = RegExp;
const symbolToString = Symbol.prototype.toString;

// The text of the primitive inside a boxed one.
const UNBOXED = {
  Boolean: (value) => String(apply(Boolean.prototype.valueOf, value, [])),
  Number: (value, settings) => numberText(apply(Number.prototype.valueOf, value, []), settings.numericSeparator),
  String: (value) => quote(apply(String.prototype.valueOf, value, [])),
  Symbol: (value) => apply(symbolToString, apply(Symbol.prototype.valueOf, value, []), []),
  BigInt: (value, settings) => bigintText(apply(BigInt.prototype.valueOf, value, []), settings.numericSeparator),
};

function shapeOfObject(subject) {
  const { frame, name, tag } = subject;
  const keys = subject.keys();
  const open = name === 'Object' && tag === '' ? '{' : `${subject.prefix('Object')}{`;
  if (subject.hasNothing(keys)) return `${open}}`;
  frame.open = open;
  return subject.shape('Object', keys);
}

function shapeOfArguments(subject) {
  const keys = subject.keys();
  if (subject.name !== 'Object') return shapeOfObject(subject);
  subject.frame.open = '[Arguments] {';
  return subject.hasNothing(keys) ? '[Arguments] {}' : subject.shape('Object', keys);
}

function shapeOfFunction(subject) {
  const { value, frame, name, tag } = subject;
  const keys = subject.keys();
  frame.base = functionBase(value, name, tag);
  return subject.hasNothing(keys) ? subject.style(frame.base, 'special') : subject.shape('Function', keys);
}

/** Dates and regular expressions: a text of their own, and braces only where they have properties. */
function shapeWithText(subject, text, style) {
  const { frame, kind } = subject;
  const keys = subject.keys();
  const words = subject.prefix(kind);
  frame.base = words === `${kind} ` ? text : words + text;
  return subject.hasNothing(keys) ? subject.style(frame.base, style) : subject.shape(kind, keys);
}

function shapeOfDate(subject) {
  const { value } = subject;
  const isValid = !Number.isNaN(apply(getTime, value, []));
  return shapeWithText(subject, apply(isValid ? toISOString : dateToString, value, []), 'date');
}

function shapeOfRegExp(subject) {
  const { value, name, isShown, frame } = subject;
  const itself = name === null ? new RegExpBase(value) : value;
  const shape = shapeWithText(subject, apply(regExpToString, itself, []), 'regexp');
  return isShown ? shape : subject.style(frame.base, 'regexp');
}

function shapeOfError(subject) {
  const { value, frame, name, tag, settings } = subject;
  const stack = trace.stackText(value);
  const keys = trace.errorKeys(value, subject.keys(), stack, settings.showHidden);
  frame.base = trace.errorText(value, name, tag, stack, frame.indent);
  return subject.hasNothing(keys) ? frame.base : subject.shape('Error', keys);
}

function shapeOfBoxed(subject) {
  const { value, frame, kind, name, tag, settings } = subject;
  let keys = subject.keys();
  if (kind === 'String') keys = keys.slice(apply(String.prototype.valueOf, value, []).length);
  let base = `[${kind}`;
  if (name === null) base += ' (null prototype)';
  else if (name !== kind) base += ` (${name})`;
  base += `: ${UNBOXED[kind](value, settings)}]`;
  if (tag !== '' && tag !== name) base += ` [${tag}]`;
  frame.base = base;
  return subject.hasNothing(keys) ? subject.style(base, kind.toLowerCase()) : subject.shape(kind, keys);
}

/** Objects whose content the engine does not show: promises, weak collections. */
function shapeOfHidden(subject, content) {
  const { frame, kind } = subject;
  frame.open = `${subject.prefix(kind)}{`;
  return subject.shape(kind, subject.keys(), () => subject.addText(subject.style(content, 'special')));
}

const shapeOfWeak = (subject) => shapeOfHidden(subject, '<items unknown>');
const shapeOfPromise = (subject) => shapeOfHidden(subject, '<state unknown>');

/** The iterators of maps and sets: to look at what they have left would take it from them. */
function shapeOfIterator(subject) {
  const { frame, kind, tag } = subject;
  frame.open = tag === kind || tag === '' ? `[${kind}] {` : `[${tag}] [${kind}] {`;
  return subject.shape(kind, subject.keys(), () => subject.addText(subject.style('<items unknown>', 'special')));
}

const MAKERS = {
  Function: shapeOfFunction,
  Array: lists.shapeOfArray,
  TypedArray: lists.shapeOfTypedArray,
  DataView: lists.shapeOfDataView,
  Map: lists.shapeOfMap,
  Set: lists.shapeOfSet,
  ArrayBuffer: lists.shapeOfArrayBuffer,
  SharedArrayBuffer: lists.shapeOfArrayBuffer,
  'Map Iterator': shapeOfIterator,
  'Set Iterator': shapeOfIterator,
  Promise: shapeOfPromise,
  WeakMap: shapeOfWeak,
  WeakSet: shapeOfWeak,
  Date: shapeOfDate,
  RegExp: shapeOfRegExp,
  Error: shapeOfError,
  Boolean: shapeOfBoxed,
  Number: shapeOfBoxed,
  String: shapeOfBoxed,
  Symbol: shapeOfBoxed,
  BigInt: shapeOfBoxed,
  Arguments: shapeOfArguments,
  Object: shapeOfObject,
};

/**
 * @param {object} value
 * @param {object} frame  where what stands around the entries is set
 * @param {object} printer
 * @param {boolean} isOfView  whether the value is the buffer of a typed array being printed
 * @returns {string|{ placeholder: string, fill: Function }}
 */
function shapeOf(value, frame, printer, isOfView) {
  const subject = new Subject(value, frame, printer, isOfView);
  return MAKERS[subject.kind](subject);
}

module.exports = { shapeOf };
