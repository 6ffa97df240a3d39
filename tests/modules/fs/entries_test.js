const assert = require('assert');
const fs = require('fs');
const path = require('path');
const test = require('test');
const { errorOf, makeFolder } = require('./folder');
test.setup();

describe('names in folders', () => {
    let at;
    let folder;
    let remove;
    beforeEach(() => {
        ({ at, folder, remove } = makeFolder());
        fs.writeFile(at('f'), 'content');
    });
    afterEach(() => remove());

    it('exists()', () => {
        assert.deepEqual([at('f'), folder, at('g'), at('f', 'x'), '', 'a\0b'].map((name) => fs.exists(name)), [true, true, false, false, false, false]);
        for (const value of [undefined, null, 5, {}, Symbol('s')])
            assert.isFalse(fs.exists(value));
    });

    it('access()', () => {
        const { F_OK, R_OK, W_OK, X_OK } = fs.constants;
        assert.isUndefined(fs.access(at('f')));
        fs.access(at('f'), F_OK | R_OK | W_OK);
        assert.equal(errorOf(() => fs.access(at('f'), X_OK)).message, `EACCES: permission denied, access '${at('f')}'`);
        assert.equal(errorOf(() => fs.access(at('g'))).code, 'ENOENT');
        assert.equal(errorOf(() => fs.access(at('f'), 8)).code, 'ERR_OUT_OF_RANGE');
        assert.equal(errorOf(() => fs.access(at('f'), '4')).code, 'ERR_INVALID_ARG_TYPE');
    });

    it('mkdir(), rmdir(), readdir()', () => {
        fs.mkdir(at('b'), 0o700);
        fs.mkdir(at('a'), { mode: 0o750 });
        assert.equal(fs.stat(at('b')).mode & 0o777, 0o700);
        assert.deepEqual(fs.readdir(folder), ['a', 'b', 'f']);
        assert.deepEqual(fs.readdir(at('a')), []);
        fs.rmdir(at('a'));
        assert.isFalse(fs.exists(at('a')));
        assert.equal(errorOf(() => fs.mkdir(at('b'))).code, 'EEXIST');
        assert.equal(errorOf(() => fs.rmdir(folder)).code, 'ENOTEMPTY');
        assert.equal(errorOf(() => fs.rmdir(at('f'))).code, 'ENOTDIR');
        assert.equal(errorOf(() => fs.readdir(at('g'))).message, `ENOENT: no such file or directory, scandir '${at('g')}'`);
        assert.equal(errorOf(() => fs.mkdir(at('c'), '9')).code, 'ERR_INVALID_ARG_VALUE');
    });

    it('mkdir() of many folders', () => {
        assert.equal(fs.mkdir(at('x', 'y', 'z'), { recursive: true }), at('x'));
        assert.isUndefined(fs.mkdir(at('x', 'y', 'z'), { recursive: true }));
        assert.equal(fs.mkdir(at('x', 'y', 'w', 'v'), { recursive: true }), at('x', 'y', 'w'));
        assert.equal(errorOf(() => fs.mkdir(at('f', 'x', 'y'), { recursive: true })).code, 'ENOTDIR');
        assert.equal(errorOf(() => fs.mkdir(at('f'), { recursive: true })).code, 'EEXIST');
    });

    it('mkdir() of very many folders', () => {
        const deep = at('d', ...new Array(1500).fill('d'));
        assert.equal(fs.mkdir(deep, { recursive: true }), at('d'));
        assert.isTrue(fs.stat(deep).isDirectory());
        for (let name = deep; name.length > folder.length; name = path.dirname(name))
            fs.rmdir(name);
        fs.symlink('nowhere', at('dangling'));
        assert.equal(errorOf(() => fs.mkdir(at('dangling', 'x', 'y'), { recursive: true })).syscall, 'mkdir');
    });

    it('a folder of many', () => {
        fs.mkdir(at('many'));
        const names = Array.from({ length: 500 }, (_, n) => String(n).padStart(4, '0'));
        for (const name of names)
            fs.writeFile(at('many', name), '');
        assert.deepEqual(fs.readdir(at('many')), names);
    });

    it('readdir() with kinds', () => {
        fs.symlink('f', at('l'));
        fs.mkdir(at('d'));
        const entries = fs.readdir(folder, { withFileTypes: true });
        assert.deepEqual(entries.map((entry) => [entry.name, entry.isDirectory(), entry.isFile(), entry.isSymbolicLink()]), [
            ['d', true, false, false],
            ['f', false, true, false],
            ['l', false, false, true],
        ]);
        assert.isTrue(entries.every((entry) => entry instanceof fs.Dirent && entry.parentPath === folder));
        assert.isTrue(fs.readdir('/dev', { withFileTypes: true }).find((entry) => entry.name === 'null').isCharacterDevice());
    });

    it('rename(), link(), unlink()', () => {
        fs.link(at('f'), at('second'));
        assert.equal(fs.stat(at('f')).nlink, 2);
        fs.rename(at('f'), at('first'));
        fs.unlink(at('second'));
        assert.deepEqual(fs.readdir(folder), ['first']);
        assert.equal(errorOf(() => fs.unlink(at('second'))).code, 'ENOENT');
        const error = errorOf(() => fs.rename(at('g'), at('h')));
        assert.deepEqual([error.path, error.dest], [at('g'), at('h')]);
        assert.equal(error.message, `ENOENT: no such file or directory, rename '${at('g')}' -> '${at('h')}'`);
        assert.equal(errorOf(() => fs.link(at('first'), at('first'))).code, 'EEXIST');
    });

    it('symlink(), readlink(), lstat(), realpath()', () => {
        fs.symlink('f', at('l'));
        fs.symlink('nowhere', at('dangling'));
        assert.equal(fs.readlink(at('l')), 'f');
        assert.equal(fs.realpath(at('.', 'l')), path.join(fs.realpath(folder), 'f'));
        assert.isTrue(fs.lstat(at('l')).isSymbolicLink());
        assert.isTrue(fs.stat(at('l')).isFile());
        assert.isFalse(fs.exists(at('dangling')));
        assert.equal(errorOf(() => fs.stat(at('dangling'))).syscall, 'stat');
        assert.equal(errorOf(() => fs.lstat(at('g'))).syscall, 'lstat');
        assert.equal(errorOf(() => fs.readlink(at('f'))).code, 'EINVAL');
        assert.equal(errorOf(() => fs.realpath(at('g'))).code, 'ENOENT');
        assert.equal(errorOf(() => fs.symlink('f', at('l'))).code, 'EEXIST');
    });

    it('copy() and copyFile()', () => {
        fs.chmod(at('f'), 0o640);
        fs.copy(at('f'), at('g'));
        assert.equal(fs.readTextFile(at('g')), 'content');
        assert.equal(fs.stat(at('g')).mode & 0o777, 0o640);
        fs.writeFile(at('f'), 'c');
        fs.copyFile(at('f'), at('g'));
        assert.equal(fs.readTextFile(at('g')), 'c');
        fs.copy(at('f'), at('f'));
        assert.equal(fs.readTextFile(at('f')), 'c');
        assert.equal(errorOf(() => fs.copyFile(at('f'), at('g'), fs.constants.COPYFILE_EXCL)).code, 'EEXIST');
        assert.equal(errorOf(() => fs.copy(at('nothing'), at('h'))).syscall, 'copyfile');
        assert.isFalse(fs.exists(at('h')));
        assert.equal(errorOf(() => fs.copyFile(at('f'), at('g'), 8)).code, 'ERR_OUT_OF_RANGE');
    });

    it('chmod(), chown(), truncate(), utimes()', () => {
        fs.chmod(at('f'), 0o600);
        assert.equal(fs.stat(at('f')).mode & 0o777, 0o600);
        fs.chmod(at('f'), '644');
        assert.equal(fs.stat(at('f')).mode & 0o777, 0o644);
        const { uid, gid } = fs.stat(at('f'));
        fs.chown(at('f'), uid, gid);
        fs.lchown(at('f'), -1, -1);
        assert.equal(fs.stat(at('f')).uid, uid);
        assert.equal(errorOf(() => fs.chown(at('g'), uid, gid)).message, `ENOENT: no such file or directory, chown '${at('g')}'`);
        assert.equal(errorOf(() => fs.chown(at('f'), 'root', gid)).code, 'ERR_INVALID_ARG_TYPE');
        fs.truncate(at('f'), 3);
        assert.equal(fs.readTextFile(at('f')), 'con');
        fs.truncate(at('f'), 5);
        assert.equal(fs.readTextFile(at('f')), 'con\0\0');
        fs.truncate(at('f'));
        assert.equal(fs.stat(at('f')).size, 0);
        assert.equal(errorOf(() => fs.truncate(at('g'), 1)).syscall, 'open');
        fs.utimes(at('f'), 1, new Date(2500));
        assert.deepEqual([fs.stat(at('f')).atimeMs, fs.stat(at('f')).mtimeMs], [1000, 2500]);
        assert.equal(errorOf(() => fs.utimes(at('f'), {}, 1)).code, 'ERR_INVALID_ARG_TYPE');
    });

    it('rm() and mkdtemp()', () => {
        const made = fs.mkdtemp(at('tmp-'));
        assert.isTrue(made.startsWith(at('tmp-')) && made.length === at('tmp-').length + 6);
        assert.equal(fs.stat(made).mode & 0o777, 0o700);
        assert.notEqual(fs.mkdtemp(at('tmp-')), made);
        fs.writeFile(path.join(made, 'x'), '');
        fs.symlink(folder, path.join(made, 'up'));
        assert.equal(errorOf(() => fs.rm(made)).code, 'ERR_FS_EISDIR');
        fs.rm(made, { recursive: true });
        assert.isFalse(fs.exists(made));
        assert.isTrue(fs.exists(at('f')));
        fs.rm(at('f'));
        fs.rm(at('f'), { force: true });
        assert.equal(errorOf(() => fs.rm(at('f'))).code, 'ENOENT');
    });
});

require.main === module && test.run(console.ERROR);
