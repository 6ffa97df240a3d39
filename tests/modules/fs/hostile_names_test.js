const assert = require('assert');
const fs = require('fs');
const path = require('path');
const test = require('test');
const { errorOf, makeFolder } = require('./folder');
test.setup();

describe('names of all kinds', () => {
    let at;
    let folder;
    let remove;
    beforeEach(() => {
        ({ at, folder, remove } = makeFolder());
    });
    afterEach(() => remove());

    it('characters of all kinds', () => {
        for (const name of ['ä€😀', ' ', 'a\nb', '-rf', '*', "'", '\\', 'e\u0301', '\u00e9', '\u202e', 'x'.repeat(255)]) {
            fs.writeFile(at(name), name);
            assert.deepEqual(fs.readdir(folder), [name]);
            assert.equal(fs.readTextFile(at(name)), name);
            fs.unlink(at(name));
        }
    });

    it('names that are not UTF-8 can be handed back', () => {
        const bytes = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0x61, 0xff, 0xc3, 0x62])]);
        fs.writeFile(bytes, 'found');
        const [name] = fs.readdir(folder);
        assert.equal(name, 'a\udcff\udcc3b');
        assert.equal(fs.readTextFile(at(name)), 'found');
        assert.equal(fs.stat(at(name)).name, name);
        assert.deepEqual(fs.readdir(folder, 'buffer')[0], bytes.slice(folder.length + 1));
        assert.equal(fs.realpath(at(name)), path.join(fs.realpath(folder), name));
        fs.symlink(name, at('l'));
        assert.equal(fs.readlink(at('l')), name);
        assert.deepEqual(fs.readlink(at('l'), 'buffer'), bytes.slice(folder.length + 1));
        assert.equal(errorOf(() => fs.mkdir(at(name))).path, at(name));
        fs.rm(at(name));
        assert.deepEqual(fs.readdir(folder), ['l']);
    });

    it('other lone surrogates are U+FFFD on the disk', () => {
        fs.writeFile(at('a\ud800'), '');
        assert.deepEqual(fs.readdir(folder), ['a\ufffd']);
        assert.isTrue(fs.exists(at('a\ud800')));
    });

    it('NUL is refused everywhere', () => {
        const calls = [
            'access', 'appendFile', 'chmod', 'chown', 'copy', 'copyFile', 'lchown', 'link', 'lstat', 'mkdir', 'mkdtemp', 'open', 'openFile',
            'openTextStream', 'readFile', 'readLines', 'readTextFile', 'readdir', 'readlink', 'realpath', 'rename', 'rm', 'rmdir', 'stat',
            'symlink', 'truncate', 'unlink', 'utimes', 'writeFile',
        ];
        const good = at('g');
        for (const name of calls) {
            for (const bad of [`${good}\0.txt`, '\0', Buffer.from('a\0')]) {
                const error = errorOf(() => (name === 'readLines' ? fs[name](bad) : fs[name](bad, good)));
                assert.deepEqual([error.name, error.code, error.number], ['TypeError', 'ERR_INVALID_ARG_VALUE', 100005], name);
            }
        }
        for (const name of ['copy', 'copyFile', 'link', 'rename', 'symlink'])
            assert.equal(errorOf(() => fs[name](good, 'a\0b')).code, 'ERR_INVALID_ARG_VALUE', name);
        assert.deepEqual(fs.readdir(folder), []);
    });

    it('names that are too long, and empty ones', () => {
        assert.equal(errorOf(() => fs.writeFile(at('x'.repeat(256)), '')).code, 'ENAMETOOLONG');
        assert.equal(errorOf(() => fs.stat(`${folder}/${'x/'.repeat(5000)}`)).code, 'ENAMETOOLONG');
        assert.equal(errorOf(() => fs.readFile('')).message, "ENOENT: no such file or directory, open ''");
    });

    it('links in a circle', () => {
        fs.symlink('b', at('a'));
        fs.symlink('a', at('b'));
        for (const name of ['stat', 'readFile', 'realpath', 'access', 'readdir'])
            assert.equal(errorOf(() => fs[name](at('a'))).code, 'ELOOP', name);
        assert.isFalse(fs.exists(at('a')));
    });
});

require.main === module && test.run(console.ERROR);
