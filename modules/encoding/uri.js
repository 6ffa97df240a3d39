'use strict';

const { Buffer } = require('buffer');
const { checkText } = require('shared/arguments');

const { encodeURI: escapeAddress, encodeURIComponent: escapePart } = primordials;
const { fromCharCode } = String;
const LONE_SURROGATE = /[\ud800-\udfff]/u;
const UNITS_OR_BYTES = /[%\\]u([0-9a-f]{4})|(?:[%\\][0-9a-f]{2})+/gi;
const MARKS = /[%\\]/g;

function encoder(escape) {
  return function encode(text) {
    checkText('url', text);
    return escape(LONE_SURROGATE.test(text) ? Buffer.from(text).toString() : text);
  };
}

function bytesToText(escapes) {
  return Buffer.from(escapes.replace(MARKS, ''), 'hex').toString();
}

/** Undoes both encoders and `escape`; what is no escape sequence stays as it is. A backslash serves as well as `%`. */
function decodeURI(text) {
  checkText('url', text);
  if (!text.includes('%') && !text.includes('\\')) return text;
  return text.replace(UNITS_OR_BYTES, (all, unit) =>
    unit === undefined ? bytesToText(all) : fromCharCode(parseInt(unit, 16)),
  );
}

function named(name, encode) {
  return Object.defineProperty(encode, 'name', { value: name });
}

module.exports = {
  encodeURI: named('encodeURI', encoder(escapeAddress)),
  encodeURIComponent: named('encodeURIComponent', encoder(escapePart)),
  decodeURI,
};
