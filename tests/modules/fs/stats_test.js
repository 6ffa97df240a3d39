const assert = require('assert');
const fs = require('fs');
const test = require('test');
const { makeFolder } = require('./folder');
test.setup();

describe('fs.Stats', () => {
    let at;
    let folder;
    let remove;
    beforeEach(() => {
        ({ at, folder, remove } = makeFolder());
    });
    afterEach(() => remove());

    it('tells kinds', () => {
        const kinds = ['isFile', 'isDirectory', 'isSymbolicLink', 'isFIFO', 'isSocket', 'isCharacterDevice', 'isBlockDevice', 'isMemory'];
        const kindsOf = (stats) => kinds.filter((kind) => stats[kind]());
        fs.writeFile(at('f'), 'x');
        fs.symlink('f', at('l'));
        assert.deepEqual(kindsOf(fs.stat(at('f'))), ['isFile']);
        assert.deepEqual(kindsOf(fs.stat(at('l'))), ['isFile']);
        assert.deepEqual(kindsOf(fs.lstat(at('l'))), ['isSymbolicLink']);
        assert.deepEqual(kindsOf(fs.stat(folder)), ['isDirectory']);
        assert.deepEqual(kindsOf(fs.stat('/dev/null')), ['isCharacterDevice']);
        assert.isTrue(fs.stat(folder) instanceof fs.Stats);
    });

    it('tells permissions of the owner', () => {
        fs.writeFile(at('f'), '');
        for (const [mode, expected] of [[0o777, [true, true, true]], [0o400, [true, false, false]], [0o277, [false, true, false]], [0o100, [false, false, true]]]) {
            fs.chmod(at('f'), mode);
            const stats = fs.stat(at('f'));
            assert.deepEqual([stats.isReadable(), stats.isWritable(), stats.isExecutable()], expected);
        }
    });

    it('tells the name, and whether it is a hidden one', () => {
        fs.writeFile(at('.h'), '');
        assert.equal(fs.stat(at('.h')).name, '.h');
        assert.isTrue(fs.stat(at('.h')).isHidden());
        assert.equal(fs.stat(folder + '/').name, require('path').basename(folder));
        assert.isFalse(fs.stat(folder).isHidden());
    });

    it('tells sizes and times', () => {
        fs.writeFile(at('f'), 'x'.repeat(5000));
        fs.utimes(at('f'), 10.25, 20.5);
        const stats = fs.stat(at('f'));
        assert.equal(stats.size, 5000);
        assert.isTrue(stats.blocks * 512 >= 5000 && stats.blksize > 0 && stats.ino > 0 && stats.nlink === 1);
        assert.deepEqual([stats.atimeMs, stats.mtimeMs, stats.atime, stats.mtime], [10250, 20500, new Date(10250), new Date(20500)]);
        assert.isTrue(Math.abs(stats.ctimeMs - Date.now()) < 60000);
        assert.isTrue(stats.birthtime instanceof Date);
    });

    it('in bigints', () => {
        fs.writeFile(at('f'), 'xyz');
        fs.utimes(at('f'), 1, 1700000000.25);
        const stats = fs.stat(at('f'), { bigint: true });
        assert.deepEqual([stats.size, stats.mtimeMs, stats.mtimeNs, stats.mtime.getTime()], [3n, 1700000000250n, 1700000000250000000n, 1700000000250]);
        assert.isTrue(stats.isFile() && stats.isReadable());
        assert.equal(typeof fs.lstat(at('f'), { bigint: true }).ino, 'bigint');
    });

    it('of what is not there', () => {
        assert.isUndefined(fs.stat(at('f'), { throwIfNoEntry: false }));
        assert.throws(() => fs.stat(at('f')), /ENOENT: no such file or directory, stat '/);
        assert.throws(() => fs.stat(), /"path" argument must be of type string or an instance of Buffer\. Received undefined/);
        assert.throws(() => fs.stat(at('f'), 5), /"options" argument must be one of type string or object/);
    });
});

require.main === module && test.run(console.ERROR);
