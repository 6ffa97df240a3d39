'use strict';

const { FastBuffer } = require('./fast_buffer');
const { ENCODE_LIMIT, DECODE_LIMIT, encodeShort, decodeShort, isShortAscii, hexCodec, base64Codec, base64UrlCodec } = require('./quick');

const { stageBytes, stageText, textOfUtf8, utf8OfText } = host;
const { utf8Encode, utf8Decode, utf8Length } = host;
const { latin1Encode, latin1Decode, asciiDecode, utf16Encode, utf16Decode } = host;
const { hexEncode, hexDecode, base64Encode, base64UrlEncode, base64Decode } = host;
const { findCharset, charsetEncode, charsetDecode, charsetLength } = host;
const { SafeMap, arrayForEach, stringToLowerCase } = primordials;
const { floor } = Math;
const KNOWN_NAMES_LIMIT = 1000;
const SEVEN_BITS = 0x7f;
const EIGHT_BITS = 0xff;

// Numbers go to the host as `n | 0`: the newer engine keeps some integers as doubles, which arrive in Python as float.

/**
 * A codec:
 *   name                 the canonical name
 *   unitsPerByte         what exceeds n times this many units of a text cannot be written by encodeUpTo(text, n)
 *   encode(text)         → FastBuffer with all bytes of text
 *   encodeUpTo(text, n)  → Uint8Array of at most n bytes; a character that does not fit whole is left out
 *   decode(bytes)        → string
 *   byteLength(text)     → number of bytes of text, or Node's estimate of it (base64, hex)
 */
function codec(name, unitsPerByte, encodeRaw, decodeRaw, byteLength) {
  return {
    name,
    unitsPerByte,
    byteLength,

    encode(text) {
      stageText(text);
      return new FastBuffer(encodeRaw(null));
    },

    encodeUpTo(text, limit) {
      stageText(text);
      return new Uint8Array(encodeRaw(limit | 0));
    },

    decode(bytes) {
      stageBytes(bytes);
      return decodeRaw();
    },
  };
}

/** The same codec, but short texts of characters up to `highest` stay in the engine. */
function withShortTexts(slow, highest) {
  const { encode, decode } = slow;
  return {
    ...slow,
    encode: (text) => (text.length <= ENCODE_LIMIT && encodeShort(text, highest)) || encode(text),

    encodeUpTo(text, limit) {
      const bytes = text.length <= ENCODE_LIMIT ? encodeShort(text, highest) : undefined;
      if (bytes === undefined) return slow.encodeUpTo(text, limit);
      return bytes.length <= limit ? bytes : new FastBuffer(bytes.buffer, bytes.byteOffset, limit);
    },

    decode(bytes) {
      const text = bytes.length <= DECODE_LIMIT ? decodeShort(bytes, highest) : undefined;
      return text === undefined ? decode(bytes) : text;
    },
  };
}

function utf8ByteLength(text) {
  if (isShortAscii(text)) return text.length;
  stageText(text);
  return utf8Length();
}

function base64ByteLength(text) {
  let digits = text.length;
  if (text.charCodeAt(digits - 1) === 0x3d) digits--;
  if (digits > 1 && text.charCodeAt(digits - 1) === 0x3d) digits--;
  return floor((digits * 3) / 4);
}

/** The same codec; texts of moderate size have a straighter way to the host. */
function withStraightUtf8(slow) {
  return {
    ...slow,

    encode(text) {
      const bytes = utf8OfText(text);
      return bytes === undefined ? slow.encode(text) : bytes;
    },

    decode(bytes) {
      const text = textOfUtf8(bytes);
      return text === undefined ? slow.decode(bytes) : text;
    },
  };
}

const utf8 = withShortTexts(
  withStraightUtf8(codec('utf8', 1, utf8Encode, utf8Decode, utf8ByteLength)),
  SEVEN_BITS,
);
const latin1 = withShortTexts(
  codec('latin1', 1, latin1Encode, latin1Decode, (text) => text.length),
  EIGHT_BITS,
);
const ascii = withShortTexts(
  codec('ascii', 1, latin1Encode, asciiDecode, (text) => text.length),
  SEVEN_BITS,
);
const utf16le = codec('utf16le', 1, utf16Encode, utf16Decode, (text) => text.length * 2);
const hex = hexCodec(codec('hex', 2, hexDecode, hexEncode, (text) => text.length >>> 1));
// Characters that are no digits of base64 are skipped, any number of them.
const base64 = base64Codec(codec('base64', Infinity, base64Decode, base64Encode, base64ByteLength));
const base64url = base64UrlCodec(codec('base64url', Infinity, base64Decode, base64UrlEncode, base64ByteLength));

function charset(name, id) {
  function byteLength(text) {
    stageText(text);
    return charsetLength(id);
  }
  return codec(
    name,
    Infinity,
    (limit) => charsetEncode(id, limit),
    () => charsetDecode(id),
    byteLength,
  );
}

const byName = new SafeMap();
const names = {
  __proto__: null,
  utf8,
  'utf-8': utf8,
  latin1,
  binary: latin1,
  ascii,
  utf16le,
  'utf-16le': utf16le,
  ucs2: utf16le,
  'ucs-2': utf16le,
  hex,
  base64,
  base64url,
};
arrayForEach(Object.keys(names), (name) => byName.set(name, names[name]));

function resolve(name) {
  const lower = stringToLowerCase(name);
  const known = byName.get(lower);
  if (known) return known;
  const found = findCharset(lower);
  if (!found) return undefined;
  return byName.get(found.name) || charset(found.name, found.id | 0);
}

/** The codec of that name, in any case; undefined when there is none. */
function findCodec(encoding) {
  const known = byName.get(encoding);
  if (known) return known;
  const name = `${encoding}`;
  const found = resolve(name);
  // Charset names have endless spellings: what scripts ask for must not fill the memory.
  if (found && byName.size < KNOWN_NAMES_LIMIT) byName.set(name, found);
  return found;
}

module.exports = { findCodec, utf8, latin1, ascii, utf16le, hex, base64, base64url };
