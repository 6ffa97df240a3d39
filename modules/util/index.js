'use strict';

// Every part of util is loaded when one of its members is first used.

const { defineProperty } = Object;

const PARTS = {
  './inspect': ['inspect'],
  './format': ['format', 'formatWithOptions'],
  './text': ['stripVTControlCharacters', 'getStringWidth'],
  './predicates': [
    'isArray',
    'isBigInt',
    'isBoolean',
    'isBuffer',
    'isEmpty',
    'isError',
    'isFunction',
    'isNull',
    'isNullOrUndefined',
    'isNumber',
    'isObject',
    'isPrimitive',
    'isString',
    'isSymbol',
    'isUndefined',
  ],
  './types': [
    'isAsyncFunction',
    'isDataView',
    'isDate',
    'isExternal',
    'isMap',
    'isMapIterator',
    'isNativeError',
    'isPromise',
    'isRegExp',
    'isSet',
    'isSetIterator',
    'isTypedArray',
    'isUint8Array',
  ],
  './objects': ['has', 'keys', 'values', 'clone', 'deepFreeze', 'extend', '_extend', 'pick', 'omit'],
  './sequences': [
    'first',
    'last',
    'unique',
    'union',
    'intersection',
    'flatten',
    'without',
    'difference',
    'each',
    'map',
    'reduce',
  ],
  './lru_cache': ['LruCache'],
  './calls': ['sync', 'promisify', 'callbackify'],
  './inheritance': ['inherits'],
  './notices': ['deprecate', 'debuglog', 'debug'],
  './build_info': ['buildInfo'],
};

const util = {};

function lazy(name, load) {
  const settle = (value) => {
    defineProperty(util, name, { value, writable: true, enumerable: true, configurable: true });
    return value;
  };
  defineProperty(util, name, { get: () => settle(load()), set: settle, enumerable: true, configurable: true });
}

for (const part of Object.keys(PARTS)) {
  for (const name of PARTS[part]) lazy(name, () => require(part)[name]);
}
lazy('types', () => require('./types'));
lazy('TextEncoder', () => globalThis.TextEncoder);
lazy('TextDecoder', () => globalThis.TextDecoder);

module.exports = util;
