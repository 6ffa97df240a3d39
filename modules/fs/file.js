'use strict';

const { toData, toInteger, toMode, toPath, toSize } = require('./arguments');
const { toFlags } = require('./flags');
const { SIZE, Stats } = require('./stats');
const { BufferedStream, SeekableStream } = require('io');

const FILE_MODE = 0o666;
const CLOSED = -1;
const BLOCK = -1;
const LARGEST_READ = 2 ** 31 - 1;
const SEEK_SET = 0;
const SEEK_CUR = 1;
const SEEK_END = 2;

const nothingIsNull = (data) => (data.length === 0 ? null : data);

/** An open file as a stream. One that nobody refers to any more is closed. */
class File extends SeekableStream {
    #fd;
    #name;
    #token;

    constructor(path, flags) {
        super();
        const name = toPath(path);
        this.#fd = host.open(name, toFlags(flags), FILE_MODE);
        this.#name = typeof name === 'string' ? name : host.decode(name);
        this.#token = host.takeToken(this.#fd);
    }

    /** The path by which it was opened. */
    get name() {
        return this.#name;
    }

    /** Its number; -1 when it is closed, which no operation takes. */
    get fd() {
        return this.#fd;
    }

    read(bytes = BLOCK) {
        const size = toInteger('bytes', bytes, BLOCK, LARGEST_READ);
        return nothingIsNull(size === BLOCK ? host.readBlock(this.#fd) : host.readFully(this.#fd, size));
    }

    readAll() {
        return nothingIsNull(host.readRest(this.#fd));
    }

    write(data) {
        host.write(this.#fd, toData(data), undefined);
    }

    /** What was written is with the system already; this waits until it is on the disk. */
    flush() {
        host.fsync(this.#fd, false);
    }

    close() {
        const fd = this.#fd;
        if (fd === CLOSED)
            return;
        this.#fd = CLOSED;
        this.#token = undefined;
        host.close(fd);
    }

    truncate(bytes = 0) {
        host.ftruncate(this.#fd, toSize('bytes', bytes));
    }

    stat() {
        return new Stats(host.fstat(this.#fd), require('path').basename(this.#name));
    }

    chmod(mode) {
        host.fchmod(this.#fd, toMode(mode));
    }

    seek(offset, whence = SEEK_SET) {
        const place = toInteger('offset', offset, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
        host.seek(this.#fd, place, toInteger('whence', whence, SEEK_SET, SEEK_END));
    }

    tell() {
        return host.seek(this.#fd, 0, SEEK_CUR);
    }

    rewind() {
        this.seek(0);
    }

    size() {
        return Number(host.fstat(this.#fd)[SIZE]);
    }

    eof() {
        return this.tell() >= this.size();
    }
}

primordials.arrayForEach(['read', 'readAll', 'write', 'flush', 'close', 'truncate', 'stat', 'chmod'], (name) => {
    const value = host.async(File.prototype[name]);
    primordials.define(File.prototype, name, value, false);
    primordials.define(File.prototype, `${name}Sync`, value, false);
});

module.exports = {
    File,

    openFile(path, flags) {
        return new File(path, flags);
    },

    openTextStream(path, flags) {
        return new BufferedStream(new File(path, flags));
    },
};
