const assert = require('assert');
const fs = require('fs');
const test = require('test');
const { errorOf, makeFolder } = require('./folder');
test.setup();

describe('open files by number', () => {
    let at;
    let remove;
    let fd;
    beforeEach(() => {
        ({ at, remove } = makeFolder());
        fd = fs.open(at('f'), 'w+');
        fs.write(fd, '0123456789');
    });
    afterEach(() => {
        remove();
    });

    it('read() into a part of a buffer, from here or from a position', () => {
        const buffer = Buffer.alloc(6, '.');
        assert.equal(fs.read(fd, buffer), 0);
        assert.equal(fs.read(fd, buffer, 1, 3, 2), 3);
        assert.equal(buffer.toString(), '.234..');
        assert.equal(fs.read(fd, buffer, 0, 6, 8n), 2);
        assert.equal(buffer.toString(), '8934..');
        assert.equal(fs.read(fd, buffer, { offset: 4, position: 0 }), 2);
        assert.equal(buffer.toString(), '893401');
        assert.equal(fs.read(fd, buffer, 0, 0), 0);
        assert.equal(fs.read(fd, new Uint16Array(2), 0, 4, 0), 4);
        fs.close(fd);
    });

    it('read() goes on where it stopped', () => {
        fs.close(fd);
        fd = fs.open(at('f'));
        const buffer = Buffer.alloc(4);
        const blocks = [];
        for (let size; (size = fs.read(fd, buffer)) > 0;)
            blocks.push(buffer.toString('latin1', 0, size));
        assert.deepEqual(blocks, ['0123', '4567', '89']);
        fs.close(fd);
    });

    it('write() text, bytes and parts of them', () => {
        assert.equal(fs.write(fd, 'ä'), 2);
        assert.equal(fs.write(fd, 'ff', null, 'hex'), 1);
        assert.equal(fs.write(fd, 'X', 0), 1);
        assert.equal(fs.write(fd, Buffer.from('abcdef'), 1, 2, 1), 2);
        assert.equal(fs.write(fd, ''), 0);
        assert.equal(fs.readFile(at('f'), 'latin1'), 'Xbc3456789\u00c3\u00a4\u00ff');
        fs.close(fd);
    });

    it('sizes, permissions, times, and the disk', () => {
        fs.ftruncate(fd, 4);
        assert.equal(fs.fstat(fd).size, 4);
        fs.fchmod(fd, 0o600);
        fs.fchown(fd, -1, -1);
        fs.futimes(fd, 1, 2);
        fs.fsync(fd);
        fs.fdatasync(fd);
        const stats = fs.fstat(fd);
        assert.deepEqual([stats.mode & 0o777, stats.mtimeMs], [0o600, 2000]);
        assert.equal(fs.fstat(fd, { bigint: true }).size, 4n);
        fs.close(fd);
    });

    it('positions above 4 GiB', () => {
        fs.write(fd, 'far', 2 ** 32 + 10);
        const buffer = Buffer.alloc(3);
        assert.equal(fs.read(fd, buffer, 0, 3, BigInt(2 ** 32 + 10)), 3);
        assert.equal(buffer.toString(), 'far');
        assert.equal(fs.fstat(fd).size, 2 ** 32 + 13);
        fs.close(fd);
    });

    it('a closed one is no file any more', () => {
        fs.close(fd);
        for (const [name, ...args] of [['close'], ['read', Buffer.alloc(1)], ['write', 'x'], ['fstat'], ['fsync'], ['ftruncate'], ['fchmod', 0o600], ['futimes', 1, 2]]) {
            const error = errorOf(() => fs[name](fd, ...args));
            assert.deepEqual([error.code, error.errno, error.number], ['EBADF', -9, 9], name);
        }
        assert.equal(errorOf(() => fs.readFile(fd)).message, 'EBADF: bad file descriptor, read');
    });

    it('descriptors that the script has not opened are out of reach', () => {
        fs.close(fd);
        // Some of these belong to the runtime itself.
        for (let number = 3; number < 40; number++)
            assert.equal(errorOf(() => fs.fstat(number)).code, 'EBADF');
        for (const number of [0, 1, 2])
            assert.equal(errorOf(() => fs.close(number)).message, 'EPERM: operation not permitted, close');
        assert.isTrue(fs.fstat(1) instanceof fs.Stats);
    });

    it('arguments are checked before anything happens', () => {
        const small = Buffer.alloc(4);
        for (const [code, call] of [
            ['ERR_INVALID_ARG_TYPE', () => fs.read('1', small)],
            ['ERR_OUT_OF_RANGE', () => fs.read(-1, small)],
            ['ERR_OUT_OF_RANGE', () => fs.close(1.5)],
            ['ERR_INVALID_ARG_TYPE', () => fs.read(fd, 'text')],
            ['ERR_OUT_OF_RANGE', () => fs.read(fd, small, 5)],
            ['ERR_OUT_OF_RANGE', () => fs.read(fd, small, 0, 5)],
            ['ERR_OUT_OF_RANGE', () => fs.read(fd, small, 0, 4, -2)],
            ['ERR_INVALID_ARG_TYPE', () => fs.read(fd, small, 0, 4, '0')],
            ['ERR_INVALID_ARG_TYPE', () => fs.write(fd, 5)],
            ['ERR_INVALID_ARG_VALUE', () => fs.write(fd, 'x', 0, 'nonsense')],
            ['ERR_INVALID_ARG_VALUE', () => fs.open(at('f'), 'zz')],
            ['ERR_INVALID_ARG_TYPE', () => fs.open(at('f'), 'r', {})],
            ['ERR_INVALID_ARG_TYPE', () => fs.open()],
        ])
            assert.equal(errorOf(call).code, code);
        assert.equal(fs.readTextFile(at('f')), '0123456789');
        fs.close(fd);
    });

    it('modes of opening', () => {
        fs.close(fd);
        assert.equal(errorOf(() => fs.open(at('f'), 'wx')).code, 'EEXIST');
        assert.equal(errorOf(() => fs.open(at('g'), 'r+')).code, 'ENOENT');
        const added = fs.open(at('f'), 'a+');
        fs.write(added, '!', 0);
        assert.equal(fs.readTextFile(at('f')), '0123456789!');
        fs.close(added);
        const made = fs.open(at('m'), fs.constants.O_CREAT | fs.constants.O_WRONLY, 0o600);
        assert.equal(fs.fstat(made).mode & 0o777, 0o600);
        assert.equal(errorOf(() => fs.read(made, Buffer.alloc(1))).code, 'EBADF');
        fs.close(made);
    });
});

require.main === module && test.run(console.ERROR);
