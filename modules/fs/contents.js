'use strict';

// Whole files. Every function here is made asynchronous by index.js.

const { checkEncoding, toData, toFd, toInteger, toMode, toOptions, toPath, wrongType } = require('./arguments');
const { toFlags } = require('./flags');

const { asArray, list, stringIndexOf, stringSlice } = primordials;
const FILE_MODE = 0o666;
const ALL_LINES = -1;
const LARGEST_COUNT = 2 ** 31 - 1;
const EOL = '\n';

function readBytes(file, flag) {
    return typeof file === 'number' ? host.readRest(toFd(file)) : host.readFile(toPath(file), toFlags(flag, 'r', 'flag'));
}

function readFile(file, options) {
    const { encoding, flag } = toOptions(options, {});
    // fibjs says '' for no encoding.
    if (encoding)
        checkEncoding(encoding);
    const data = readBytes(file, flag);
    return encoding ? data.toString(encoding) : data;
}

function readTextFile(file) {
    return readBytes(file).toString();
}

function readLines(file, maxlines = ALL_LINES) {
    const count = toInteger('maxlines', maxlines, ALL_LINES, LARGEST_COUNT);
    const text = readTextFile(file);
    const lines = list();
    // What follows the last line's end is no line.
    for (let start = 0; start < text.length && lines.length !== count;) {
        const end = stringIndexOf(text, EOL, start);
        lines[lines.length] = stringSlice(text, start, end < 0 ? text.length : end);
        start = end < 0 ? text.length : end + 1;
    }
    return asArray(lines);
}

function put(file, data, options, defaultFlag) {
    const { encoding, mode, flag, flush = false } = toOptions(options, {});
    if (typeof flush !== 'boolean')
        throw wrongType('flush', 'of type boolean', flush);
    if (typeof file !== 'number') {
        const path = toPath(file);
        host.writeFile(path, toData(data, encoding), toFlags(flag, defaultFlag, 'flag'), toMode(mode, FILE_MODE), flush);
        return;
    }
    const fd = toFd(file);
    host.write(fd, toData(data, encoding), null);
    if (flush)
        host.fsync(fd, false);
}

function writeFile(file, data, options) {
    put(file, data, options, 'w');
}

function appendFile(file, data, options) {
    put(file, data, options, 'a');
}

function writeTextFile(file, txt) {
    if (typeof txt !== 'string')
        throw wrongType('txt', 'of type string', txt);
    put(file, txt, undefined, 'w');
}

module.exports = { appendFile, readFile, readLines, readTextFile, writeFile, writeTextFile };
