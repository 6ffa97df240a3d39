'use strict';

const { Buffer } = require('buffer');

const { encodeURIComponent, decodeURIComponent } = primordials;
const WRONG_TYPE = 100005;
const PLUS = 0x2b;
const PERCENT = 0x25;
const SPACE = 0x20;
const PAIR = /^[0-9a-f]{2}$/i;

/** As encodeURIComponent, of any value. */
function escape(value) {
  const text = typeof value === 'object' ? String(value) : `${value}`;
  try {
    return encodeURIComponent(text);
  } catch (error) {
    // Only a lone surrogate is refused.
    throw Object.assign(new URIError('URI malformed'), { code: 'ERR_INVALID_URI', number: WRONG_TYPE });
  }
}

/** The bytes of a text with escape sequences; those that are none stay, and of wide characters the low byte. */
function unescapeBuffer(text, decodeSpaces) {
  const bytes = Buffer.alloc(text.length);
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    let code = text.charCodeAt(at);
    if (code === PLUS && decodeSpaces) {
      code = SPACE;
    } else if (code === PERCENT) {
      const digits = text.slice(at + 1, at + 3);
      if (PAIR.test(digits)) {
        code = parseInt(digits, 16);
        at += 2;
      }
    }
    bytes[length++] = code;
  }
  return bytes.slice(0, length);
}

/** As decodeURIComponent, but where that throws the bytes are read as well as can be. */
function unescape(text, decodeSpaces) {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    return unescapeBuffer(text, decodeSpaces).toString();
  }
}

module.exports = { escape, unescape, unescapeBuffer };
