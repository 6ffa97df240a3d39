'use strict';

const { invalidType, outOfRange, toBuffer } = require('shared/arguments');

const { Z_MAX_LEVEL, Z_DEFAULT_COMPRESSION, Z_MAX_WINDOWBITS } = host.constants;
const { Z_MIN_MEMLEVEL, Z_MAX_MEMLEVEL, Z_DEFAULT_MEMLEVEL, Z_DEFAULT_STRATEGY, Z_FIXED } = host.constants;
const MIN_WINDOWBITS = 9;
const MAX_LENGTH = 0x7fffffff;

function number(name, value, least, most, otherwise) {
  if (value === undefined || Number.isNaN(value)) return otherwise;
  if (typeof value !== 'number') throw invalidType(name, 'of type number', value);
  if (!(value >= least && value <= most)) throw outOfRange(name, `>= ${least} and <= ${most}`, value);
  return Math.trunc(value);
}

/** fibjs gives one number, Node an object with it and others. */
function read(options, name) {
  if (options === undefined || options === null) return {};
  if (typeof options === 'number') return { [name]: options };
  if (typeof options !== 'object') throw invalidType('options', 'of type number or object', options);
  return options;
}

function windowBits(options, format) {
  const bits = number('windowBits', options.windowBits, MIN_WINDOWBITS, Z_MAX_WINDOWBITS, Z_MAX_WINDOWBITS);
  return { zlib: bits, raw: -bits, gzip: bits + 16 }[format];
}

function dictionary(options) {
  return options.dictionary === undefined ? null : toBuffer('dictionary', options.dictionary);
}

/** The arguments of Python's compressobj. */
function packing(format, given) {
  const options = read(given, 'level');
  return [
    number('level', options.level, Z_DEFAULT_COMPRESSION, Z_MAX_LEVEL, Z_DEFAULT_COMPRESSION),
    windowBits(options, format),
    number('memLevel', options.memLevel, Z_MIN_MEMLEVEL, Z_MAX_MEMLEVEL, Z_DEFAULT_MEMLEVEL),
    number('strategy', options.strategy, Z_DEFAULT_STRATEGY, Z_FIXED, Z_DEFAULT_STRATEGY),
    dictionary(options),
  ];
}

/** The arguments of the host's Unpacker. No Buffer is longer than MAX_LENGTH, a stream is as long as it likes. */
function unpacking(format, given, toStream) {
  const options = read(given, 'maxSize');
  const unlimited = toStream ? Infinity : MAX_LENGTH;
  const size = options.maxSize === undefined ? options.maxOutputLength : options.maxSize;
  const limit = number('maxSize', size, -Infinity, Infinity, -1);
  return [windowBits(options, format), limit < 0 ? unlimited : Math.min(limit, unlimited), dictionary(options)];
}

module.exports = { packing, unpacking };
