'use strict';
// TextEncoder of the Encoding standard: UTF-8, in which a lone surrogate is U+FFFD.
const { encode, encodePart, unitsOfPart, stageText } = host;
const { defineProperty } = Object;
const inspect = Symbol.for('nodejs.util.inspect.custom');
const encoders = new WeakSet();

function check(encoder) {
  if (encoders.has(encoder)) return;
  const error = new TypeError('Value of "this" must be of type TextEncoder');
  error.code = 'ERR_INVALID_THIS';
  throw error;
}

class TextEncoder {
  constructor() {
    encoders.add(this);
  }

  get encoding() {
    check(this);
    return 'utf-8';
  }

  encode(input = '') {
    check(this);
    const text = `${input}`;
    stageText(text);
    return new Uint8Array(encode());
  }

  encodeInto(source, destination) {
    check(this);
    if (typeof source !== 'string') throw invalidType('src', 'of type string', source);
    if (!(destination instanceof Uint8Array)) throw invalidType('dest', 'an instance of Uint8Array', destination);
    const { byteLength } = destination;
    stageText(source);
    const part = new Uint8Array(encodePart(byteLength));
    const read = unitsOfPart();
    destination.set(part);
    return { read, written: part.byteLength };
  }

  [inspect]() {
    return { encoding: this.encoding };
  }
}

function received(value) {
  if (value === undefined || value === null) return String(value);
  if (typeof value === 'function') return `function ${value.name}`;
  if (typeof value !== 'object') return `type ${typeof value} (${typeof value === 'string' ? `'${value}'` : String(value)})`;
  return `an instance of ${value.constructor && value.constructor.name}`;
}

function invalidType(name, expected, value) {
  const error = new TypeError(`The "${name}" argument must be ${expected}. Received ${received(value)}`);
  error.code = 'ERR_INVALID_ARG_TYPE';
  return error;
}

primordials.arrayForEach(['encoding', 'encode', 'encodeInto'], (name) =>
  defineProperty(TextEncoder.prototype, name, { enumerable: true }),
);
defineProperty(TextEncoder.prototype, Symbol.toStringTag, { value: 'TextEncoder', configurable: true });

module.exports = TextEncoder;
