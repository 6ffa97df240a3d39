'use strict';
// structuredClone of the HTML standard. It keeps a list of what is still to be filled instead of calling itself, so that the depth
// of a value has no limit. A transferred ArrayBuffer is copied and then detached; the older engine cannot detach: there it stays
// usable.
const { getPrototypeOf, getOwnPropertyDescriptor, defineProperty, keys } = Object;
const uncurry = Function.prototype.bind.bind(Function.prototype.call);
const getter = (object, name) => uncurry(getOwnPropertyDescriptor(object, name).get);
const functionText = uncurry(Function.prototype.toString);
const objectText = uncurry(Object.prototype.toString);
const isOwn = uncurry(Object.prototype.hasOwnProperty);
const sliceBuffer = uncurry(ArrayBuffer.prototype.slice);
const bufferLength = getter(ArrayBuffer.prototype, 'byteLength');
const TypedArray = getPrototypeOf(Uint8Array);
const arrayKind = getter(TypedArray.prototype, Symbol.toStringTag);
const detach = ArrayBuffer.prototype.transfer && uncurry(ArrayBuffer.prototype.transfer);
const isDetached = detach ? getter(ArrayBuffer.prototype, 'detached') : () => false;

// What a prototype promises, and a function that throws when it is not so.
const kinds = new Map([
  [Date.prototype, { brand: uncurry(Date.prototype.getTime), begin: (value) => new Date(+Date.prototype.getTime.call(value)) }],
  [RegExp.prototype, { brand: getter(RegExp.prototype, 'source'), begin: (value) => new RegExp(value.source, value.flags) }],
  [Map.prototype, { brand: getter(Map.prototype, 'size'), begin: () => new Map(), fill: fillMap }],
  [Set.prototype, { brand: getter(Set.prototype, 'size'), begin: () => new Set(), fill: fillSet }],
  [Boolean.prototype, { brand: uncurry(Boolean.prototype.valueOf), begin: boxed(uncurry(Boolean.prototype.valueOf)) }],
  [Number.prototype, { brand: uncurry(Number.prototype.valueOf), begin: boxed(uncurry(Number.prototype.valueOf)) }],
  [String.prototype, { brand: uncurry(String.prototype.valueOf), begin: boxed(uncurry(String.prototype.valueOf)) }],
  [BigInt.prototype, { brand: uncurry(BigInt.prototype.valueOf), begin: boxed(uncurry(BigInt.prototype.valueOf)) }],
  [ArrayBuffer.prototype, { brand: bufferLength, begin: copyBuffer }],
  [TypedArray.prototype, { brand: provedBy(arrayKind), begin: copyView }],
  [DataView.prototype, { brand: getter(DataView.prototype, 'byteLength'), begin: copyView }],
  [Error.prototype, { brand: () => true, begin: copyError, fill: fillError }],
  [DOMException.prototype, { brand: () => true, begin: () => ({}), fill: fillObject }],
  [SharedArrayBuffer.prototype, { brand: getter(SharedArrayBuffer.prototype, 'byteLength'), begin: (value) => value }],
]);
const uncloneable = new Set([Symbol.prototype, Promise.prototype, WeakMap.prototype, WeakSet.prototype]);
for (const make of [function* () {}, async function* () {}]) uncloneable.add(getPrototypeOf(make.prototype));
for (const iterator of [[].values(), new Map().values(), new Set().values(), ''[Symbol.iterator](), ''.matchAll(/x/g)]) {
  uncloneable.add(getPrototypeOf(iterator));
}
if (typeof WeakRef === 'function') uncloneable.add(WeakRef.prototype).add(FinalizationRegistry.prototype);
const errors = { __proto__: null, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };

function boxed(unbox) {
  return (value) => Object(unbox(value));
}

function provedBy(kind) {
  return (value) => {
    if (kind(value) === undefined) throw new TypeError('no typed array');
  };
}

function refuse(message) {
  throw new DOMException(message, 'DataCloneError');
}

const shownByTag = ['[object Generator]', '[object AsyncGenerator]', '[object Symbol]'];

function refuseObject(value) {
  const tag = objectText(value);
  if (shownByTag.includes(tag)) refuse(`${tag} could not be cloned.`);
  const { constructor } = value;
  refuse(`#<${typeof constructor === 'function' && constructor.name ? constructor.name : 'Object'}> could not be cloned.`);
}

