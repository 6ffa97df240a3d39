'use strict';

const { copyStream } = require('./copying');

/**
 * What all streams have in common. Subclasses define the operations as plain methods; makeAsync() gives those that may wait their
 * form with a callback, and the name that ends with Sync.
 */
class Stream {
    copyTo(stm, bytes) {
        return copyStream(this, stm, bytes);
    }
}

/** A stream with a position and an end. */
class SeekableStream extends Stream {}

const OPERATIONS = ['read', 'readAll', 'write', 'flush', 'close', 'copyTo', 'truncate', 'stat', 'chmod'];

/** Makes methods of a class asynchronous in fibjs's way. */
function makeAsync(Class, names = OPERATIONS) {
    const { prototype } = Class;
    for (const name of names) {
        if (!Object.prototype.hasOwnProperty.call(prototype, name))
            continue;
        const value = host.async(prototype[name]);
        for (const alias of [name, `${name}Sync`])
            Object.defineProperty(prototype, alias, { value, writable: true, enumerable: false, configurable: true });
    }
    return Class;
}

makeAsync(Stream);

module.exports = { SeekableStream, Stream, makeAsync };
