'use strict';

const { Buffer } = require('buffer');
const { checkText } = require('shared/arguments');

const { parse, stringify } = JSON;
const { isArray } = Array;
const INTEGER = /^-?[0-9]+$/;

function describe(key, value) {
  return typeof value === 'bigint' ? { type: 'BigInt', data: `${value}` } : value;
}

function isByte(item) {
  return Number.isInteger(item) && item >= 0 && item <= 255;
}

/** Undoes what `encode` makes of a Buffer and a BigInt; what only resembles it stays as it is. */
function revive(key, value) {
  if (value === null || typeof value !== 'object') return value;
  const { type, data } = value;
  if (type === 'Buffer' && isArray(data) && data.every(isByte)) return Buffer.from(data);
  if (type === 'Buffer' && typeof data === 'string') return Buffer.from(data, 'base64');
  if (type === 'BigInt' && typeof data === 'string' && INTEGER.test(data)) return BigInt(data);
  return value;
}

function encode(data) {
  return stringify(data, describe);
}

function decode(text) {
  checkText('text', text);
  // Most texts have nothing to revive; a name can be written with escapes, too.
  return text.includes('"type"') || text.includes('\\u') ? parse(text, revive) : parse(text);
}

module.exports = { encode, decode };