function copyBuffer(value) {
  if (isDetached(value)) refuse('An ArrayBuffer is detached and could not be cloned.');
  if (!value.resizable) return sliceBuffer(value, 0);
  const copy = new ArrayBuffer(value.byteLength, { maxByteLength: value.maxByteLength });
  new Uint8Array(copy).set(new Uint8Array(value));
  return copy;
}

function copyView(value, work) {
  const kind = arrayKind(value);
  const View = kind === undefined ? DataView : globalThis[kind];
  return new View(work.copyOf(value.buffer), value.byteOffset, kind === undefined ? value.byteLength : value.length);
}

function copyError(value) {
  const copy = new (errors[value.name] || Error)();
  delete copy.stack;
  return copy;
}

const hidden = (object, name, value) => defineProperty(object, name, { value, writable: true, enumerable: false, configurable: true });

function fillError(value, copy, work) {
  const message = getOwnPropertyDescriptor(value, 'message');
  const { stack } = value;
  if (typeof stack === 'string') hidden(copy, 'stack', stack);
  if (message !== undefined && 'value' in message) hidden(copy, 'message', String(message.value));
  if (isOwn(value, 'cause')) hidden(copy, 'cause', work.copyOf(value.cause));
}

function fillMap(value, copy, work) {
  for (const [key, item] of [...value]) copy.set(work.copyOf(key), work.copyOf(item));
}

function fillSet(value, copy, work) {
  for (const item of [...value]) copy.add(work.copyOf(item));
}

function fillObject(value, copy, work) {
  for (const name of keys(value)) {
    // A getter may have taken it away meanwhile.
    if (!isOwn(value, name)) continue;
    defineProperty(copy, name, { value: work.copyOf(value[name]), writable: true, enumerable: true, configurable: true });
  }
}

const arrayKinds = { begin: (value) => new Array(value.length), fill: fillObject };
const plainKind = { begin: () => ({}), fill: fillObject };

function kindOf(value) {
  if (Array.isArray(value)) return arrayKinds;
  for (let prototype = getPrototypeOf(value); prototype !== null; prototype = getPrototypeOf(prototype)) {
    if (uncloneable.has(prototype)) refuseObject(value);
    const kind = kinds.get(prototype);
    if (kind !== undefined) {
      try {
        kind.brand(value);
      } catch (error) {
        continue;
      }
      return kind;
    }
  }
  if (objectText(value) === '[object Arguments]') refuseObject(value);
  return plainKind;
}

class Work {
  constructor() {
    this.copies = new Map();
    this.unfilled = [];
  }

  copyOf(value) {
    if (typeof value === 'symbol') refuse(`${String(value)} could not be cloned.`);
    if (typeof value === 'function') refuse(`${functionText(value)} could not be cloned.`);
    if (typeof value !== 'object' || value === null) return value;
    const known = this.copies.get(value);
    if (known !== undefined) return known;
    const kind = kindOf(value);
    const copy = kind.begin(value, this);
    this.copies.set(value, copy);
    if (kind.fill !== undefined) this.unfilled.push([kind.fill, value, copy]);
    return copy;
  }

  run(value) {
    const copy = this.copyOf(value);
    while (this.unfilled.length > 0) {
      const [fill, source, target] = this.unfilled.pop();
      fill(source, target, this);
    }
    return copy;
  }
}

function argumentError(code, message) {
  const error = new TypeError(message);
  error.code = code;
  return error;
}

function transferred(options) {
  if (options === undefined || options === null) return [];
  if (typeof options !== 'object' && typeof options !== 'function') {
    throw argumentError('ERR_INVALID_ARG_TYPE', 'The options argument must be either an object or undefined');
  }
  const { transfer } = options;
  if (transfer === undefined || transfer === null) return [];
  if (typeof transfer !== 'object') throw argumentError('ERR_INVALID_ARG_TYPE', 'Optional transferList argument must be an iterable');
  const list = transfer[Symbol.iterator] === undefined ? [] : [...transfer];
  for (const item of list) {
    if (!(item instanceof ArrayBuffer)) throw argumentError('ERR_INVALID_TRANSFER_OBJECT', 'Found invalid object in transferList');
  }
  if (new Set(list).size < list.length) refuse('Transfer list contains duplicate ArrayBuffer');
  return list;
}

module.exports = function structuredClone(value, options) {
  if (arguments.length === 0) throw argumentError('ERR_MISSING_ARGS', 'The value argument must be specified');
  const list = transferred(options);
  const copy = new Work().run(value);
  if (detach) list.forEach((buffer) => detach(buffer));
  return copy;
};
defineProperty(module.exports, 'length', { value: 0, configurable: true });
