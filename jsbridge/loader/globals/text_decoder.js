'use strict';
// TextDecoder of the Encoding standard. Python's codecs do the work. Between two parts of a stream everything is here: the bytes
// that do not make a character yet, and the shift state, as a short text that Python makes and understands.
const { viewBytes, stageBytes, stageText, findEncoding, decode, decodePart, stateOfPart } = host;
const { defineProperty } = Object;
const inspect = Symbol.for('nodejs.util.inspect.custom');
const BYTE_ORDER_MARK = '\ufeff';
const NOTHING = new Uint8Array(0);
const decoders = new WeakMap();

function fail(Constructor, code, message) {
  const error = new Constructor(message);
  error.code = code;
  throw error;
}

function read(decoder) {
  const state = decoders.get(decoder);
  if (state === undefined) fail(TypeError, 'ERR_INVALID_THIS', 'Value of "this" must be of type TextDecoder');
  return state;
}

function checkOptions(options) {
  if (options === undefined || options === null || typeof options === 'object' || typeof options === 'function') return options || {};
  return fail(TypeError, 'ERR_INVALID_ARG_TYPE', `The "options" argument must be of type object. Received type ${typeof options}`);
}

function toBytes(input) {
  if (input === undefined) return NOTHING;
  if (input instanceof SharedArrayBuffer) return new Uint8Array(input).slice();
  const bytes = viewBytes(input);
  if (bytes === undefined) {
    fail(
      TypeError,
      'ERR_INVALID_ARG_TYPE',
      'The "list" argument must be an instance of SharedArrayBuffer, ArrayBuffer or ArrayBufferView.',
    );
  }
  return bytes.buffer instanceof SharedArrayBuffer ? new Uint8Array(bytes) : bytes;
}

class TextDecoder {
  constructor(encoding = 'utf-8', options = undefined) {
    const label = `${encoding}`;
    const { fatal, ignoreBOM } = checkOptions(options);
    const found = findEncoding(label);
    if (found === undefined) fail(RangeError, 'ERR_ENCODING_NOT_SUPPORTED', `The "${label}" encoding is not supported`);
    decoders.set(this, {
      name: found.name,
      codec: found.codec,
      marked: found.marked,
      fatal: Boolean(fatal),
      ignoreBOM: Boolean(ignoreBOM),
      // Within a stream: what Python needs to go on, and whether a byte order mark can still come.
      state: '',
      begun: false,
    });
  }

  decode(input = undefined, options = undefined) {
    const decoder = read(this);
    const bytes = toBytes(input);
    const stream = Boolean(checkOptions(options).stream);
    const { codec, fatal, state } = decoder;
    let text;
    if (stream || state !== '') {
      stageBytes(bytes);
      stageText(state);
      text = decodePart(codec, fatal, !stream);
      decoder.state = stream && text !== null ? stateOfPart() : '';
    } else {
      stageBytes(bytes);
      text = decode(codec, fatal);
    }
    const { begun } = decoder;
    decoder.begun = stream && text !== null && (begun || text !== '');
    if (text === null) {
      fail(TypeError, 'ERR_ENCODING_INVALID_ENCODED_DATA', `The encoded data was not valid for encoding ${decoder.name}`);
    }
    return decoder.marked && !begun && !decoder.ignoreBOM && text[0] === BYTE_ORDER_MARK ? text.slice(1) : text;
  }

  get encoding() {
    return read(this).name;
  }

  get fatal() {
    return read(this).fatal;
  }

  get ignoreBOM() {
    return read(this).ignoreBOM;
  }

  [inspect]() {
    const { name, fatal, ignoreBOM } = read(this);
    return { encoding: name, fatal, ignoreBOM };
  }
}

primordials.arrayForEach(['decode', 'encoding', 'fatal', 'ignoreBOM'], (name) =>
  defineProperty(TextDecoder.prototype, name, { enumerable: true }),
);
defineProperty(TextDecoder.prototype, Symbol.toStringTag, { value: 'TextDecoder', configurable: true });

module.exports = TextDecoder;
