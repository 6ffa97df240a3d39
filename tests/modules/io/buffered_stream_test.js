const assert = require('assert');
const io = require('io');
const test = require('test');
test.setup();

/** A stream that gives its bytes in blocks of one size. */
function dripping(text, size, charset = 'utf8') {
    const data = Buffer.from(text, charset);
    let place = 0;
    return {
        written: [],
        read() {
            const block = data.slice(place, place + size);
            place += block.length;
            return block.length > 0 ? block : null;
        },
        write(bytes) {
            this.written.push(Buffer.from(bytes).toString('hex'));
        },
        flush() {
            this.written.push('flush');
        },
        close() {
            this.written.push('close');
        },
    };
}

function codeOf(call) {
    try {
        call();
    } catch (error) {
        return [error.code, error.number];
    }
    return undefined;
}

describe('io.BufferedStream', () => {
    it('reads lines, however they come', () => {
        for (const size of [1, 2, 3, 7, 100]) {
            const stream = new io.BufferedStream(dripping('one\n\nzwei: ä€😀\r\nlast', size));
            assert.deepEqual([stream.readLine(), stream.readLine(), stream.readLine(), stream.readLine(), stream.readLine()], [
                'one', '', 'zwei: ä€😀\r', 'last', null,
            ]);
        }
    });

    it('EOL is what ends a line', () => {
        for (const size of [1, 2, 100]) {
            const stream = new io.BufferedStream(dripping('a\r\nb\rc\n\r\nd\r\n', size));
            assert.equal(stream.EOL, '\n');
            stream.EOL = '\r\n';
            assert.deepEqual(stream.readLines(), ['a', 'b\rc\n', 'd']);
        }
        const stream = new io.BufferedStream(dripping('', 1));
        for (const value of ['', '\n\n', 'x', undefined])
            assert.deepEqual(codeOf(() => { stream.EOL = value; }), ['ERR_INVALID_ARG_VALUE', 100005]);
    });

    it('readLines() reads so many', () => {
        const stream = new io.BufferedStream(dripping('1\n2\n3\n', 2));
        assert.deepEqual(stream.readLines(2), ['1', '2']);
        assert.deepEqual(stream.readLines(0), []);
        assert.deepEqual(stream.readLines(), ['3']);
        assert.deepEqual(stream.readLines(), []);
    });

    it('readUntil() reads to a mark, over the blocks\' borders', () => {
        for (const size of [1, 2, 3, 100]) {
            const stream = new io.BufferedStream(dripping('aa--b-bb---cc', size));
            assert.deepEqual([stream.readUntil('--'), stream.readUntil('--'), stream.readUntil('--'), stream.readUntil('--')], ['aa', 'b-bb', '-cc', null]);
        }
        assert.deepEqual(codeOf(() => new io.BufferedStream(dripping('', 1)).readUntil('')), ['ERR_INVALID_ARG_VALUE', 100005]);
        assert.deepEqual(codeOf(() => new io.BufferedStream(dripping('', 1)).readUntil(5)), ['ERR_INVALID_ARG_TYPE', 100005]);
    });

    it('maxlen bounds a line', () => {
        for (const size of [1, 4, 100]) {
            assert.equal(new io.BufferedStream(dripping('0123456789\n', size)).readLine(10), '0123456789');
            for (const text of ['0123456789\n', '0123456789'])
                assert.deepEqual(codeOf(() => new io.BufferedStream(dripping(text, size)).readLine(9)), ['ERR_INVALID_STATE', 100009]);
        }
    });

    it('reads bytes and text by length', () => {
        const stream = new io.BufferedStream(dripping('äbcdef', 2));
        assert.equal(stream.readText(3), 'äb');
        assert.equal(stream.read(2).toString(), 'cd');
        assert.equal(stream.read(10).toString(), 'ef');
        assert.isNull(stream.read(1));
        assert.isNull(stream.readText(1));
        assert.isNull(stream.read());
        assert.deepEqual(codeOf(() => stream.readText()), ['ERR_INVALID_ARG_TYPE', 100005]);
        assert.deepEqual(codeOf(() => stream.readText(-1)), ['ERR_OUT_OF_RANGE', 100006]);
    });

    it('read() gives what is there first', () => {
        const stream = new io.BufferedStream(dripping('a\nbcdef', 5));
        stream.readLine();
        assert.equal(stream.read().toString(), 'bcd');
        assert.equal(stream.read().toString(), 'ef');
    });

    it('speaks other character sets', () => {
        const stream = new io.BufferedStream(dripping('嘿嘿\n哈\n', 1, 'gbk'));
        assert.equal(stream.charset, 'utf-8');
        stream.charset = 'gbk';
        assert.equal(stream.readText(4), '嘿嘿');
        assert.deepEqual(stream.readLines(), ['', '哈']);
        const wide = new io.BufferedStream(dripping('a\nb', 3, 'utf16le'));
        wide.charset = 'utf16le';
        assert.deepEqual(wide.readLines(), ['a', 'b']);
        assert.deepEqual(codeOf(() => { stream.charset = 'nonsense'; }), ['ERR_INVALID_ARG_VALUE', 100005]);
        assert.equal(stream.charset, 'gbk');
    });

    it('writes through', () => {
        const under = dripping('', 1);
        const stream = new io.BufferedStream(under);
        stream.write(Buffer.from([1]));
        stream.write('a');
        stream.writeText('ä');
        stream.EOL = '\r\n';
        stream.charset = 'latin1';
        stream.writeLine('ä');
        stream.flush();
        stream.close();
        assert.deepEqual(under.written, ['01', '61', 'c3a4', 'e40d0a', 'flush', 'close']);
        assert.strictEqual(stream.stream, under);
        for (const call of [() => stream.writeText(5), () => stream.writeLine(), () => stream.write(5), () => new io.BufferedStream(5)])
            assert.deepEqual(codeOf(call), ['ERR_INVALID_ARG_TYPE', 100005]);
    });

    it('copies', () => {
        const target = new io.MemoryStream();
        assert.equal(new io.BufferedStream(dripping('0123456789', 3)).copyTo(target, 7), 7);
        target.rewind();
        assert.equal(target.readAll().toString(), '0123456');
    });

    it('long lines cost no more than their length', () => {
        const text = 'x'.repeat(3000000);
        const stream = new io.BufferedStream(dripping(`${text}\nend`, 1000));
        assert.equal(stream.readLine().length, text.length);
        assert.equal(stream.readLine(), 'end');
    });

    it('has Sync aliases', () => {
        const { prototype } = io.BufferedStream;
        for (const name of ['read', 'readText', 'readLine', 'readLines', 'readUntil', 'write', 'writeText', 'writeLine', 'flush', 'close', 'copyTo'])
            assert.strictEqual(prototype[`${name}Sync`], prototype[name], name);
    });
});

require.main === module && test.run(console.ERROR);
