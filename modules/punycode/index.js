'use strict';

const { decode, encode } = require('./bootstring');
const { toCodePoints, fromCodePoints } = require('./code_points');
const { checkText, invalidType } = require('shared/arguments');

const PREFIX = 'xn--';
// The full stop and what stands for it in East Asian texts.
const FULL_STOPS = /[.\u3002\uff0e\uff61]/g;
const NOT_ASCII = /[^\0-\x7f]/;

/** Changes each label of a domain name, or of what follows the first `@` of an address. */
function mapLabels(text, change) {
  const [local, ...rest] = text.split('@');
  const domain = (rest.length > 0 ? rest[0] : local).replace(FULL_STOPS, '.');
  const changed = domain.split('.').map(change).join('.');
  return rest.length > 0 ? `${local}@${changed}` : changed;
}

function toASCII(domain) {
  checkText('domain', domain);
  return mapLabels(domain, (label) => (NOT_ASCII.test(label) ? PREFIX + encode(label) : label));
}

function toUnicode(domain) {
  checkText('domain', domain);
  return mapLabels(domain, (label) =>
    label.startsWith(PREFIX) ? decode(label.slice(PREFIX.length).toLowerCase()) : label,
  );
}

function checked(convert) {
  return (text) => {
    checkText('string', text);
    return convert(text);
  };
}

function encodePoints(points) {
  if (!Array.isArray(points)) throw invalidType('codePoints', 'an instance of Array', points);
  return fromCodePoints(points);
}

module.exports = {
  version: '2.1.0',
  ucs2: { decode: checked(toCodePoints), encode: encodePoints },
  decode: checked(decode),
  encode: checked(encode),
  toASCII,
  toUnicode,
};
