const assert = require('assert');
const coroutine = require('coroutine');
const test = require('test');
test.setup();

describe('coroutine.sleep', () => {
    it('without a time lets every ready fiber run', () => {
        const log = [];
        coroutine.start(() => log.push(1));
        coroutine.start(() => log.push(2));
        coroutine.sleep();
        log.push('me');
        assert.deepEqual(log, [1, 2, 'me']);
    });

    it('waits at least as long as asked', () => {
        const began = process.uptime();
        coroutine.sleep(30);
        assert.ok((process.uptime() - began) * 1000 >= 30);
    });

    it('wakes sleepers in the order of their times', () => {
        const log = [];
        const fibers = [60, 20, 40].map((ms) => coroutine.start(() => {
            coroutine.sleep(ms);
            log.push(ms);
        }));
        fibers.forEach((fiber) => fiber.join());
        assert.deepEqual(log, [20, 40, 60]);
    });

    it('with a callback returns at once', () => {
        const done = new coroutine.Event();
        const log = [];
        assert.isUndefined(coroutine.sleep(1, (error) => {
            log.push(error);
            done.set();
        }));
        log.push('returned');
        done.wait();
        assert.equal(log[0], 'returned');
        assert.ok(log[1] === null || log[1] === undefined);
    });

    it('is sleepSync, too', () => {
        assert.strictEqual(coroutine.sleepSync, coroutine.sleep);
        assert.equal(coroutine.sleep.name, 'sleep');
        assert.isUndefined(coroutine.sleepSync(1));
    });

    it('takes numbers as fibjs does', () => {
        coroutine.sleep(-5);
        coroutine.sleep('1');
        coroutine.sleep(0.9);
        for (const value of ['soon', {}, null, NaN, true])
            assert.throws(() => coroutine.sleep(value), /could not be coerced/);
        assert.throws(() => coroutine.sleep(2 ** 31), /out of range/);
        assert.throws(() => coroutine.sleep(Infinity), /out of range/);
        assert.throws(() => coroutine.sleep(1, 2), /Invalid number of parameters/);
    });
});

require.main === module && test.run(console.ERROR);
