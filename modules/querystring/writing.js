'use strict';

const functions = require('./functions');

const { isArray } = Array;

function textOf(value) {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      return Number.isFinite(value) ? `${value}` : '';
    case 'bigint':
    case 'boolean':
      return `${value}`;
    default:
      return '';
  }
}

function stringify(object, separator, equals, options) {
  if (object === null || typeof object !== 'object') return '';
  const given = options && options.encodeURIComponent;
  const encode = typeof given === 'function' ? given : functions.escape;
  const fields = [];
  for (const key of Object.keys(object)) {
    const name = `${encode(textOf(key))}${equals || '='}`;
    const value = object[key];
    for (const item of isArray(value) ? Array.from(value) : [value]) fields.push(`${name}${encode(textOf(item))}`);
  }
  return fields.join(separator || '&');
}

module.exports = { stringify };
