'use strict';

const { checkStream, toInteger } = require('./arguments');

const ALL = -1;
const BLOCK_BYTES = 64 * 1024;

/** Copies from one stream to another, all or at most so many bytes; the number of bytes copied. */
function copyStream(from, to, bytes = ALL) {
    checkStream('from', from);
    checkStream('to', to);
    const most = toInteger('bytes', bytes, ALL, Number.MAX_SAFE_INTEGER);
    let copied = 0;
    while (most === ALL || copied < most) {
        const block = from.read(most === ALL ? ALL : Math.min(BLOCK_BYTES, most - copied));
        if (block === null)
            break;
        to.write(block);
        copied += block.length;
    }
    return copied;
}

/** Copies between two streams in both directions at a time, until both are at their end. */
function bridge(stm1, stm2) {
    require('coroutine').parallel([() => copyStream(stm1, stm2), () => copyStream(stm2, stm1)]);
}

module.exports = { bridge, copyStream };
