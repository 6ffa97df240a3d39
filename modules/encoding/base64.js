'use strict';

const { Buffer } = require('buffer');
const { checkText, toBuffer } = require('shared/arguments');

function encode(data, url = false) {
  const digits = toBuffer('data', data).toString('base64');
  return url ? digits.replace(/\+/g, '-').replace(/\//g, '_') : digits;
}

function decode(text) {
  checkText('text', text);
  return Buffer.from(text, 'base64');
}

module.exports = { encode, decode };
