'use strict';

const { Buffer } = require('buffer');
const { checkText } = require('shared/arguments');
const { checkStream, invalidCall, toBytes, toInteger, wrongValue } = require('./arguments');
const { ByteQueue } = require('./byte_queue');
const { Stream, makeAsync } = require('./stream');

const ANY = -1;
const UNLIMITED = -1;
const isLineEnd = (text) => text === '\n' || text === '\r' || text === '\r\n';

/** Text from a stream of bytes, by lines or by length, and text to it. */
class BufferedStream extends Stream {
    #stream;
    #queue = new ByteQueue();
    #charset = 'utf-8';
    #eol = '\n';

    constructor(stm) {
        checkStream('stm', stm);
        super();
        this.#stream = stm;
    }

    get stream() {
        return this.#stream;
    }

    get charset() {
        return this.#charset;
    }

    set charset(charset) {
        if (!Buffer.isEncoding(charset))
            throw wrongValue('charset', 'is invalid encoding', charset);
        this.#charset = charset;
    }

    get EOL() {
        return this.#eol;
    }

    set EOL(eol) {
        if (!isLineEnd(eol))
            throw wrongValue('EOL', "must be '\\n', '\\r' or '\\r\\n'", eol);
        this.#eol = eol;
    }

    read(bytes = ANY) {
        const size = toInteger('bytes', bytes, ANY);
        if (size !== ANY)
            return this.#take(size);
        return this.#queue.length > 0 ? this.#queue.take(this.#queue.length) : this.#stream.read();
    }

    readText(size) {
        const data = this.#take(toInteger('size', size, 0));
        return data === null ? null : data.toString(this.#charset);
    }

    readLine(maxlen = UNLIMITED) {
        return this.readUntil(this.#eol, maxlen);
    }

    readLines(maxlines = UNLIMITED) {
        const count = toInteger('maxlines', maxlines, UNLIMITED);
        const lines = [];
        while (count === UNLIMITED || lines.length < count) {
            const line = this.readLine();
            if (line === null)
                break;
            lines.push(line);
        }
        return lines;
    }

    readUntil(mk, maxlen = UNLIMITED) {
        checkText('mk', mk);
        if (mk === '')
            throw wrongValue('mk', 'must not be empty', mk);
        const most = toInteger('maxlen', maxlen, UNLIMITED);
        const mark = Buffer.from(mk, this.#charset);
        const queue = this.#queue;
        let searched = 0;
        for (;;) {
            const end = queue.find(mark, searched);
            const isTooLong = end < 0 ? queue.length >= most + mark.length : end > most;
            if (most !== UNLIMITED && isTooLong)
                throw invalidCall(`There are no more than ${most} bytes to be in front of the mark, but there are.`);
            if (end >= 0) {
                const text = queue.take(end).toString(this.#charset);
                queue.take(mark.length);
                return text;
            }
            // The mark may have begun in what was searched.
            searched = Math.max(0, queue.length - mark.length + 1);
            if (!this.#fill())
                return queue.length > 0 ? queue.take(queue.length).toString(this.#charset) : null;
        }
    }

    write(data) {
        this.#stream.write(toBytes(data));
    }

    writeText(txt) {
        checkText('txt', txt);
        this.#stream.write(Buffer.from(txt, this.#charset));
    }

    writeLine(txt) {
        checkText('txt', txt);
        this.#stream.write(Buffer.from(txt + this.#eol, this.#charset));
    }

    flush() {
        this.#stream.flush();
    }

    close() {
        this.#stream.close();
    }

    /** Reads one block more; false at the end. */
    #fill() {
        const block = this.#stream.read();
        if (block === null)
            return false;
        this.#queue.add(block);
        return true;
    }

    #take(size) {
        while (this.#queue.length < size && this.#fill());
        const data = this.#queue.take(size);
        return data.length > 0 ? data : null;
    }
}

const OPERATIONS = [
    'read', 'readText', 'readLine', 'readLines', 'readUntil', 'write', 'writeText', 'writeLine', 'flush', 'close',
];

module.exports = { BufferedStream: makeAsync(BufferedStream, OPERATIONS) };
