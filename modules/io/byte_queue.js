'use strict';

const { Buffer } = require('buffer');
const { max, min } = Math;

const LEAST_CAPACITY = 64 * 1024;

/** Bytes that were read and are not taken yet. Adding and taking cost what is added and taken, not what is there. */
class ByteQueue {
    #data = Buffer.alloc(0);
    #start = 0;
    #end = 0;

    get length() {
        return this.#end - this.#start;
    }

    add(bytes) {
        if (this.#end + bytes.length > this.#data.length) {
            const size = this.length + bytes.length;
            // Room is made at the front only if that is most of it: else the same bytes would be moved again and again.
            const data = size * 2 > this.#data.length ? Buffer.alloc(max(LEAST_CAPACITY, 2 * size)) : this.#data;
            data.set(this.#data.subarray(this.#start, this.#end));
            this.#end = this.length;
            this.#start = 0;
            this.#data = data;
        }
        this.#data.set(bytes, this.#end);
        this.#end += bytes.length;
    }

    /** Where some bytes are found, looked for from a place on; -1 if they are not there. */
    find(bytes, from) {
        return this.#data.subarray(this.#start, this.#end).indexOf(bytes, from);
    }

    take(size) {
        const data = Buffer.from(this.#data.subarray(this.#start, min(this.#end, this.#start + size)));
        this.#start += data.length;
        return data;
    }
}

module.exports = { ByteQueue };
