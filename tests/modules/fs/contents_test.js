const assert = require('assert');
const coroutine = require('coroutine');
const fs = require('fs');
const test = require('test');
const { errorOf, makeFolder } = require('./folder');
test.setup();

describe('whole files', () => {
    let at;
    let remove;
    beforeEach(() => {
        ({ at, remove } = makeFolder());
    });
    afterEach(() => remove());

    it('bytes go in and out', () => {
        const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
        fs.writeFile(at('f'), bytes);
        assert.isTrue(Buffer.isBuffer(fs.readFile(at('f'))));
        assert.deepEqual(fs.readFile(at('f')), bytes);
        assert.deepEqual(fs.readFile(at('f'), ''), bytes);
        assert.equal(fs.readFile(at('f'), 'latin1'), bytes.toString('latin1'));
        assert.equal(fs.readFile(at('f'), { encoding: 'hex' }), bytes.toString('hex'));
    });

    it('text is UTF-8', () => {
        fs.writeTextFile(at('f'), 'ä€😀\0end');
        assert.equal(fs.readTextFile(at('f')), 'ä€😀\0end');
        assert.equal(fs.readFile(at('f'), 'utf8'), 'ä€😀\0end');
        fs.writeFile(at('f'), Buffer.from([0x61, 0xff, 0x62]));
        assert.equal(fs.readTextFile(at('f')), 'a\ufffdb');
        fs.writeFile(at('f'), '616263', 'hex');
        assert.equal(fs.readTextFile(at('f')), 'abc');
    });

    it('an empty file has no bytes, no text, no lines', () => {
        fs.writeTextFile(at('f'), '');
        assert.equal(fs.readFile(at('f')).length, 0);
        assert.equal(fs.readTextFile(at('f')), '');
        assert.deepEqual(fs.readLines(at('f')), []);
    });

    it('a large file', () => {
        const data = Buffer.alloc(20 * 1024 * 1024, 'jsbridge ');
        fs.writeFile(at('f'), data);
        assert.isTrue(fs.readFile(at('f')).equals(data));
    });

    it('lines end with LF; the last one may lack it', () => {
        for (const [text, lines] of [
            ['a\nb\n', ['a', 'b']],
            ['a\nb', ['a', 'b']],
            ['\n\n', ['', '']],
            ['a\r\nb', ['a\r', 'b']],
            ['\n', ['']],
        ]) {
            fs.writeTextFile(at('f'), text);
            assert.deepEqual(fs.readLines(at('f')), lines);
        }
        fs.writeTextFile(at('f'), '1\n2\n3\n');
        assert.deepEqual(fs.readLines(at('f'), 2), ['1', '2']);
        assert.deepEqual(fs.readLines(at('f'), 0), []);
        assert.deepEqual(fs.readLines(at('f'), 9), ['1', '2', '3']);
        assert.throws(() => fs.readLines(at('f'), -2), /"maxlines" is out of range/);
        assert.throws(() => fs.readLines(at('f'), 'x'), /"maxlines" argument must be of type number/);
    });

    it('appendFile() makes and extends; writeFile() replaces', () => {
        fs.appendFile(at('f'), 'data');
        fs.appendFile(at('f'), Buffer.from(' more'));
        assert.equal(fs.readTextFile(at('f')), 'data more');
        fs.writeFile(at('f'), 'new');
        assert.equal(fs.readTextFile(at('f')), 'new');
        fs.writeFile(at('f'), '!', { flag: 'a', flush: true });
        assert.equal(fs.readTextFile(at('f')), 'new!');
        assert.throws(() => fs.writeFile(at('f'), '', { flush: 1 }), /"flush" argument must be of type boolean/);
    });

    it('by the number of an open file: from where it stands', () => {
        const fd = fs.open(at('f'), 'w+');
        fs.writeFile(fd, 'one');
        fs.appendFile(fd, ' two', { flush: true });
        assert.equal(fs.readFile(fd).length, 0);
        fs.read(fd, Buffer.alloc(1), 0, 1, 0);
        fs.close(fd);
        const again = fs.open(at('f'));
        fs.read(again, Buffer.alloc(4));
        assert.equal(fs.readFile(again, 'utf8'), 'two');
        fs.close(again);
    });

    it('errors say what, where and why', () => {
        const error = errorOf(() => fs.readFile(at('nothing')));
        assert.equal(error.message, `ENOENT: no such file or directory, open '${at('nothing')}'`);
        assert.deepEqual(Object.assign({}, error), { errno: -2, number: 2, code: 'ENOENT', syscall: 'open', path: at('nothing') });
        assert.equal(errorOf(() => fs.readTextFile(at('.'))).message, 'EISDIR: illegal operation on a directory, read');
        assert.equal(errorOf(() => fs.readLines(at('nothing'))).code, 'ENOENT');
        assert.equal(errorOf(() => fs.writeTextFile(at('no', 'folder'), '')).code, 'ENOENT');
        assert.equal(errorOf(() => fs.appendFile(at('.'), '')).code, 'EISDIR');
        assert.throws(() => fs.writeTextFile(at('f'), Buffer.from('x')), /"txt" argument must be of type string/);
        assert.throws(() => fs.writeFile(at('f'), 5), /"data" argument must be of type string/);
        assert.throws(() => fs.writeFile(at('f'), 'x', 'nonsense'), /'encoding' is invalid encoding/);
        assert.isFalse(fs.exists(at('f')));
    });

    it('a file above 2 GiB is refused, not read', () => {
        fs.writeFile(at('f'), '');
        fs.truncate(at('f'), 2 ** 31);
        const error = errorOf(() => fs.readFile(at('f')));
        assert.deepEqual([error.name, error.code, error.message], [
            'RangeError', 'ERR_FS_FILE_TOO_LARGE', 'File size (2147483648) is greater than 2 GiB',
        ]);
    });

    it('what changes while it is read', () => {
        const log = [];
        fs.writeFile(at('f'), 'x'.repeat(1000));
        const writer = coroutine.start(() => {
            for (let n = 0; n < 200; n++)
                fs.appendFile(at('f'), 'y');
        });
        for (let n = 0; n < 200; n++)
            log.push(fs.readFile(at('f')).length);
        writer.join();
        assert.isTrue(log.every((length, index) => index === 0 || length >= log[index - 1]));
        assert.equal(fs.readFile(at('f')).length, 1200);
    });
});

require.main === module && test.run(console.ERROR);
