'use strict';

const { arrayForEach, define, objectHasOwnProperty } = primordials;

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
    arrayForEach(names, (name) => {
        if (!objectHasOwnProperty(prototype, name))
            return;
        const value = host.async(prototype[name]);
        define(prototype, name, value, false);
        define(prototype, `${name}Sync`, value, false);
    });
    return Class;
}

makeAsync(Stream);

module.exports = { SeekableStream, Stream, makeAsync };
