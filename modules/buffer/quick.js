'use strict';

// Coding inside the engine, where that is quicker than the way to the host: short texts, and what the newer engine has
// built in. The limits are where the two cost the same, measured on both engines.

const { FastBuffer } = require('./fast_buffer');

const ENCODE_LIMIT = 32;
const DECODE_LIMIT = 128;
const LENGTH_LIMIT = 512;
const ASCII = /^[\x00-\x7f]*$/;

const { apply } = Reflect;
const { fromCharCode } = String;
const { setPrototypeOf } = Object;
const { toHex, toBase64, fromHex, fromBase64, objectIsPrototypeOf, regExpExec } = primordials;

/** The bytes of a text, which is short, without characters above `highest`; undefined for all others. */
function encodeShort(text, highest) {
  const { length } = text;
  const buffer = new FastBuffer(length);
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code > highest) return undefined;
    buffer[i] = code;
  }
  return buffer;
}

/** The text of bytes, which are few, none of them above `highest` (0x7f or 0xff); undefined for all others. */
function decodeShort(bytes, highest) {
  const text = apply(fromCharCode, undefined, bytes);
  return highest === 0xff || regExpExec(ASCII, text) !== null ? text : undefined;
}

function isShortAscii(text) {
  return text.length <= LENGTH_LIMIT && regExpExec(ASCII, text) !== null;
}

/** `decode(text)` of the engine, which is strict; the host knows what Node makes of texts that it refuses. */
function strictOr(decode, slow) {
  return function encode(text) {
    let bytes;
    try {
      bytes = decode(text);
    } catch (error) {
      if (!objectIsPrototypeOf(SyntaxError.prototype, error)) throw error;
      return slow.encode(text);
    }
    return setPrototypeOf(bytes, FastBuffer.prototype);
  };
}

function hexCodec(slow) {
  if (!toHex || !fromHex) return slow;
  return {
    ...slow,
    encode: strictOr((text) => fromHex(Uint8Array, text), slow),
    decode: (bytes) => toHex(bytes),
  };
}

function base64Codec(slow) {
  if (!toBase64 || !fromBase64) return slow;
  return {
    ...slow,
    encode: strictOr((text) => fromBase64(Uint8Array, text), slow),
    decode: (bytes) => toBase64(bytes),
  };
}

function base64UrlCodec(slow) {
  if (!toBase64 || !fromBase64) return slow;
  const options = { __proto__: null, alphabet: 'base64url', omitPadding: true };
  return {
    ...slow,
    encode: strictOr((text) => fromBase64(Uint8Array, text, options), slow),
    decode: (bytes) => toBase64(bytes, options),
  };
}

module.exports = { ENCODE_LIMIT, DECODE_LIMIT, encodeShort, decodeShort, isShortAscii, hexCodec, base64Codec, base64UrlCodec };
