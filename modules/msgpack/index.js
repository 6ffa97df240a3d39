'use strict';

const { toBuffer } = require('shared/arguments');

function encode(data) {
  return host.pack(data);
}

function decode(data) {
  const value = host.unpack(toBuffer('data', data));
  // What the host calls nothing is null in the format.
  return value === undefined ? null : value;
}

module.exports = { encode, decode };
