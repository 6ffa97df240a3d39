'use strict';

const { constants } = host;
const { compress, decompress, compressTo, decompressTo } = require('./calls');

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

for (const [packed, unpacked, format] of [
  ['deflate', 'inflate', 'zlib'],
  ['deflateRaw', 'inflateRaw', 'raw'],
  ['gzip', 'gunzip', 'gzip'],
]) {
  add(packed, (data, options) => compress(format, data, options));
  add(`${packed}To`, (source, stream, options) => compressTo(format, source, stream, options));
  add(unpacked, (data, options) => decompress(format, data, options));
  add(`${unpacked}To`, (source, stream, options) => decompressTo(format, source, stream, options));
}

module.exports = zlib;
