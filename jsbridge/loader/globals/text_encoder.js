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
    if (typeof source !== 'string') throw invalidType('src', 'string');
    if (!(destination instanceof Uint8Array)) throw invalidType('dest', 'an instance of Uint8Array');
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

function invalidType(name, expected) {
  const error = new TypeError(`The "${name}" argument must be ${expected === 'string' ? 'of type string' : expected}.`);
  error.code = 'ERR_INVALID_ARG_TYPE';
  return error;
}

for (const name of ['encoding', 'encode', 'encodeInto']) defineProperty(TextEncoder.prototype, name, { enumerable: true });
defineProperty(TextEncoder.prototype, Symbol.toStringTag, { value: 'TextEncoder', configurable: true });

module.exports = TextEncoder;
