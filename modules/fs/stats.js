'use strict';

const { S_IFBLK, S_IFCHR, S_IFDIR, S_IFIFO, S_IFLNK, S_IFMT, S_IFREG, S_IFSOCK, S_IRUSR, S_IWUSR, S_IXUSR } = host.constants;
const MS_PER_S = 1000;
const NS_PER_MS = 1e6;
const NS_PER_S = 1000000000n;

const NUMBERS = ['dev', 'mode', 'nlink', 'uid', 'gid', 'rdev', 'blksize', 'ino', 'size', 'blocks'];
const { arrayForEach, arrayIndexOf, define } = primordials;
const { floor, round } = Math;
const SIZE = arrayIndexOf(NUMBERS, 'size');
const FIRST_TIME = NUMBERS.length;
const TIMES = ['atime', 'mtime', 'ctime', 'birthtime'];

/** What kind of file something is. */
class Kind {
    #format;

    constructor(format) {
        this.#format = format;
    }

    isFile() {
        return this.#format === S_IFREG;
    }

    isDirectory() {
        return this.#format === S_IFDIR;
    }

    isSymbolicLink() {
        return this.#format === S_IFLNK;
    }

    isFIFO() {
        return this.#format === S_IFIFO;
    }

    isSocket() {
        return this.#format === S_IFSOCK;
    }

    isCharacterDevice() {
        return this.#format === S_IFCHR;
    }

    isBlockDevice() {
        return this.#format === S_IFBLK;
    }
}

/** What fs.stat() and its like tell: Node's members as own properties, fibjs's as methods. */
class Stats extends Kind {
    #mode;
    #name;
    #isMemory;

    /** `facts` as host.stat() gives them; with `bigint` all numbers are bigints, and there are times in nanoseconds. */
    constructor(facts, name = '', { bigint = false, isMemory = false } = {}) {
        const mode = Number(facts[1]);
        super(mode & S_IFMT);
        this.#mode = mode;
        this.#name = name;
        this.#isMemory = isMemory;
        const convert = bigint ? BigInt : Number;
        for (let index = 0; index < FIRST_TIME; index++)
            define(this, NUMBERS[index], convert(facts[index]), true);
        // The members have Node's order.
        for (let index = 0; index < TIMES.length; index++) {
            const milliseconds = facts[FIRST_TIME + 2 * index] * MS_PER_S + facts[FIRST_TIME + 2 * index + 1] / NS_PER_MS;
            define(this, `${TIMES[index]}Ms`, bigint ? BigInt(floor(milliseconds)) : milliseconds, true);
        }
        for (let index = 0; bigint && index < TIMES.length; index++) {
            const seconds = BigInt(facts[FIRST_TIME + 2 * index]) * NS_PER_S;
            define(this, `${TIMES[index]}Ns`, seconds + BigInt(facts[FIRST_TIME + 2 * index + 1]), true);
        }
        arrayForEach(TIMES, (key) => define(this, key, new Date(round(Number(this[`${key}Ms`]))), true));
    }

    /** The file's name without its folder. */
    get name() {
        return this.#name;
    }

    isReadable() {
        return (this.#mode & S_IRUSR) !== 0;
    }

    isWritable() {
        return (this.#mode & S_IWUSR) !== 0;
    }

    isExecutable() {
        return (this.#mode & S_IXUSR) !== 0;
    }

    isHidden() {
        return this.#name[0] === '.';
    }

    isMemory() {
        return this.#isMemory;
    }
}

/** An entry of a folder, as readdir() with `withFileTypes` gives it. */
class Dirent extends Kind {
    constructor(name, parentPath, format) {
        super(format);
        define(this, 'name', name, true);
        define(this, 'parentPath', parentPath, true);
        define(this, 'path', parentPath, true);
    }
}

module.exports = { Dirent, SIZE, Stats };
