'use strict';

const { Buffer } = require('buffer');
const { invalidType } = require('shared/arguments');
const { invalidCall, toBytes, toInteger } = require('./arguments');
const { SeekableStream, makeAsync } = require('./stream');
const { max, min } = Math;

const ALL = -1;
const SEEK_SET = 0;
const SEEK_CUR = 1;
const SEEK_END = 2;
const LEAST_CAPACITY = 1024;
const LARGEST_SIZE = 2 ** 31 - 1;
const MS_PER_S = 1000;
const NS_PER_MS = 1e6;

/** A stream in memory. */
class MemoryStream extends SeekableStream {
    // Room for more than #size bytes, so that many small writes do not copy everything each time.
    #data = Buffer.alloc(0);
    #size = 0;
    #position = 0;
    #time = new Date();
    #isReadOnly = false;

    read(bytes = ALL) {
        const size = toInteger('bytes', bytes, ALL);
        const end = size === ALL ? this.#size : min(this.#size, this.#position + size);
        if (end <= this.#position)
            return null;
        const data = Buffer.from(this.#data.subarray(this.#position, end));
        this.#position = end;
        return data;
    }

    readAll() {
        return this.read();
    }

    write(data) {
        const bytes = toBytes(data);
        this.#checkWritable();
        const end = this.#position + bytes.length;
        this.#reserve(end);
        this.#data.set(bytes, this.#position);
        this.#size = max(this.#size, end);
        this.#position = end;
        this.#time = new Date();
    }

    flush() {}

    close() {}

    truncate(bytes = 0) {
        const size = toInteger('bytes', bytes, 0);
        this.#checkWritable();
        this.#reserve(size);
        // What is cut off must not come back when the stream grows again.
        this.#data.fill(0, min(size, this.#size));
        this.#size = size;
        this.#position = min(this.#position, size);
        this.#time = new Date();
    }

    stat() {
        const { Stats } = require('fs');
        const milliseconds = this.#time.getTime();
        const seconds = Math.floor(milliseconds / MS_PER_S);
        const moment = [seconds, (milliseconds - seconds * MS_PER_S) * NS_PER_MS];
        const numbers = [0, 0, 0, 0, 0, 0, 0, 0, this.#size, 0];
        return new Stats([...numbers, ...moment, ...moment, ...moment, ...moment], '', { isMemory: true });
    }

    /** Moves to a place between the beginning and the end. */
    seek(offset, whence = SEEK_SET) {
        const bases = { [SEEK_SET]: 0, [SEEK_CUR]: this.#position, [SEEK_END]: this.#size };
        const base = bases[toInteger('whence', whence, SEEK_SET, SEEK_END)];
        const place = base + toInteger('offset', offset, -Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
        this.#position = max(0, min(place, this.#size));
    }

    tell() {
        return this.#position;
    }

    rewind() {
        this.#position = 0;
    }

    size() {
        return this.#size;
    }

    eof() {
        return this.#position >= this.#size;
    }

    /** Sets the time that stat() tells; each change of the content sets it to now. */
    setTime(d) {
        if (!(d instanceof Date) || primordials.isNaN(d))
            throw invalidType('d', 'a valid instance of Date', d);
        this.#time = new Date(d);
    }

    /** A copy that cannot be changed. */
    clone() {
        const copy = new MemoryStream();
        copy.#data = Buffer.from(this.#data.subarray(0, this.#size));
        copy.#size = this.#size;
        copy.#time = new Date(this.#time);
        copy.#isReadOnly = true;
        return copy;
    }

    clear() {
        this.#checkWritable();
        this.#data = Buffer.alloc(0);
        this.#size = 0;
        this.#position = 0;
        this.#time = new Date();
    }

    #checkWritable() {
        if (this.#isReadOnly)
            throw invalidCall('A clone of a MemoryStream cannot be changed.');
    }

    #reserve(size) {
        if (size <= this.#data.length)
            return;
        toInteger('size', size, 0, LARGEST_SIZE);
        const larger = Buffer.alloc(min(LARGEST_SIZE, max(LEAST_CAPACITY, size, 2 * this.#data.length)));
        larger.set(this.#data.subarray(0, this.#size));
        this.#data = larger;
    }
}

module.exports = { MemoryStream: makeAsync(MemoryStream) };
