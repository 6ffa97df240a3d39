'use strict';

const functions = require('./functions');
const { unescape } = require('./escapes');

const { isArray } = Array;
const MAX_KEYS = 1000;
const PLUS = /\+/g;
const ESCAPE = /%[0-9a-f]{2}/i;

function decoder(options) {
  const given = options && options.decodeURIComponent;
  const decode = typeof given === 'function' ? given : functions.unescape;
  const own = decode !== unescape;
  return (part) => {
    // A decoder of the script's gets spaces as it knows them, and everything to look at.
    const text = part.replace(PLUS, own ? '%20' : ' ');
    if (text === '' || (!own && !ESCAPE.test(text))) return text;
    try {
      return decode(text);
    } catch (error) {
      return functions.unescape(text, true);
    }
  };
}

function add(fields, key, value) {
  const known = fields[key];
  if (known === undefined) fields[key] = value;
  else if (isArray(known)) known.push(value);
  else fields[key] = [known, value];
}

/** The fields between separators; no more of them are looked at than maxKeys, the empty ones included. */
function parse(text, separator, equals, options) {
  const fields = Object.create(null);
  if (typeof text !== 'string' || text === '') return fields;
  const limit = options && typeof options.maxKeys === 'number' ? options.maxKeys : MAX_KEYS;
  const between = equals ? `${equals}` : '=';
  const decode = decoder(options);
  const parts = text.split(separator ? `${separator}` : '&', limit > 0 && Number.isInteger(limit) ? limit : undefined);
  for (const part of parts) {
    if (part === '') continue;
    const at = part.indexOf(between);
    const key = at < 0 ? part : part.slice(0, at);
    add(fields, decode(key), at < 0 ? '' : decode(part.slice(at + between.length)));
  }
  return fields;
}

module.exports = { parse };
