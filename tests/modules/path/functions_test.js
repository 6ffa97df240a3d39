const assert = require('assert');
const path = require('path');
const test = require('test');
test.setup();

const { posix, win32 } = path;

describe('path', () => {
    it('is that of this platform, and holds both', () => {
        assert.strictEqual(path, posix);
        for (const flavour of [posix, win32]) {
            assert.strictEqual(flavour.posix, posix);
            assert.strictEqual(flavour.win32, win32);
        }
        assert.strictEqual(require('path/posix'), posix);
        assert.strictEqual(require('path/win32'), win32);
        assert.strictEqual(require('node:path/posix'), posix);
        assert.deepEqual([posix.sep, posix.delimiter, win32.sep, win32.delimiter], ['/', ':', '\\', ';']);
    });

    it('takes paths apart', () => {
        assert.equal(path.dirname('/a/b/c.txt'), '/a/b');
        assert.equal(path.basename('/a/b/c.txt'), 'c.txt');
        assert.equal(path.basename('/a/b/c.txt', '.txt'), 'c');
        assert.equal(path.extname('/a/b/c.tar.gz'), '.gz');
        assert.equal(path.extname('.profile'), '');
        assert.deepEqual(path.parse('/a/b/c.txt'), { root: '/', dir: '/a/b', base: 'c.txt', ext: '.txt', name: 'c' });
        assert.deepEqual(win32.parse('C:\\a\\b.txt'), { root: 'C:\\', dir: 'C:\\a', base: 'b.txt', ext: '.txt', name: 'b' });
    });

    it('puts paths together', () => {
        assert.equal(path.join('a', '', '..', 'b/', './c/'), 'b/c/');
        assert.equal(path.join(), '.');
        assert.equal(path.normalize('/a//./b/../../..'), '/');
        assert.equal(path.resolve('/a', 'b', '../c'), '/a/c');
        assert.equal(path.relative('/a/b/c', '/a/d'), '../../d');
        assert.equal(path.format({ dir: '/a', name: 'b', ext: 'c' }), '/a/b.c');
        assert.equal(win32.join('\\\\server', 'share', '..', 'x'), '\\\\server\\share\\x');
        assert.equal(win32.relative('C:\\a\\B', 'c:\\A\\c'), '..\\c');
        assert.equal(win32.toNamespacedPath('C:\\a'), '\\\\?\\C:\\a');
        assert.equal(win32.toNamespacedPath('//server/share/a'), '\\\\?\\UNC\\server\\share\\a');
    });

    it('fullpath() is resolve() of one path', () => {
        assert.equal(path.fullpath('/a/../b/'), '/b');
        assert.equal(path.fullpath('x'), path.join(process.cwd(), 'x'));
        assert.equal(path.fullpath(''), process.cwd());
        assert.equal(win32.fullpath('C:\\a\\..\\b'), 'C:\\b');
        for (const flavour of [posix, win32])
            assert.throws(() => flavour.fullpath(5), /The "path" argument must be of type string\. Received type number \(5\)/);
    });

    it('resolves in the working folder as it is now', () => {
        const before = process.cwd();
        process.chdir('/');
        try {
            assert.equal(path.resolve('x'), '/x');
        } finally {
            process.chdir(before);
        }
    });

    it('takes long paths', () => {
        const long = 'a/../'.repeat(50000);
        assert.equal(path.normalize(long), './');
        assert.equal(win32.normalize(long), '.\\');
        assert.equal(path.join(...new Array(5000).fill('b')).length, 9999);
    });

    it('refuses what is no text, with code and number', () => {
        for (const value of [undefined, null, 5, {}, Symbol('s')]) {
            let caught = {};
            try {
                path.dirname(value);
            } catch (error) {
                caught = error;
            }
            assert.ok(caught instanceof TypeError);
            assert.equal(caught.code, 'ERR_INVALID_ARG_TYPE');
            assert.equal(caught.number, 100005);
        }
        assert.throws(() => path.format('text'), /The "pathObject" argument must be of type object/);
    });
});

require.main === module && test.run(console.ERROR);
