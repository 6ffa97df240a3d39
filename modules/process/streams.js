'use strict';

const { checkFunction, checkInteger, failure, wrongType } = require('./arguments');
const { nextTick } = require('./ticks');
const { readInput, readLine: readInputLine } = host;
const { isView } = ArrayBuffer;

const WRONG_TYPE = 100005;
const STDIN_FD = 0;
const ANY_SIZE = -1;
const LARGEST_READ = 2 ** 31 - 1;

/** One chunk for write(chunk, encoding). */
function toData(chunk, encoding) {
    if (chunk === null)
        throw failure(WRONG_TYPE, 'ERR_STREAM_NULL_VALUES', 'May not write null values to stream');
    if (isView(chunk))
        return chunk;
    if (typeof chunk !== 'string')
        throw wrongType('chunk', 'of type string or an instance of Buffer, TypedArray, or DataView', chunk);
    return encoding === undefined || encoding === null ? chunk : require('buffer').Buffer.from(chunk, encoding);
}

/** A standard stream for output: what was written is with the operating system when write() returns. */
function createOutput(fd, isTTY, send) {
    return {
        fd,
        isTTY,
        write(chunk, encoding, callback) {
            if (typeof encoding === 'function') {
                callback = encoding;
                encoding = undefined;
            }
            if (callback !== undefined)
                checkFunction('callback', callback);
            send(toData(chunk, encoding));
            if (callback !== undefined)
                nextTick(callback);
            return true;
        },
    };
}

/** Standard input. Fibers that read at the same time are served in turn, each with a block or a line of its own. */
function createInput(isTTY) {
    const lock = new (require('coroutine').Lock)();

    function inTurn(receive) {
        lock.acquire();
        try {
            const data = receive();
            return data === undefined ? null : data;
        } finally {
            lock.release();
        }
    }

    const read = host.async(function read(size) {
        if (size !== undefined && size !== ANY_SIZE)
            checkInteger('size', size, 1, LARGEST_READ);
        return inTurn(() => readInput(size === ANY_SIZE ? undefined : size));
    });
    const readLine = host.async(function readLine() {
        return inTurn(readInputLine);
    });
    return { fd: STDIN_FD, isTTY, read, readSync: read, readLine, readLineSync: readLine };
}

module.exports = { createInput, createOutput };
