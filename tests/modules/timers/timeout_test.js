const assert = require('assert');
const coroutine = require('coroutine');
const timers = require('timers');
const test = require('test');
test.setup();

describe('setTimeout', () => {
    it('is the same as the global functions', () => {
        for (const name of Object.keys(timers).filter((key) => key !== 'call'))
            assert.strictEqual(global[name], timers[name], name);
    });

    it('calls back after the time, not before', () => {
        const done = new coroutine.Event();
        const began = process.uptime();
        setTimeout(() => done.set(), 30);
        done.wait();
        assert.ok((process.uptime() - began) * 1000 >= 30);
    });

    it('calls back in the order of the times', () => {
        const done = new coroutine.Event();
        const log = [];
        setTimeout(() => {
            log.push('late');
            done.set();
        }, 40);
        setTimeout(() => log.push('early'), 10);
        setTimeout(() => log.push('at once'), 0);
        log.push('now');
        done.wait();
        assert.deepEqual(log, ['now', 'at once', 'early', 'late']);
    });

    it('with 0 calls back as soon as the fibers that are ready have run', () => {
        const log = [];
        coroutine.start(() => log.push('fiber'));
        setTimeout(() => log.push('timeout'), 0);
        coroutine.start(() => log.push('second fiber'));
        coroutine.sleep();
        assert.deepEqual(log, ['fiber', 'timeout', 'second fiber']);
    });

    it('hands over further arguments, and itself as this', () => {
        const done = new coroutine.Event();
        let seen;
        const timer = setTimeout(function (...args) {
            seen = [this, ...args];
            done.set();
        }, 1, 'a', { b: 1 });
        done.wait();
        assert.strictEqual(seen[0], timer);
        assert.deepEqual(seen.slice(1), ['a', { b: 1 }]);
    });

    it('runs each callback in a fiber of its own, where it may wait', () => {
        const gate = new coroutine.Event();
        const ids = [];
        const first = new coroutine.Event();
        const second = new coroutine.Event();
        setTimeout(() => {
            ids.push(coroutine.current().id);
            gate.wait();
            first.set();
        }, 1);
        setTimeout(() => {
            ids.push(coroutine.current().id);
            second.set();
        }, 2);
        second.wait();
        assert.isFalse(first.isSet());
        gate.set();
        first.wait();
        assert.equal(new Set([...ids, coroutine.current().id]).size, 3);
    });

    it('takes any delay as Node does', () => {
        const values = [undefined, null, NaN, -5, 'soon', '2', true, {}, [3], 0.5, -0];
        const count = new coroutine.Semaphore(0);
        for (const value of values)
            setTimeout(() => count.post(), value);
        for (let n = 0; n < values.length; n++)
            count.wait();
        setTimeout(() => count.post());
        count.wait();
        for (const value of [Symbol('ms'), 5n])
            assert.throws(() => setTimeout(() => {}, value), /must be of type number/);
    });

    it('wants a function', () => {
        const received = [
            [undefined, 'undefined'], [null, 'null'], ['x', "type string ('x')"], [5, 'type number (5)'], [{}, 'an instance of Object'],
        ];
        for (const func of [setTimeout, setInterval, setHrInterval, setImmediate]) {
            for (const [value, text] of received) {
                let caught = {};
                try {
                    func(value, 1);
                } catch (error) {
                    caught = error;
                }
                assert.equal(caught.message, `The "callback" argument must be of type function. Received ${text}`);
                assert.equal(caught.code, 'ERR_INVALID_ARG_TYPE');
                assert.equal(caught.number, 100005);
                assert.ok(caught instanceof TypeError);
            }
        }
    });

    it('gives promises through util.promisify', async () => {
        const custom = Symbol.for('nodejs.util.promisify.custom');
        assert.equal(await setTimeout[custom](1, 'value'), 'value');
        assert.equal(await setImmediate[custom]('other'), 'other');
    });
});

describe('clearTimeout', () => {
    it('keeps the callback from being called', () => {
        const log = [];
        const done = new coroutine.Event();
        const timer = setTimeout(() => log.push('cleared'), 5);
        const turn = setTimeout(() => log.push('cleared'), 0);
        clearTimeout(timer);
        clearTimeout(turn);
        setTimeout(() => done.set(), 20);
        done.wait();
        assert.deepEqual(log, []);
    });

    it('takes the timer, its number, and its number as text', () => {
        const log = [];
        const done = new coroutine.Event();
        const [a, b, c] = ['a', 'b', 'c'].map((name) => setTimeout(() => log.push(name), 5));
        clearTimeout(a);
        clearTimeout(+b);
        clearTimeout(`${c}`);
        setTimeout(() => done.set(), 20);
        done.wait();
        assert.deepEqual(log, []);
    });

    it('clears any kind of timer, by any of the four names', () => {
        const log = [];
        const done = new coroutine.Event();
        const clears = [clearTimeout, clearInterval, clearHrInterval, clearImmediate];
        for (const clear of clears) {
            for (const timer of [setTimeout(() => log.push(1), 1), setInterval(() => log.push(2), 1), setImmediate(() => log.push(3))])
                clear(timer);
        }
        setTimeout(() => done.set(), 10);
        done.wait();
        assert.deepEqual(log, []);
    });

    it('ignores everything else', () => {
        const timer = setTimeout(() => {}, 0);
        clearTimeout(timer);
        for (const value of [undefined, null, timer, 1e9, -1, NaN, 'x', '', {}, Symbol('x'), () => {}])
            assert.isUndefined(clearTimeout(value));
    });
});

require.main === module && test.run(console.ERROR);
