'use strict';

// The simple questions about a value: util.isArray and its like. What asks for an internal slot is in types.js.

const types = require('./types');

const { isArray } = Array;

const isNull = (value) => value === null;
const isUndefined = (value) => value === undefined;
const isNullOrUndefined = (value) => value === null || value === undefined;
const isBoolean = (value) => typeof value === 'boolean';
const isNumber = (value) => typeof value === 'number';
const isBigInt = (value) => typeof value === 'bigint';
const isString = (value) => typeof value === 'string';
const isSymbol = (value) => typeof value === 'symbol';
const isFunction = (value) => typeof value === 'function';
const isObject = (value) => typeof value === 'object' && value !== null;
const isPrimitive = (value) => value === null || (typeof value !== 'object' && typeof value !== 'function');
const isError = (value) => types.isNativeError(value) || value instanceof Error;
const isBuffer = (value) => types.isUint8Array(value) && require('buffer').Buffer.isBuffer(value);

/** True for what holds nothing: no characters, no elements or entries, no enumerable properties. */
function isEmpty(value) {
  if (typeof value === 'string') return value.length === 0;
  if (isPrimitive(value)) return true;
  if (isArray(value) || types.isTypedArray(value)) return value.length === 0;
  if (types.isMap(value) || types.isSet(value)) return value.size === 0;
  return Object.keys(value).length === 0;
}

module.exports = {
  isArray,
  isBigInt,
  isBoolean,
  isBuffer,
  isEmpty,
  isError,
  isFunction,
  isNull,
  isNullOrUndefined,
  isNumber,
  isObject,
  isPrimitive,
  isString,
  isSymbol,
  isUndefined,
};
