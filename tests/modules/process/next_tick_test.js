const assert = require('assert');
const coroutine = require('coroutine');
const test = require('test');
test.setup();

describe('process.nextTick', () => {
    it('calls back when the running fiber waits, before other fibers', () => {
        const log = [];
        coroutine.start(() => log.push('fiber'));
        setImmediate(() => log.push('immediate'));
        process.nextTick((a, b) => log.push(a + b), 'ti', 'ck');
        log.push('now');
        coroutine.sleep();
        assert.deepEqual(log, ['now', 'tick', 'fiber', 'immediate']);
    });

    it('runs all ticks together, also those that ticks add', () => {
        const log = [];
        process.nextTick(() => {
            log.push('t1');
            process.nextTick(() => log.push('t3'));
        });
        Promise.resolve().then(() => log.push('promise'));
        process.nextTick(() => log.push('t2'));
        coroutine.sleep();
        assert.deepEqual(log, ['t1', 't2', 't3', 'promise']);
    });

    it('goes on with the others when one waits', () => {
        const gate = new coroutine.Event();
        const done = new coroutine.Event();
        const log = [];
        process.nextTick(() => {
            gate.wait();
            log.push('waited');
            done.set();
        });
        process.nextTick(() => log.push('next'));
        coroutine.sleep();
        assert.deepEqual(log, ['next']);
        gate.set();
        done.wait();
        assert.deepEqual(log, ['next', 'waited']);
    });

    it('wants a function', () => {
        for (const [value, text] of [[undefined, 'undefined'], [5, 'type number (5)']]) {
            let caught = {};
            try {
                process.nextTick(value);
            } catch (error) {
                caught = error;
            }
            assert.equal(caught.code, 'ERR_INVALID_ARG_TYPE');
            assert.equal(caught.message, `The "callback" argument must be of type function. Received ${text}`);
        }
    });
});

require.main === module && test.run(console.ERROR);
