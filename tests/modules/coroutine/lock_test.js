const assert = require('assert');
const coroutine = require('coroutine');
const test = require('test');
test.setup();

describe('coroutine.Lock', () => {
    const inFiber = (action) => {
        let result;
        coroutine.start(() => {
            result = action();
        }).join();
        return result;
    };

    it('is free at first', () => {
        const lock = new coroutine.Lock();
        assert.isTrue(lock.acquire());
        assert.isUndefined(lock.release());
    });

    it('keeps others out', () => {
        const lock = new coroutine.Lock();
        const log = [];
        const fiber = coroutine.start(() => {
            lock.acquire();
            log.push('in');
            coroutine.sleep();
            log.push('out');
            lock.release();
        });
        coroutine.sleep();
        lock.acquire();
        log.push('me');
        lock.release();
        fiber.join();
        assert.deepEqual(log, ['in', 'out', 'me']);
    });

    it('is re-entrant', () => {
        const lock = new coroutine.Lock();
        lock.acquire();
        lock.acquire();
        assert.isTrue(lock.acquire(false));
        lock.release();
        lock.release();
        assert.isFalse(inFiber(() => lock.acquire(false)));
        lock.release();
        assert.isTrue(inFiber(() => lock.acquire(false)));
    });

    it('does not wait when asked not to', () => {
        const lock = new coroutine.Lock();
        lock.acquire();
        assert.isFalse(inFiber(() => lock.acquire(false)));
        lock.release();
        assert.isTrue(inFiber(() => lock.acquire(false)));
    });

    it('serves those who wait in order', () => {
        const lock = new coroutine.Lock();
        const log = [];
        lock.acquire();
        const fibers = [1, 2, 3, 4].map((n) => coroutine.start(() => {
            lock.acquire();
            log.push(n);
            coroutine.sleep();
            lock.release();
        }));
        coroutine.sleep();
        assert.equal(lock.count(), 4);
        lock.release();
        fibers.forEach((fiber) => fiber.join());
        assert.deepEqual(log, [1, 2, 3, 4]);
        assert.equal(lock.count(), 0);
    });

    it('is handed over: who releases cannot take it back before those who wait', () => {
        const lock = new coroutine.Lock();
        const log = [];
        lock.acquire();
        const fiber = coroutine.start(() => {
            lock.acquire();
            log.push('waiter');
            lock.release();
        });
        coroutine.sleep();
        lock.release();
        assert.isFalse(lock.acquire(false));
        lock.acquire();
        log.push('me');
        lock.release();
        fiber.join();
        assert.deepEqual(log, ['waiter', 'me']);
    });

    it('starves nobody', () => {
        const lock = new coroutine.Lock();
        const turns = { greedy: 0, modest: 0 };
        const greedy = coroutine.start(() => {
            while (turns.modest < 3) {
                lock.acquire();
                turns.greedy++;
                coroutine.sleep();
                lock.release();
            }
        });
        const modest = coroutine.start(() => {
            for (; turns.modest < 3; turns.modest++) {
                lock.acquire();
                lock.release();
            }
        });
        modest.join();
        greedy.join();
        assert.ok(turns.greedy <= 5);
    });

    it('can be released by its owner only', () => {
        const lock = new coroutine.Lock();
        const refusals = [];
        const attempt = () => {
            try {
                lock.release();
            } catch (error) {
                refusals.push(error);
            }
        };
        attempt();
        lock.acquire();
        inFiber(attempt);
        lock.release();
        attempt();
        assert.equal(refusals.length, 3);
        for (const error of refusals) {
            assert.equal(error.number, 100009);
            assert.equal(error.code, 'ERR_INVALID_STATE');
            assert.ok(error.message.startsWith('Invalid procedure call.'));
        }
    });

    it('goes on to those who wait when its owner ends', () => {
        const lock = new coroutine.Lock();
        const log = [];
        const owner = coroutine.start(() => {
            lock.acquire();
            lock.acquire();
            coroutine.sleep();
        });
        const waiters = [1, 2].map((n) => coroutine.start(() => {
            lock.acquire();
            log.push(n);
        }));
        owner.join();
        waiters.forEach((waiter) => waiter.join());
        assert.deepEqual(log, [1, 2]);
        assert.isTrue(lock.acquire(false));
        lock.release();
    });

    it('is free again when the callback of a timer ended with it', () => {
        const lock = new coroutine.Lock();
        const taken = new coroutine.Event();
        setImmediate(() => {
            lock.acquire();
            taken.set();
        });
        taken.wait();
        coroutine.sleep();
        lock.acquire();
        lock.release();
    });

    it('can be extended', () => {
        class Named extends coroutine.Lock {
            constructor(name) {
                super();
                this.name = name;
            }
        }
        const lock = new Named('door');
        assert.ok(lock instanceof coroutine.Lock);
        assert.isTrue(lock.acquire());
        lock.release();
        assert.equal(lock.name, 'door');
    });
});

require.main === module && test.run(console.ERROR);
