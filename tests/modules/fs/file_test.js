const assert = require('assert');
const fs = require('fs');
const io = require('io');
const test = require('test');
const { errorOf, makeFolder } = require('./folder');
test.setup();

describe('files as streams', () => {
    let at;
    let remove;
    let file;
    beforeEach(() => {
        ({ at, remove } = makeFolder());
        file = fs.openFile(at('f'), 'w+');
        file.write('0123456789');
        file.rewind();
    });
    afterEach(() => {
        file.close();
        remove();
    });

    it('are SeekableStreams with a name and a number', () => {
        assert.isTrue(file instanceof io.SeekableStream && file instanceof io.Stream && file instanceof fs.File);
        assert.equal(file.name, at('f'));
        assert.equal(fs.fstat(file.fd).size, 10);
    });

    it('read() gives so many bytes, a block, or null at the end', () => {
        assert.equal(file.read(4).toString(), '0123');
        assert.equal(file.read().toString(), '456789');
        assert.isNull(file.read());
        assert.isNull(file.read(5));
        file.rewind();
        assert.equal(file.read(100).toString(), '0123456789');
        assert.throws(() => file.read(-2), /"bytes" is out of range/);
        assert.throws(() => file.read('1'), /"bytes" argument must be of type number/);
    });

    it('readAll() gives the rest', () => {
        file.read(3);
        assert.equal(file.readAll().toString(), '3456789');
        assert.isNull(file.readAll());
    });

    it('seek(), tell(), eof(), size()', () => {
        assert.isFalse(file.eof());
        file.seek(-3, fs.SEEK_END);
        assert.equal(file.tell(), 7);
        file.seek(1, fs.SEEK_CUR);
        assert.equal(file.read(9).toString(), '89');
        assert.isTrue(file.eof());
        file.seek(2);
        assert.equal(file.read(1).toString(), '2');
        file.seek(2 ** 33, fs.SEEK_SET);
        assert.equal(file.tell(), 2 ** 33);
        assert.isTrue(file.eof());
        assert.equal(file.size(), 10);
        assert.equal(errorOf(() => file.seek(-1)).code, 'EINVAL');
        assert.equal(errorOf(() => file.seek(0, 3)).code, 'ERR_OUT_OF_RANGE');
        assert.equal(errorOf(() => file.seek()).code, 'ERR_INVALID_ARG_TYPE');
    });

    it('write(), truncate(), flush(), chmod(), stat()', () => {
        file.write(Buffer.from('ab'));
        file.write(new Uint8Array([0x63]));
        file.flush();
        assert.equal(fs.readTextFile(at('f')), 'abc3456789');
        file.truncate(4);
        assert.equal(file.size(), 4);
        file.truncate();
        assert.equal(file.stat().size, 0);
        file.chmod(0o600);
        assert.equal(file.stat().mode & 0o777, 0o600);
        assert.equal(file.stat().name, 'f');
        assert.throws(() => file.write(5), /"data" argument must be of type string/);
    });

    it('copyTo() copies all, or so many bytes', () => {
        const other = fs.openFile(at('g'), 'w+');
        assert.equal(file.copyTo(other, 4), 4);
        assert.equal(other.size(), 4);
        assert.equal(file.copyTo(other), 6);
        assert.equal(fs.readTextFile(at('g')), '0123456789');
        other.close();
        assert.throws(() => file.copyTo({}), /"to" argument must be a stream/);
    });

    it('a closed one refuses everything, but may be closed again', () => {
        file.close();
        file.close();
        assert.equal(file.fd, -1);
        for (const [name, ...args] of [['read'], ['read', 1], ['readAll'], ['write', 'x'], ['flush'], ['truncate', 0], ['stat'], ['chmod', 0], ['seek', 0], ['tell'], ['rewind'], ['size'], ['eof']])
            assert.equal(errorOf(() => file[name](...args)).code, 'EBADF', name);
    });

    it('checks how it is made', () => {
        assert.equal(errorOf(() => new fs.File('a\0b')).code, 'ERR_INVALID_ARG_VALUE');
        assert.equal(errorOf(() => fs.openFile(at('f'), 'zz')).code, 'ERR_INVALID_ARG_VALUE');
        assert.equal(errorOf(() => fs.openTextStream(5)).code, 'ERR_INVALID_ARG_TYPE');
        assert.throws(() => fs.File(at('f')), TypeError);
        assert.throws(() => fs.File.prototype.read.call({}), TypeError);
    });

    it('openFile() opens to read unless told otherwise', () => {
        const reading = fs.openFile(at('f'));
        assert.equal(reading.readAll().toString(), '0123456789');
        assert.equal(errorOf(() => reading.write('x')).code, 'EBADF');
        reading.close();
        assert.equal(errorOf(() => fs.openFile(at('nothing'))).code, 'ENOENT');
    });

    it('openTextStream() reads and writes text', () => {
        const writer = fs.openTextStream(at('t'), 'w');
        writer.writeLine('ä');
        writer.writeText('b');
        writer.close();
        const reader = fs.openTextStream(at('t'));
        assert.isTrue(reader instanceof io.BufferedStream);
        assert.deepEqual(reader.readLines(), ['ä', 'b']);
        assert.isNull(reader.readLine());
        reader.close();
    });
});

require.main === module && test.run(console.ERROR);
