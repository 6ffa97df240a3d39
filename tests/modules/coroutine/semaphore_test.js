const assert = require('assert');
const coroutine = require('coroutine');
const test = require('test');
test.setup();

describe('coroutine.Semaphore', () => {
    it('has one unit by default', () => {
        const semaphore = new coroutine.Semaphore();
        assert.isTrue(semaphore.trywait());
        assert.isFalse(semaphore.trywait());
        semaphore.post();
        assert.isTrue(semaphore.trywait());
    });

    it('has as many units as asked', () => {
        assert.isFalse(new coroutine.Semaphore(0).trywait());
        const semaphore = new coroutine.Semaphore(2);
        assert.deepEqual([semaphore.trywait(), semaphore.trywait(), semaphore.trywait()], [true, true, false]);
    });

    it('lets one fiber through for each post', () => {
        const semaphore = new coroutine.Semaphore(0);
        let passed = 0;
        const fiber = coroutine.start(() => {
            while (passed < 11) {
                semaphore.wait();
                passed++;
            }
        });
        coroutine.sleep();
        assert.equal(passed, 0);
        semaphore.post();
        coroutine.sleep();
        assert.equal(passed, 1);
        for (let n = 0; n < 10; n++)
            semaphore.post();
        fiber.join();
        assert.equal(passed, 11);
    });

    it('serves those who wait in order, and nobody overtakes them', () => {
        const semaphore = new coroutine.Semaphore(0);
        const log = [];
        const fibers = [1, 2, 3].map((n) => coroutine.start(() => {
            semaphore.wait();
            log.push(n);
        }));
        coroutine.sleep();
        assert.equal(semaphore.count(), 3);
        semaphore.post();
        assert.isFalse(semaphore.trywait());
        semaphore.post();
        semaphore.post();
        fibers.forEach((fiber) => fiber.join());
        assert.deepEqual(log, [1, 2, 3]);
        assert.equal(semaphore.count(), 0);
    });

    it('can be posted by timers', () => {
        const semaphore = new coroutine.Semaphore(0);
        setImmediate(() => semaphore.post());
        semaphore.wait();
        assert.isFalse(semaphore.trywait());
    });

    it('is a Lock by its methods', () => {
        const semaphore = new coroutine.Semaphore(1);
        assert.ok(semaphore instanceof coroutine.Lock);
        assert.isTrue(semaphore.acquire());
        assert.isFalse(semaphore.acquire(false));
        semaphore.release();
        assert.isTrue(semaphore.acquire(false));
        // Anybody may give a unit back: a semaphore has no owner.
        coroutine.start(() => semaphore.release()).join();
        assert.isTrue(semaphore.trywait());
    });

    it('limits how many work at a time', () => {
        const semaphore = new coroutine.Semaphore(3);
        let now = 0, most = 0;
        coroutine.parallel(() => {
            semaphore.wait();
            most = Math.max(most, ++now);
            coroutine.sleep();
            now--;
            semaphore.post();
        }, 10);
        assert.equal(most, 3);
    });
});

require.main === module && test.run(console.ERROR);
