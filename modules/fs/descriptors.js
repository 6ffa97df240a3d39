'use strict';

// Open files by their numbers. Every function here is made asynchronous by index.js.

const { outOfRange, toData, toFd, toId, toInteger, toMode, toOptions, toPath, toSeconds, toSize, wrongType } = require('./arguments');
const { toFlags } = require('./flags');
const { Stats } = require('./stats');
const { isView } = ArrayBuffer;

const FILE_MODE = 0o666;
const HERE = -1;

function open(path, flags, mode) {
    return host.open(toPath(path), toFlags(flags), toMode(mode, FILE_MODE));
}

function close(fd) {
    host.close(toFd(fd));
}

/** A position in a file; undefined for the one where it stands. */
function toPosition(position) {
    if (position === undefined || position === null)
        return undefined;
    if (typeof position !== 'number' && typeof position !== 'bigint')
        throw wrongType('position', 'of type bigint or integer', position);
    const place = toInteger('position', Number(position), HERE, Number.MAX_SAFE_INTEGER);
    return place === HERE ? undefined : place;
}

/** The part of a view that `offset` and `length` mean, as bytes. */
function toPart(buffer, offset, length) {
    if (!isView(buffer))
        throw wrongType('buffer', 'an instance of Buffer, TypedArray, or DataView', buffer);
    const start = offset === undefined || offset === null ? 0 : toInteger('offset', offset, 0, Number.MAX_SAFE_INTEGER);
    if (start > buffer.byteLength)
        throw outOfRange('offset', `<= ${buffer.byteLength}`, start);
    const rest = buffer.byteLength - start;
    const size = length === undefined || length === null ? rest : toInteger('length', length, 0);
    if (size > rest)
        throw outOfRange('length', `<= ${rest}`, size);
    return new Uint8Array(buffer.buffer, buffer.byteOffset + start, size);
}

function read(fd, buffer, offset, length, position) {
    const number = toFd(fd);
    if (typeof offset === 'object' && offset !== null)
        ({ offset, length, position } = offset);
    const part = toPart(buffer, offset, length);
    const place = toPosition(position);
    if (part.length === 0)
        return 0;
    const data = host.read(number, part.length, place);
    primordials.typedArraySet(part, data);
    return data.length;
}

function write(fd, buffer, offset, length, position) {
    const number = toFd(fd);
    if (typeof buffer === 'string') {
        // write(fd, text, position, encoding)
        const data = toData(buffer, length);
        return host.write(number, data, toPosition(offset));
    }
    if (typeof offset === 'object' && offset !== null)
        ({ offset, length, position } = offset);
    return host.write(number, toPart(buffer, offset, length), toPosition(position));
}

function fstat(fd, options) {
    const { bigint = false } = toOptions(options, {});
    return new Stats(host.fstat(toFd(fd)), '', { bigint });
}

function ftruncate(fd, len = 0) {
    host.ftruncate(toFd(fd), toSize('len', len));
}

function fsync(fd) {
    host.fsync(toFd(fd), false);
}

function fdatasync(fd) {
    host.fsync(toFd(fd), true);
}

function fchmod(fd, mode) {
    host.fchmod(toFd(fd), toMode(mode));
}

function fchown(fd, uid, gid) {
    host.fchown(toFd(fd), toId('uid', uid), toId('gid', gid));
}

function futimes(fd, atime, mtime) {
    host.futimes(toFd(fd), toSeconds('atime', atime), toSeconds('mtime', mtime));
}

module.exports = { close, fchmod, fchown, fdatasync, fstat, fsync, ftruncate, futimes, open, read, write };
