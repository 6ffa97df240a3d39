'use strict';

const { Buffer } = require('buffer');
const { checkText, toBuffer, unknownEncoding } = require('shared/arguments');

const { isEncoding } = Buffer;

function checkCharset(charset) {
  checkText('charset', charset);
  if (!isEncoding(charset)) throw unknownEncoding(charset);
}

function encode(charset, text) {
  checkCharset(charset);
  checkText('text', text);
  return Buffer.from(text, charset);
}

function decode(charset, data) {
  checkCharset(charset);
  return toBuffer('data', data).toString(charset);
}

module.exports = { encode, decode, isEncoding };
