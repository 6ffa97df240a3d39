const assert = require('assert');
const os = require('os');
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

const isSize = (value) => Number.isInteger(value) && value > 1e6;

describe('os', () => {
    it('the system', () => {
        assert.deepEqual([os.arch(), os.platform()], [process.arch, process.platform]);
        for (const name of ['hostname', 'type', 'release', 'version', 'machine'])
            assert.isTrue(typeof os[name]() === 'string' && os[name]() !== '', name);
        assert.equal(os.endianness(), new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 'LE' : 'BE');
        assert.deepEqual([os.EOL, os.devNull], ['\n', '/dev/null']);
    });

    it('processors', () => {
        const cpus = os.cpus();
        assert.equal(cpus.length, os.cpuNumbers());
        assert.isTrue(os.availableParallelism() >= 1 && os.availableParallelism() <= cpus.length);
        for (const { model, speed, times } of cpus) {
            assert.isTrue(typeof model === 'string' && model !== '');
            assert.isTrue(Number.isInteger(speed) && speed >= 0);
            assert.deepEqual(Object.keys(times), ['user', 'nice', 'sys', 'idle', 'irq']);
            assert.isTrue(Object.values(times).every((value) => Number.isInteger(value) && value >= 0));
        }
    });

    it('memory', () => {
        assert.isTrue(isSize(os.totalmem()) && isSize(os.freemem()) && os.freemem() < os.totalmem());
        assert.deepEqual(Object.keys(os.memoryUsage()), ['rss', 'heapTotal', 'heapUsed']);
        assert.isTrue(isSize(os.memoryUsage().rss));
    });

    it('load and clocks', () => {
        const load = os.loadavg();
        assert.isTrue(load.length === 3 && load.every((value) => value >= 0));
        const before = os.uptime();
        assert.isTrue(before > 0 && os.uptime() >= before);
        assert.equal(os.timezone, -new Date().getTimezoneOffset() / 60);
        assert.isFalse(Object.is(os.timezone, -0));
    });

    it('time() is now, or what a text says', () => {
        assert.isTrue(Math.abs(os.time() - Date.now()) < 60000);
        assert.isTrue(Math.abs(os.time('') - Date.now()) < 60000);
        assert.equal(os.time('2020-02-29T12:30:00Z').getTime(), Date.UTC(2020, 1, 29, 12, 30));
        assert.equal(os.time('2020-02-29T12:30:00.250+02:00').toISOString(), '2020-02-29T10:30:00.250Z');
        assert.deepEqual(codeOf(() => os.time('no time')), ['ERR_INVALID_ARG_VALUE', 100005]);
        assert.deepEqual(codeOf(() => os.time(5)), ['ERR_INVALID_ARG_TYPE', 100005]);
    });

    it('the user', () => {
        const user = os.userInfo();
        assert.deepEqual(Object.keys(user), ['uid', 'gid', 'username', 'homedir', 'shell']);
        assert.isTrue(Number.isInteger(user.uid) && user.username !== '');
        assert.deepEqual(os.userInfo({ encoding: 'buffer' }).username, Buffer.from(user.username));
        assert.deepEqual(os.userInfo(null), user);
        assert.deepEqual(codeOf(() => os.userInfo('utf8')), ['ERR_INVALID_ARG_TYPE', 100005]);
    });

    it('folders come from the environment', () => {
        const names = ['HOME', 'TMPDIR', 'TMP', 'TEMP'];
        const before = names.map((name) => process.env[name]);
        try {
            for (const name of names)
                delete process.env[name];
            assert.equal(os.tmpdir(), '/tmp');
            assert.equal(os.homedir(), os.userInfo().homedir);
            process.env.TEMP = '/c';
            process.env.TMP = '/b';
            assert.equal(os.tmpdir(), '/b');
            process.env.TMPDIR = '/a/';
            assert.equal(os.tmpdir(), '/a');
            process.env.TMPDIR = '/';
            assert.equal(os.tmpdir(), '/');
            process.env.HOME = '/somewhere';
            assert.equal(os.homedir(), '/somewhere');
        } finally {
            names.forEach((name, index) => {
                if (before[index] === undefined)
                    delete process.env[name];
                else
                    process.env[name] = before[index];
            });
        }
    });

    it('priorities', () => {
        const now = os.getPriority();
        assert.equal(os.getPriority(process.pid), now);
        os.setPriority(now);
        os.setPriority(process.pid, now);
        assert.equal(os.getPriority(), now);
        assert.deepEqual(codeOf(() => os.getPriority(2 ** 31 - 1)), ['ESRCH', 3]);
        assert.deepEqual(codeOf(() => os.getPriority(-1)), ['ERR_OUT_OF_RANGE', 100006]);
        assert.deepEqual(codeOf(() => os.setPriority(20)), ['ERR_OUT_OF_RANGE', 100006]);
        assert.deepEqual(codeOf(() => os.setPriority('1')), ['ERR_INVALID_ARG_TYPE', 100005]);
        const { PRIORITY_HIGHEST, PRIORITY_LOW } = os.constants.priority;
        assert.deepEqual([PRIORITY_HIGHEST, PRIORITY_LOW], [-20, 19]);
    });

    it('constants', () => {
        assert.deepEqual([os.constants.signals.SIGINT, os.constants.signals.SIGKILL, os.constants.errno.ENOENT], [2, 9, 2]);
        assert.throws(() => {
            'use strict';
            os.constants.signals.SIGINT = 5;
        });
    });
});

require.main === module && test.run(console.ERROR);
