'use strict';

// The shapes of what holds many values: arrays, typed arrays, maps, sets, and buffers of bytes.

const { isIndex, namedKeysOf } = require('./keys');
const { more } = require('./text');

const { getPrototypeOf, getOwnPropertyDescriptor } = Object;
const { apply } = Reflect;
const { forEach: forEachOfMap } = Map.prototype;
const { forEach: forEachOfSet } = Set.prototype;
const getter = (prototype, name) => getOwnPropertyDescriptor(prototype, name).get;
const TypedArrayPrototype = getPrototypeOf(Uint8Array.prototype);
const mapSize = getter(Map.prototype, 'size');
const setSize = getter(Set.prototype, 'size');
const typedArrayTag = getter(TypedArrayPrototype, Symbol.toStringTag);
const typedArrayLength = getter(TypedArrayPrototype, 'length');

const VIEW_FACTS = ['BYTES_PER_ELEMENT', 'length', 'byteLength', 'byteOffset', 'buffer'];
// Shorter lists are never set in columns, where alignment matters.
const MIN_ALIGNED = 7;

const empties = (count) => `<${count} empty item${count > 1 ? 's' : ''}>`;

/** Columns are aligned at the right where every entry, properties included, stands at the index of a number. */
function isNumeric(list, entries) {
  if (entries < MIN_ALIGNED) return false;
  for (let i = 0; i < entries; i++) {
    const type = typeof list[i];
    if (type !== 'number' && type !== 'bigint') return false;
  }
  return true;
}

function addElements(subject) {
  const { value: array, frame, printer } = subject;
  const { length } = array;
  const limit = subject.limit(length);
  for (let i = 0; i < limit; i++) {
    const descriptor = getOwnPropertyDescriptor(array, i);
    if (descriptor === undefined) {
      addSparseElements(subject, i, limit);
      return;
    }
    printer.addElement(frame, array, descriptor);
  }
  subject.addRest(length - limit);
}

/** The elements from the first hole on: only the indices that exist are visited. */
function addSparseElements(subject, start, limit) {
  const { value: array, frame, printer } = subject;
  const indices = Object.keys(array);
  const { output } = frame;
  let index = start;
  for (let i = start; i < indices.length && output.length < limit && isIndex(indices[i]); i++) {
    const next = Number(indices[i]);
    if (next > index) {
      subject.addText(subject.style(empties(next - index), 'undefined'));
      index = next;
      if (output.length === limit) break;
    }
    printer.addElement(frame, array, getOwnPropertyDescriptor(array, index));
    index++;
  }
  const rest = array.length - index;
  if (output.length === limit) subject.addRest(rest);
  else if (rest > 0) subject.addText(subject.style(empties(rest), 'undefined'));
}

function shapeOfArray(subject) {
  const { value, frame, settings, name, tag } = subject;
  const { length } = value;
  const words = name !== 'Array' || tag !== '' ? subject.prefix('Array', `(${length})`) : '';
  const keys = namedKeysOf(value, length, settings.showHidden);
  if (length === 0 && subject.hasNothing(keys)) return `${words}[]`;
  frame.open = `${words}[`;
  frame.close = ']';
  frame.isList = true;
  return subject.shape('Array', keys, () => {
    addElements(subject);
    frame.numeric = isNumeric(value, frame.output.length + keys.length + subject.inherited.length);
  });
}

function addNumbers(subject) {
  const { value: list, frame, printer, settings } = subject;
  const length = apply(typedArrayLength, list, []);
  const limit = subject.limit(length);
  for (let i = 0; i < limit; i++) printer.add(frame, '', list[i]);
  subject.addRest(length - limit);
  if (!settings.showHidden) return;
  for (const fact of VIEW_FACTS) printer.addOfView(frame, fact, apply(getterOf(list, fact), list, []));
}

function getterOf(list, fact) {
  if (fact !== 'BYTES_PER_ELEMENT') return getter(TypedArrayPrototype, fact);
  const bytes = globalThis[apply(typedArrayTag, list, [])].BYTES_PER_ELEMENT;
  return () => bytes;
}

function shapeOfTypedArray(subject) {
  const { value, frame, settings } = subject;
  const length = apply(typedArrayLength, value, []);
  const kindName = apply(typedArrayTag, value, []);
  const keys = namedKeysOf(value, length, settings.showHidden);
  const words = subject.prefix(kindName, `(${length})`);
  if (length === 0 && keys.length === 0 && !settings.showHidden) return `${words}[]`;
  frame.open = `${words}[`;
  frame.close = ']';
  frame.isList = true;
  return subject.shape(kindName, keys, () => {
    addNumbers(subject);
    frame.numeric = isNumeric(value, frame.output.length + keys.length);
  });
}

/** Maps and sets differ in how they are walked and in what an entry looks like. */
function shapeOfCollection(subject, size, forEach, add) {
  const { value, frame, kind } = subject;
  const keys = subject.keys();
  const words = subject.prefix(kind, `(${size})`);
  if (size === 0 && subject.hasNothing(keys)) return `${words}{}`;
  frame.open = `${words}{`;
  return subject.shape(kind, keys, () => {
    let left = subject.limit(size);
    const rest = size - left;
    apply(forEach, value, [
      (entry, key) => {
        if (left > 0) add(entry, key);
        left--;
      },
    ]);
    subject.addRest(rest);
  });
}

function shapeOfMap(subject) {
  const { value, frame, printer } = subject;
  const size = apply(mapSize, value, []);
  return shapeOfCollection(subject, size, forEachOfMap, (entry, key) => printer.addPair(frame, key, entry));
}

function shapeOfSet(subject) {
  const { value, frame, printer } = subject;
  const size = apply(setSize, value, []);
  return shapeOfCollection(subject, size, forEachOfSet, (entry) => printer.add(frame, '', entry));
}

function addBytes(subject) {
  let bytes;
  try {
    bytes = new Uint8Array(subject.value);
  } catch (_) {
    subject.addText(subject.style('(detached)', 'special'));
    return;
  }
  const limit = subject.limit(bytes.length);
  let text = '';
  for (let i = 0; i < limit; i++) text += `${i > 0 ? ' ' : ''}${bytes[i].toString(16).padStart(2, '0')}`;
  if (bytes.length > limit) text += ` ... ${more(bytes.length - limit, 'byte')}`;
  subject.addText(`${subject.style('[Uint8Contents]', 'special')}: <${text}>`);
}

function shapeOfArrayBuffer(subject) {
  const { frame, kind, isOfView, value } = subject;
  const words = subject.prefix(kind);
  const keys = subject.keys();
  if (isOfView && subject.hasNothing(keys)) {
    return `${words}{ byteLength: ${subject.style(String(value.byteLength), 'number')} }`;
  }
  frame.open = `${words}{`;
  return subject.shape(kind, ['byteLength', ...keys], isOfView ? undefined : addBytes);
}

function shapeOfDataView(subject) {
  subject.frame.open = `${subject.prefix('DataView')}{`;
  return subject.shape('DataView', ['byteLength', 'byteOffset', 'buffer', ...subject.keys()]);
}

module.exports = { shapeOfArray, shapeOfTypedArray, shapeOfMap, shapeOfSet, shapeOfArrayBuffer, shapeOfDataView };
