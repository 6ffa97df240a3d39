const assert = require('assert');
const EventEmitter = require('events');
const test = require('test');
test.setup();

describe('what process tells', () => {
    it('is one object, global and required', () => {
        assert.strictEqual(require('process'), process);
        assert.ok(process instanceof EventEmitter);
        assert.equal(Object.prototype.toString.call(process), '[object process]');
        assert.equal(process.constructor.name, 'process');
    });

    it('argv: the program, the script, its arguments', () => {
        assert.isTrue(Array.isArray(process.argv));
        assert.strictEqual(process.argv, process.argv);
        assert.equal(process.argv[1], __filename);
        assert.isTrue(Array.isArray(process.execArgv));
        assert.ok(process.execPath.length > 0);
    });

    it('versions', () => {
        assert.equal(process.version, `v${process.versions.jsbridge}`);
        for (const [name, version] of Object.entries(process.versions))
            assert.equal(typeof version, 'string', name);
        assert.throws(() => {
            'use strict';
            process.version = 'x';
        }, TypeError);
    });

    it('the platform in Node\'s words', () => {
        assert.ok(['linux', 'darwin', 'freebsd', 'win32'].includes(process.platform));
        assert.ok(['x64', 'arm64', 'ia32', 'arm', 'ppc64', 's390x', 'riscv64'].includes(process.arch));
    });

    it('its numbers', () => {
        assert.ok(Number.isInteger(process.pid) && process.pid > 0);
        assert.ok(Number.isInteger(process.ppid) && process.ppid >= 0);
    });

    it('memory', () => {
        const { rss, heapTotal, heapUsed } = process.memoryUsage();
        assert.ok(Number.isInteger(rss) && rss > 1e6);
        assert.ok(heapTotal >= heapUsed && heapUsed > 1e5, `${heapTotal} ${heapUsed}`);
        assert.ok(process.memoryUsage.rss() > 1e6);
        const block = new Uint8Array(1e7);
        assert.ok(process.memoryUsage().heapTotal - heapTotal >= block.length);
    });

    it('the working folder, which can be changed', () => {
        const before = process.cwd();
        process.chdir('/');
        assert.equal(process.cwd(), '/');
        process.chdir(before);
        assert.equal(process.cwd(), before);
    });

    it('says why a folder cannot be entered', () => {
        const before = process.cwd();
        let caught = {};
        try {
            process.chdir('/no/such/folder');
        } catch (error) {
            caught = error;
        }
        assert.equal(caught.message, `ENOENT: no such file or directory, chdir '${before}' -> '/no/such/folder'`);
        assert.equal(caught.code, 'ENOENT');
        assert.equal(caught.syscall, 'chdir');
        assert.deepEqual([caught.code, caught.errno, caught.number, caught.path, caught.dest], ['ENOENT', -2, 2, before, '/no/such/folder']);
        assert.equal(caught.path, before);
        assert.equal(caught.dest, '/no/such/folder');
        for (const value of [undefined, null, 5, {}]) {
            let refused = {};
            try {
                process.chdir(value);
            } catch (error) {
                refused = error;
            }
            assert.equal(refused.code, 'ERR_INVALID_ARG_TYPE');
            assert.ok(refused.message.startsWith('The "directory" argument must be of type string. Received '));
        }
    });
});

describe('process.umask', () => {
    it('reads and sets', () => {
        const before = process.umask();
        try {
            assert.equal(process.umask(0o27), before);
            assert.equal(process.umask(), 0o27);
            assert.equal(process.umask('077'), 0o27);
            assert.equal(process.umask(), 0o77);
            process.umask(0o7777);
            assert.equal(process.umask(), 0o777);
        } finally {
            process.umask(before);
        }
        assert.equal(process.umask(), before);
    });

    it('refuses what is no mask', () => {
        const cases = [
            ['8', 'ERR_INVALID_ARG_VALUE', "The argument 'mask' must be a 32-bit unsigned integer or an octal string. Received '8'"],
            ['', 'ERR_INVALID_ARG_VALUE', "The argument 'mask' must be a 32-bit unsigned integer or an octal string. Received ''"],
            [-1, 'ERR_OUT_OF_RANGE', 'The value of "mask" is out of range. It must be >= 0 && <= 4294967295. Received -1'],
            [1.5, 'ERR_OUT_OF_RANGE', 'The value of "mask" is out of range. It must be an integer. Received 1.5'],
            [{}, 'ERR_INVALID_ARG_TYPE', 'The "mask" argument must be of type number. Received an instance of Object'],
            [null, 'ERR_INVALID_ARG_TYPE', 'The "mask" argument must be of type number. Received null'],
        ];
        for (const [value, code, message] of cases) {
            let caught = {};
            try {
                process.umask(value);
            } catch (error) {
                caught = error;
            }
            assert.equal(caught.code, code);
            assert.equal(caught.message, message);
        }
    });
});

describe('clocks', () => {
    it('uptime goes on', () => {
        const before = process.uptime();
        assert.ok(before >= 0);
        assert.ok(process.uptime() >= before);
    });

    it('hrtime gives seconds and nanoseconds', () => {
        const [seconds, nanoseconds] = process.hrtime();
        assert.ok(Number.isInteger(seconds) && Number.isInteger(nanoseconds));
        assert.ok(nanoseconds >= 0 && nanoseconds < 1e9);
    });

    it('hrtime(earlier) gives what has passed', () => {
        const began = process.hrtime();
        const [seconds, nanoseconds] = process.hrtime(began);
        assert.equal(seconds, 0);
        assert.ok(nanoseconds >= 0 && nanoseconds < 1e9);
        const [late, rest] = process.hrtime([began[0] - 1, 999999999]);
        assert.ok(late >= 0 && rest >= 0 && rest < 1e9);
    });

    it('hrtime.bigint goes on', () => {
        const before = process.hrtime.bigint();
        assert.equal(typeof before, 'bigint');
        assert.ok(process.hrtime.bigint() >= before);
        const [seconds] = process.hrtime();
        assert.ok(Math.abs(Number(before / 1000000000n) - seconds) <= 1);
    });

    it('hrtime refuses what is no earlier time', () => {
        const cases = [
            [1, 'ERR_INVALID_ARG_TYPE', 'The "time" argument must be an instance of Array. Received type number (1)'],
            [null, 'ERR_INVALID_ARG_TYPE', 'The "time" argument must be an instance of Array. Received null'],
            [[1], 'ERR_OUT_OF_RANGE', 'The value of "time" is out of range. It must be 2. Received 1'],
        ];
        for (const [value, code, message] of cases) {
            let caught = {};
            try {
                process.hrtime(value);
            } catch (error) {
                caught = error;
            }
            assert.equal(caught.code, code);
            assert.equal(caught.message, message);
        }
    });
});

require.main === module && test.run(console.ERROR);
