const assert = require('assert');
const coroutine = require('coroutine');
const timers = require('timers');
const test = require('test');
test.setup();

describe('timers.call', () => {
    // Under a limit that counts, and under one that must not be reached on a machine that has other things to do.
    const LIMIT_MS = 50;
    const AMPLE_MS = 60000;
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
        assert.equal(timers.call((a, b) => a + b, AMPLE_MS, 1, 2), 3);
        assert.isUndefined(timers.call(() => {}, AMPLE_MS));
        const object = {};
        assert.strictEqual(timers.call(() => object, AMPLE_MS), object);
    });

    it('throws what the function throws', () => {
        const error = new Error('own');
        assert.strictEqual(caught(() => timers.call(() => {
            throw error;
        }, AMPLE_MS)), error);
    });

    it('ends a function that computes too long', () => {
        const error = caught(() => timers.call(forever, LIMIT_MS));
        assert.ok(error instanceof Error);
        assert.equal(error.code, 'ETIMEDOUT');
        assert.equal(timers.call(() => 'alive', AMPLE_MS), 'alive');
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
        const limit = 10 * LIMIT_MS;
        assert.equal(timers.call(() => {
            coroutine.sleep(2 * limit);
            return 'waited';
        }, limit), 'waited');
        assert.ok((process.uptime() - began) * 1000 >= 2 * limit);
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
        }, AMPLE_MS));
        assert.equal(error.message, 'the outer goes on');
    });

    it('ends a function whatever limits that sets itself', () => {
        const endless = () => {
            for (;;)
                timers.call(() => {}, AMPLE_MS);
        };
        assert.equal(caught(() => timers.call(endless, LIMIT_MS)).code, 'ETIMEDOUT');
    });

    it('never lets its end reach beyond the call', () => {
        const SHORT_S = 0.002;
        for (let n = 0; n < 300; n++) {
            try {
                timers.call(() => {
                    const end = process.uptime() + SHORT_S;
                    while (process.uptime() < end);
                }, SHORT_S * 1000);
            } catch (error) {
                assert.equal(error.code, 'ETIMEDOUT');
            }
        }
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
