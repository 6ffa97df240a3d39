const assert = require('assert');
const coroutine = require('coroutine');
const test = require('test');
test.setup();

describe('Fiber.join', () => {
    it('waits for the end', () => {
        const gate = new coroutine.Event();
        const log = [];
        const fiber = coroutine.start(() => {
            gate.wait();
            log.push('end');
        });
        coroutine.start(() => gate.set());
        fiber.join();
        log.push('joined');
        assert.deepEqual(log, ['end', 'joined']);
    });

    it('returns at once when the fiber has ended, as often as one likes', () => {
        const fiber = coroutine.start(() => {});
        fiber.join();
        assert.isUndefined(fiber.join());
        assert.isUndefined(fiber.join());
    });

    it('wakes all that wait, first come first served', () => {
        const gate = new coroutine.Event();
        const log = [];
        const fiber = coroutine.start(() => gate.wait());
        const joiners = [1, 2, 3].map((n) => coroutine.start(() => {
            fiber.join();
            log.push(n);
        }));
        coroutine.sleep();
        gate.set();
        joiners.forEach((joiner) => joiner.join());
        assert.deepEqual(log, [1, 2, 3]);
    });

    it('throws in the fiber itself', () => {
        let caught;
        coroutine.start(function () {
            try {
                this.join();
            } catch (error) {
                caught = error;
            }
        }).join();
        assert.equal(caught.number, 100009);
        assert.equal(caught.code, 'ERR_INVALID_STATE');
        assert.ok(caught.message.startsWith('Invalid procedure call.'));
    });

    it('throws for fibers that coroutine has not started, whose end nobody sees', () => {
        const gate = new coroutine.Event();
        const met = new coroutine.Event();
        let other;
        setImmediate(() => {
            other = coroutine.current();
            met.set();
            gate.wait();
        });
        met.wait();
        let caught;
        try {
            other.join();
        } catch (error) {
            caught = error;
        }
        gate.set();
        assert.equal(caught.number, 100009);
    });

    it('takes no arguments', () => {
        const fiber = coroutine.start(() => {});
        assert.throws(() => fiber.join(1), /Invalid number of parameters/);
        fiber.join();
    });
});

require.main === module && test.run(console.ERROR);
