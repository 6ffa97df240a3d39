'use strict';

const { SeekableStream, Stream, makeAsync } = require('./stream');
const { MemoryStream } = require('./memory_stream');
const { BufferedStream } = require('./buffered_stream');
const copying = require('./copying');

const copyStream = host.async(copying.copyStream);
const bridge = host.async(copying.bridge);

module.exports = {
    Stream,
    SeekableStream,
    MemoryStream,
    BufferedStream,
    copyStream,
    copyStreamSync: copyStream,
    bridge,
    bridgeSync: bridge,
};
