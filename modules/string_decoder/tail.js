'use strict';

const { Buffer } = require('buffer');

const LONGEST = 4;

/** How many bytes a UTF-8 character has that begins with this byte; 0 when none does. */
function characterLength(byte) {
  if ((byte & 0xe0) === 0xc0) return 2;
  if ((byte & 0xf0) === 0xe0) return 3;
  return (byte & 0xf8) === 0xf0 ? 4 : 0;
}

function isContinuation(byte) {
  return (byte & 0xc0) === 0x80;
}

const nothing = { buffered: 0, missing: 0 };

function keepUtf8(bytes) {
  const { length } = bytes;
  for (let buffered = 1; buffered < LONGEST && buffered <= length; buffered++) {
    const byte = bytes[length - buffered];
    if (isContinuation(byte)) continue;
    const missing = characterLength(byte) - buffered;
    return missing > 0 ? { buffered, missing } : nothing;
  }
  return nothing;
}

function keepUtf16(bytes) {
  const { length } = bytes;
  if (length % 2 === 1) return { buffered: 1, missing: 1 };
  return (bytes[length - 1] & 0xfc) === 0xd8 ? { buffered: 2, missing: 2 } : nothing;
}

function keepBase64(bytes) {
  const buffered = bytes.length % 3;
  return buffered > 0 ? { buffered, missing: 3 - buffered } : nothing;
}

/** By encoding: how many bytes at the end wait for how many more. */
const keepers = { __proto__: null, utf8: keepUtf8, utf16le: keepUtf16, base64: keepBase64, base64url: keepBase64 };

/** The bytes of a character whose rest has not come yet. */
class Tail {
  bytes = Buffer.alloc(LONGEST);
  buffered = 0;
  missing = 0;

  clear() {
    this.buffered = 0;
    this.missing = 0;
  }

  #take(bytes, count) {
    bytes.copy(this.bytes, this.buffered, 0, count);
    this.buffered += count;
    this.missing -= count;
    return bytes.slice(count);
  }

  /** The text of the kept bytes, which are whole now. */
  #complete(encoding) {
    const text = this.bytes.toString(encoding, 0, this.buffered);
    this.buffered = 0;
    return text;
  }

  write(bytes, encoding, keep) {
    let rest = bytes;
    let text = '';
    if (this.missing > 0) {
      let wanted = Math.min(rest.length, this.missing);
      if (encoding === 'utf8') {
        const stranger = rest.subarray(0, wanted).findIndex((byte) => !isContinuation(byte));
        if (stranger >= 0) {
          // The character stays broken; another one begins here.
          wanted = stranger;
          this.missing = stranger;
        }
      }
      rest = this.#take(rest, wanted);
      if (this.missing === 0) text = this.#complete(encoding);
    }
    if (rest.length === 0) return text;
    const { buffered, missing } = keep(rest);
    const whole = rest.length - buffered;
    this.buffered = 0;
    this.missing = buffered + missing;
    this.#take(rest.slice(whole), buffered);
    return text + rest.toString(encoding, 0, whole);
  }

  /** The text of what is left. */
  end(encoding) {
    const length = encoding === 'utf16le' ? this.buffered & ~1 : this.buffered;
    this.clear();
    return this.bytes.toString(encoding, 0, length);
  }
}

module.exports = { Tail, keepers };
