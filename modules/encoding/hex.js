'use strict';

const { Buffer } = require('buffer');
const { checkText, toBuffer } = require('shared/arguments');

const PAIRS = /^(?:[0-9a-f]{2})*$/i;
const DIGIT = /^[0-9a-f]$/i;
const DIGIT_AND_NEXT = /([0-9a-f])([^])|[^]/gi;

function encode(data) {
  return toBuffer('data', data).toString('hex');
}

function decode(text) {
  checkText('text', text);
  if (PAIRS.test(text)) return Buffer.from(text, 'hex');
  // fibjs: a digit with none behind it is a byte of its own, except at the very end; all else is skipped.
  const pairs = text.replace(DIGIT_AND_NEXT, (all, first, next) => {
    if (first === undefined) return '';
    return DIGIT.test(next) ? all : `0${first}`;
  });
  return Buffer.from(pairs, 'hex');
}

module.exports = { encode, decode };
