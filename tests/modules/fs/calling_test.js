const assert = require('assert');
const coroutine = require('coroutine');
const fs = require('fs');
const test = require('test');
const { makeFolder } = require('./folder');
test.setup();

const FUNCTIONS = [
    'access', 'appendFile', 'chmod', 'chown', 'close', 'copy', 'copyFile', 'exists', 'fchmod', 'fchown', 'fdatasync', 'fstat', 'fsync',
    'ftruncate', 'futimes', 'lchown', 'link', 'lstat', 'mkdir', 'mkdtemp', 'open', 'openFile', 'openTextStream', 'read', 'readFile',
    'readLines', 'readTextFile', 'readdir', 'readlink', 'realpath', 'rename', 'rm', 'rmdir', 'stat', 'symlink', 'truncate', 'unlink',
    'utimes', 'write', 'writeFile', 'writeTextFile',
];

describe('calling', () => {
    let at;
    let remove;
    beforeEach(() => {
        ({ at, remove } = makeFolder());
    });
    afterEach(() => remove());

    it('every function has its Sync alias', () => {
        for (const name of FUNCTIONS) {
            assert.isFunction(fs[name], name);
            assert.strictEqual(fs[`${name}Sync`], fs[name]);
            assert.equal(fs[name].name, name);
        }
        const all = Object.keys(fs).filter((name) => typeof fs[name] === 'function' && !/Sync$|^[A-Z]/.test(name));
        assert.deepEqual(all.sort(), FUNCTIONS);
    });

    it('so has every method of a file that may wait', () => {
        for (const name of ['read', 'readAll', 'write', 'flush', 'close', 'truncate', 'stat', 'chmod', 'copyTo'])
            assert.strictEqual(fs.File.prototype[`${name}Sync`], fs.File.prototype[name], name);
    });

    it('a callback gets the result, later', () => {
        const log = [];
        const done = new coroutine.Semaphore(0);
        fs.writeFile(at('f'), 'text', (error, result) => {
            log.push(['written', error, result]);
            fs.readFile(at('f'), 'utf8', (failure, text) => {
                log.push(['read', failure, text]);
                done.post();
            });
        });
        log.push('called');
        done.wait();
        assert.deepEqual(log, ['called', ['written', null, undefined], ['read', null, 'text']]);
    });

    it('or the error, also that of an argument', () => {
        const log = [];
        const done = new coroutine.Semaphore(0);
        const note = (error, result) => {
            log.push([error.code, result]);
            done.post();
        };
        fs.readFile(at('nothing'), note);
        fs.stat(5, note);
        done.wait();
        done.wait();
        assert.deepEqual(log.sort(), [['ENOENT', undefined], ['ERR_INVALID_ARG_TYPE', undefined]]);
    });

    it('methods, too', () => {
        const file = fs.openFile(at('f'), 'w+');
        const done = new coroutine.Event();
        let got;
        file.write('data', (error) => {
            file.rewind();
            file.read(2, (failure, data) => {
                got = [error, failure, String(data)];
                done.set();
            });
        });
        done.wait();
        assert.deepEqual(got, [null, null, 'da']);
        file.close();
    });

    it('many fibers at a time', () => {
        const numbers = Array.from({ length: 200 }, (_, n) => n);
        coroutine.parallel(numbers, (n) => fs.writeFile(at(`f${n}`), String(n).repeat(n)), 20);
        const texts = coroutine.parallel(numbers, (n) => fs.readTextFile(at(`f${n}`)), 20);
        assert.isTrue(texts.every((text, n) => text === String(n).repeat(n)));
        assert.equal(fs.readdir(at('.')).length, 200);
    });
});

require.main === module && test.run(console.ERROR);
