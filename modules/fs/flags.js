'use strict';

const { toInteger, wrongValue } = require('./arguments');
const { O_APPEND, O_CREAT, O_EXCL, O_RDONLY, O_RDWR, O_SYNC, O_TRUNC, O_WRONLY } = host.constants;

const LARGEST_FLAGS = 2 ** 31 - 1;
const WRITE = O_TRUNC | O_CREAT | O_WRONLY;
const WRITE_AND_READ = O_TRUNC | O_CREAT | O_RDWR;
const APPEND = O_APPEND | O_CREAT | O_WRONLY;
const APPEND_AND_READ = O_APPEND | O_CREAT | O_RDWR;

const FLAGS = new primordials.SafeMap();
primordials.arrayForEach([
    ['r', O_RDONLY],
    ['rs', O_RDONLY | O_SYNC],
    ['sr', O_RDONLY | O_SYNC],
    ['r+', O_RDWR],
    ['rs+', O_RDWR | O_SYNC],
    ['sr+', O_RDWR | O_SYNC],
    ['w', WRITE],
    ['wx', WRITE | O_EXCL],
    ['xw', WRITE | O_EXCL],
    ['w+', WRITE_AND_READ],
    ['wx+', WRITE_AND_READ | O_EXCL],
    ['xw+', WRITE_AND_READ | O_EXCL],
    ['a', APPEND],
    ['ax', APPEND | O_EXCL],
    ['xa', APPEND | O_EXCL],
    ['as', APPEND | O_SYNC],
    ['sa', APPEND | O_SYNC],
    ['a+', APPEND_AND_READ],
    ['ax+', APPEND_AND_READ | O_EXCL],
    ['xa+', APPEND_AND_READ | O_EXCL],
    ['as+', APPEND_AND_READ | O_SYNC],
    ['sa+', APPEND_AND_READ | O_SYNC],
], (flag) => FLAGS.set(flag[0], flag[1]));

/** The system's flags for text such as 'w+'; numbers are they already. */
function toFlags(flags, fallback = 'r', name = 'flags') {
    if (flags === undefined || flags === null)
        flags = fallback;
    if (typeof flags === 'number')
        return toInteger(name, flags, 0, LARGEST_FLAGS);
    if (!FLAGS.has(flags))
        throw wrongValue(name, 'is invalid', flags);
    return FLAGS.get(flags);
}

module.exports = { toFlags };
