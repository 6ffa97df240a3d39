const assert = require('assert');
const coroutine = require('coroutine');
const io = require('io');
const test = require('test');
test.setup();

function codeOf(call) {
    try {
        call();
    } catch (error) {
        return [error.code, error.number];
    }
    return undefined;
}

describe('io.MemoryStream', () => {
    let stream;
    beforeEach(() => {
        stream = new io.MemoryStream();
        stream.write('0123456789');
        stream.rewind();
    });

    it('is a SeekableStream', () => {
        assert.isTrue(stream instanceof io.SeekableStream && stream instanceof io.Stream);
        for (const name of ['read', 'readAll', 'write', 'flush', 'close', 'truncate', 'stat', 'copyTo'])
            assert.strictEqual(stream[`${name}Sync`], stream[name], name);
    });

    it('reads what was written', () => {
        assert.equal(stream.read(4).toString(), '0123');
        assert.equal(stream.tell(), 4);
        assert.equal(stream.read().toString(), '456789');
        assert.isNull(stream.read());
        assert.isNull(stream.read(0));
        assert.isTrue(stream.eof());
        stream.rewind();
        assert.equal(stream.readAll().toString(), '0123456789');
        assert.isNull(stream.readAll());
        assert.isNull(new io.MemoryStream().read());
    });

    it('what was read does not change any more', () => {
        const data = stream.read(4);
        stream.rewind();
        stream.write('abcd');
        assert.equal(data.toString(), '0123');
        data[0] = 0;
        stream.rewind();
        assert.equal(stream.read(4).toString(), 'abcd');
    });

    it('overwrites and grows', () => {
        stream.seek(8);
        stream.write(Buffer.from('abcd'));
        stream.write(new Uint16Array([0x4241]));
        assert.equal(stream.size(), 14);
        stream.rewind();
        assert.equal(stream.readAll().toString(), '01234567abcdAB');
        stream.write('é');
        assert.equal(stream.size(), 16);
    });

    it('seeks between its ends', () => {
        stream.seek(3);
        stream.seek(2, 1);
        assert.equal(stream.tell(), 5);
        stream.seek(-1, 2);
        assert.equal(stream.tell(), 9);
        stream.seek(-100);
        assert.equal(stream.tell(), 0);
        stream.seek(100);
        assert.equal(stream.tell(), 10);
        assert.deepEqual(codeOf(() => stream.seek(0, 3)), ['ERR_OUT_OF_RANGE', 100006]);
        assert.deepEqual(codeOf(() => stream.seek('1')), ['ERR_INVALID_ARG_TYPE', 100005]);
    });

    it('truncate() cuts off and fills up with zeros', () => {
        stream.seek(0, 2);
        stream.truncate(3);
        assert.deepEqual([stream.size(), stream.tell()], [3, 3]);
        stream.truncate(6);
        stream.rewind();
        assert.equal(stream.readAll().toString('latin1'), '012\0\0\0');
        stream.truncate();
        assert.equal(stream.size(), 0);
        assert.deepEqual(codeOf(() => stream.truncate(-1)), ['ERR_OUT_OF_RANGE', 100006]);
    });

    it('stat() tells the time of the last change, or what setTime() says', () => {
        const before = Date.now() - 1;
        stream.write('x');
        const stats = stream.stat();
        assert.isTrue(stats.isMemory() && !stats.isFile() && stats.mtime >= before);
        assert.equal(stats.size, 10);
        stream.setTime(new Date(1234));
        assert.equal(stream.stat().mtime.getTime(), 1234);
        stream.write('x');
        assert.isTrue(stream.stat().mtime >= before);
        for (const value of [5, undefined, new Date(NaN)])
            assert.deepEqual(codeOf(() => stream.setTime(value)), ['ERR_INVALID_ARG_TYPE', 100005]);
    });

    it('clone() is a copy to read', () => {
        stream.seek(5);
        stream.setTime(new Date(5));
        const copy = stream.clone();
        stream.write('xxx');
        assert.equal(copy.tell(), 0);
        assert.equal(copy.readAll().toString(), '0123456789');
        assert.equal(copy.stat().mtime.getTime(), 5);
        for (const call of [() => copy.write('x'), () => copy.truncate(1), () => copy.clear()])
            assert.deepEqual(codeOf(call), ['ERR_INVALID_STATE', 100009]);
        assert.equal(copy.clone().size(), 10);
    });

    it('clear() drops everything', () => {
        stream.clear();
        assert.deepEqual([stream.size(), stream.tell(), stream.eof(), stream.read()], [0, 0, true, null]);
        stream.write('new');
        assert.equal(stream.size(), 3);
    });

    it('many small writes', () => {
        stream.clear();
        for (let n = 0; n < 20000; n++)
            stream.write('0123456789');
        assert.equal(stream.size(), 200000);
        stream.rewind();
        let total = 0;
        for (let block; (block = stream.read(999)) !== null;)
            total += block.length;
        assert.equal(total, 200000);
    });

    it('refuses what is no data', () => {
        for (const value of [5, null, undefined, {}, [1]])
            assert.deepEqual(codeOf(() => stream.write(value)), ['ERR_INVALID_ARG_TYPE', 100005]);
        assert.deepEqual(codeOf(() => stream.read(1.5)), ['ERR_OUT_OF_RANGE', 100006]);
        assert.deepEqual(codeOf(() => stream.read('1')), ['ERR_INVALID_ARG_TYPE', 100005]);
    });

    it('calls back', () => {
        const done = new coroutine.Event();
        let got;
        stream.read(3, (error, data) => {
            got = [error, data.toString()];
            done.set();
        });
        assert.isUndefined(got);
        done.wait();
        assert.deepEqual(got, [null, '012']);
    });
});

