const assert = require('assert');
const coroutine = require('coroutine');
const test = require('test');
test.setup();

describe('Timer', () => {
    const LONG_MS = 60000;

    it('stopped tells whether it is over', () => {
        const done = new coroutine.Event();
        const timer = setTimeout(() => done.set(), 1);
        assert.isFalse(timer.stopped);
        done.wait();
        coroutine.sleep();
        assert.isTrue(timer.stopped);
        const cleared = setTimeout(() => {}, LONG_MS);
        clearTimeout(cleared);
        assert.isTrue(cleared.stopped);
        const interval = setInterval(() => {}, LONG_MS);
        assert.isFalse(interval.stopped);
        interval.clear();
        assert.isTrue(interval.stopped);
    });

    it('clear() and close() stop it', () => {
        const timer = setTimeout(() => {}, LONG_MS);
        assert.isUndefined(timer.clear());
        assert.isUndefined(timer.clear());
        const other = setTimeout(() => {}, LONG_MS);
        assert.strictEqual(other.close(), other);
        assert.isTrue(other.stopped);
    });

    it('ref(), unref() and hasRef() follow each other', () => {
        const timer = setTimeout(() => {}, LONG_MS);
        assert.isTrue(timer.hasRef());
        assert.strictEqual(timer.unref(), timer);
        assert.isFalse(timer.hasRef());
        assert.strictEqual(timer.ref(), timer);
        assert.isTrue(timer.hasRef());
        timer.clear();
        timer.ref();
        timer.unref();
        const immediate = setImmediate(() => {});
        assert.strictEqual(immediate.unref(), immediate);
        assert.isFalse(immediate.hasRef());
        coroutine.sleep();
    });

    it('is a number where one is asked for, always the same', () => {
        const a = setTimeout(() => {}, LONG_MS);
        const b = setTimeout(() => {}, LONG_MS);
        assert.ok(Number.isInteger(+a) && +a > 0);
        assert.equal(+a, +a);
        assert.notEqual(+a, +b);
        assert.equal(`${a}`, String(+a));
        const table = { [a]: 'a' };
        assert.equal(table[+a], 'a');
        a.clear();
        b.clear();
    });

    it('refresh() counts from now again', () => {
        const done = new coroutine.Event();
        const began = process.uptime();
        const timer = setTimeout(() => done.set(), 40);
        coroutine.sleep(20);
        assert.strictEqual(timer.refresh(), timer);
        done.wait();
        assert.ok((process.uptime() - began) * 1000 >= 60);
    });

    it('refresh() sets up a timeout that is over once more, but none that was cleared', () => {
        const calls = new coroutine.Semaphore(0);
        let count = 0;
        const timer = setTimeout(() => {
            count++;
            calls.post();
        }, 1);
        calls.wait();
        coroutine.sleep();
        timer.refresh();
        assert.isFalse(timer.stopped);
        calls.wait();
        assert.equal(count, 2);
        timer.clear();
        timer.refresh();
        assert.isTrue(timer.stopped);
        coroutine.sleep(5);
        assert.equal(count, 2);
    });

    it('refresh() in the callback of an interval does not double it', () => {
        const done = new coroutine.Event();
        let calls = 0, running = 0, most = 0;
        const timer = setInterval(() => {
            most = Math.max(most, ++running);
            timer.refresh();
            coroutine.sleep(3);
            running--;
            if (++calls === 3) {
                timer.clear();
                done.set();
            }
        }, 1);
        done.wait();
        coroutine.sleep(10);
        assert.equal(calls, 3);
        assert.equal(most, 1);
    });
});

require.main === module && test.run(console.ERROR);
