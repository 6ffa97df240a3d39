const assert = require('assert');
const coroutine = require('coroutine');
const test = require('test');
test.setup();

describe('coroutine.Event', () => {
    const startWaiters = (event, log, count) => Array.from({ length: count }, (_, n) => coroutine.start(() => {
        event.wait();
        log.push(n);
    }));

    it('is not set at first, unless asked', () => {
        assert.isFalse(new coroutine.Event().isSet());
        assert.isTrue(new coroutine.Event(true).isSet());
    });

    it('lets everybody through once it is set', () => {
        const event = new coroutine.Event();
        const log = [];
        const fibers = startWaiters(event, log, 3);
        coroutine.sleep();
        assert.equal(event.count(), 3);
        assert.deepEqual(log, []);
        event.set();
        event.wait();
        fibers.forEach((fiber) => fiber.join());
        assert.deepEqual(log, [0, 1, 2]);
        assert.isTrue(event.isSet());
        assert.equal(event.count(), 0);
    });

    it('holds up again once it is cleared', () => {
        const event = new coroutine.Event(true);
        event.clear();
        const log = [];
        const [fiber] = startWaiters(event, log, 1);
        coroutine.sleep();
        assert.deepEqual(log, []);
        event.set();
        fiber.join();
    });

    it('pulse() lets those through who wait now', () => {
        const event = new coroutine.Event();
        const log = [];
        const fibers = startWaiters(event, log, 2);
        coroutine.sleep();
        event.pulse();
        assert.isFalse(event.isSet());
        fibers.forEach((fiber) => fiber.join());
        const [late] = startWaiters(event, log, 1);
        coroutine.sleep();
        assert.deepEqual(log, [0, 1]);
        event.pulse();
        late.join();
    });

    it('set() frees those who waited even when clear() follows at once', () => {
        const event = new coroutine.Event();
        const log = [];
        const fibers = startWaiters(event, log, 2);
        coroutine.sleep();
        event.set();
        event.clear();
        fibers.forEach((fiber) => fiber.join());
        assert.deepEqual(log, [0, 1]);
    });

    it('is a Lock by its methods', () => {
        const event = new coroutine.Event();
        assert.ok(event instanceof coroutine.Lock);
        assert.isFalse(event.acquire(false));
        event.release();
        assert.isTrue(event.isSet());
        assert.isTrue(event.acquire(false));
        assert.isTrue(event.acquire());
    });
});

require.main === module && test.run(console.ERROR);
