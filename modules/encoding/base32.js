'use strict';

const { Buffer } = require('buffer');
const { checkText, toBuffer } = require('shared/arguments');

const { stageBytes, stageText, base32Encode, base32Decode } = host;

function encode(data) {
  const bytes = toBuffer('data', data);
  stageBytes(bytes);
  return base32Encode();
}

function decode(text) {
  checkText('text', text);
  stageText(text);
  return new Buffer(base32Decode());
}

module.exports = { encode, decode };
