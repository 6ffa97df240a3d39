'use strict';

const { invalidType, toBuffer } = require('shared/arguments');

const { isArray } = Array;
const { isView } = ArrayBuffer;

/** A document: an object with names, as the format has nothing else at its top. */
function encode(data) {
  if (data === null || typeof data !== 'object' || isArray(data) || isView(data))
    throw invalidType('data', 'an object', data);
  return host.encode(data);
}

function decode(data) {
  return host.decode(toBuffer('data', data));
}

module.exports = { encode, decode };
