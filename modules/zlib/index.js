'use strict';

const { constants } = host;
const { compress, decompress, packer, unpacker, run } = require('./calls');
const { ZlibStream } = require('./streams');

const zlib = {
  NO_COMPRESSION: constants.Z_NO_COMPRESSION,
  BEST_SPEED: constants.Z_BEST_SPEED,
  BEST_COMPRESSION: constants.Z_BEST_COMPRESSION,
  DEFAULT_COMPRESSION: constants.Z_DEFAULT_COMPRESSION,
  constants: Object.freeze({ ...constants }),
};

function add(name, call) {
  Object.defineProperty(call, 'name', { value: name });
  zlib[name] = host.async(call);
  zlib[`${name}Sync`] = zlib[name];
}

function capitalized(name) {
  return name[0].toUpperCase() + name.slice(1);
}

function addForms(name, format, work, makeFilter) {
  add(name, (data, options) => work(format, data, options));
  add(`${name}To`, (source, stream, options) => run(makeFilter(format, stream, options), source));
  zlib[`create${capitalized(name)}`] = (to, options) => new ZlibStream(makeFilter(format, to, options));
}

for (const [packed, unpacked, format] of [
  ['deflate', 'inflate', 'zlib'],
  ['deflateRaw', 'inflateRaw', 'raw'],
  ['gzip', 'gunzip', 'gzip'],
]) {
  addForms(packed, format, compress, packer);
  addForms(unpacked, format, decompress, unpacker);
}

module.exports = zlib;