describe('copying', () => {
    it('copyStream() and copyTo() copy all, or so many bytes', () => {
        const source = new io.MemoryStream();
        const target = new io.MemoryStream();
        source.write(Buffer.alloc(200000, 'x'));
        source.rewind();
        assert.equal(io.copyStream(source, target, 70000), 70000);
        assert.equal(source.tell(), 70000);
        assert.equal(source.copyTo(target), 130000);
        assert.equal(target.size(), 200000);
        assert.equal(io.copyStream(source, target), 0);
        assert.equal(io.copyStream(source, target, 0), 0);
        assert.strictEqual(io.copyStreamSync, io.copyStream);
    });

    it('takes a script\'s own streams, and nothing else', () => {
        const blocks = [Buffer.from('ab'), Buffer.from('c')];
        const log = [];
        assert.equal(io.copyStream({ read: () => blocks.shift() || null, write() {} }, { read() {}, write: (data) => log.push(String(data)) }), 3);
        assert.deepEqual(log, ['ab', 'c']);
        for (const value of [undefined, null, 5, {}, { read() {} }])
            assert.throws(() => io.copyStream(new io.MemoryStream(), value), /"to" argument must be a stream/);
        assert.throws(() => io.copyStream(5, new io.MemoryStream()), /"from" argument must be a stream/);
        assert.throws(() => io.copyStream(new io.MemoryStream(), new io.MemoryStream(), -2), /"bytes" is out of range/);
    });

    it('bridge() copies both ways at a time', () => {
        function end(blocks) {
            const got = [];
            return {
                got,
                read() {
                    coroutine.sleep(1);
                    return blocks.length > 0 ? Buffer.from(blocks.shift()) : null;
                },
                write: (data) => got.push(String(data)),
            };
        }
        const one = end(['1', '2', '3']);
        const other = end(['a']);
        io.bridge(one, other);
        assert.deepEqual([one.got, other.got], [['a'], ['1', '2', '3']]);
        assert.strictEqual(io.bridgeSync, io.bridge);
        const broken = { read() { throw new Error('broken'); }, write() {} };
        assert.throws(() => io.bridge(broken, end([])), /broken/);
    });
});

require.main === module && test.run(console.ERROR);
