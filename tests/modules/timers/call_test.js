const assert = require('assert');
const coroutine = require('coroutine');
const timers = require('timers');
const test = require('test');
test.setup();

describe('timers.call', () => {
    const LIMIT_MS = 50;
    const forever = () => {
        for (;;);
    };

    function caught(action) {
        try {
            action();
        } catch (error) {
            return error;
        }
        return assert.fail('it did not throw');
    }

    it('returns what the function returns', () => {
        assert.equal(timers.call((a, b) => a + b, 1000, 1, 2), 3);
        assert.isUndefined(timers.call(() => {}, 1000));
        const object = {};
        assert.strictEqual(timers.call(() => object, 1000), object);
    });

    it('throws what the function throws', () => {
        const error = new Error('own');
        assert.strictEqual(caught(() => timers.call(() => {
            throw error;
        }, 1000)), error);
    });

    it('ends a function that computes too long', () => {
        const error = caught(() => timers.call(forever, LIMIT_MS));
        assert.ok(error instanceof Error);
        assert.equal(error.code, 'ETIMEDOUT');
        assert.equal(timers.call(() => 'alive', LIMIT_MS), 'alive');
    });

    it('cannot be outwitted by try and finally', () => {
        const error = caught(() => timers.call(() => {
            for (;;) {
                try {
                    forever();
                } catch (ignored) {
                    continue;
                } finally {
                    forever();
                }
            }
        }, LIMIT_MS));
        assert.equal(error.code, 'ETIMEDOUT');
    });

    it('does not count the time that the function waits', () => {
        const began = process.uptime();
        assert.equal(timers.call(() => {
            coroutine.sleep(3 * LIMIT_MS);
            return 'waited';
        }, LIMIT_MS), 'waited');
        assert.ok((process.uptime() - began) * 1000 >= 3 * LIMIT_MS);
    });

    it('leaves the fiber as it was when it has ended the function', () => {
        caught(() => timers.call(forever, LIMIT_MS));
        const began = process.uptime();
        coroutine.sleep(LIMIT_MS);
        assert.ok((process.uptime() - began) * 1000 >= LIMIT_MS);
    });

    it('can be nested: the shorter limit counts', () => {
        const error = caught(() => timers.call(() => {
            const inner = caught(() => timers.call(forever, LIMIT_MS));
            assert.equal(inner.code, 'ETIMEDOUT');
            throw new Error('the outer goes on');
        }, 100 * LIMIT_MS));
        assert.equal(error.message, 'the outer goes on');
    });

    it('checks its arguments', () => {
        assert.equal(caught(() => timers.call()).code, 'ERR_INVALID_ARG_TYPE');
        assert.equal(caught(() => timers.call('f', 1)).number, 100005);
        assert.equal(caught(() => timers.call(() => {})).code, 'ERR_INVALID_ARG_TYPE');
        assert.equal(caught(() => timers.call(() => {}, NaN)).code, 'ERR_INVALID_ARG_TYPE');
        assert.equal(caught(() => timers.call(() => {}, '5')).code, 'ERR_INVALID_ARG_TYPE');
        assert.equal(caught(() => timers.call(() => {}, 0)).code, 'ERR_OUT_OF_RANGE');
        assert.equal(caught(() => timers.call(() => {}, -1)).number, 100006);
    });
});

require.main === module && test.run(console.ERROR);
