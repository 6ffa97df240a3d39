const assert = require('assert');
const coroutine = require('coroutine');
const test = require('test');
test.setup();

describe('coroutine.Condition', () => {
    /** A fiber that waits until `ready()`, as one uses a condition. */
    const startWaiter = (condition, ready, then) => coroutine.start(() => {
        condition.acquire();
        while (!ready())
            condition.wait();
        then();
        condition.release();
    });

    it('is a Lock', () => {
        const condition = new coroutine.Condition();
        assert.ok(condition instanceof coroutine.Lock);
        assert.isTrue(condition.acquire());
        assert.isTrue(condition.acquire(false));
        condition.release();
        condition.release();
        assert.throws(() => condition.release(), /Invalid procedure call/);
    });

    it('notify() gives the lock up, as in fibjs', () => {
        const condition = new coroutine.Condition();
        let state = 'ready', ready = false;
        const fiber = startWaiter(condition, () => ready, () => {
            state = 'go';
        });
        coroutine.sleep();
        condition.acquire();
        ready = true;
        condition.notify();
        assert.equal(state, 'ready');
        fiber.join();
        assert.equal(state, 'go');
    });

    it('allows the release() after notify() that other libraries ask for', () => {
        const condition = new coroutine.Condition();
        let ready = false, done = 0;
        const fibers = [1, 2].map(() => startWaiter(condition, () => ready, () => done++));
        coroutine.sleep();
        condition.acquire();
        ready = true;
        condition.notifyAll();
        condition.release();
        assert.throws(() => condition.release(), /Invalid procedure call/);
        fibers.forEach((fiber) => fiber.join());
        assert.equal(done, 2);
        assert.throws(() => condition.release(), /Invalid procedure call/);
    });

    it('allows several notify() and a wait() before the lock is given up', () => {
        const condition = new coroutine.Condition();
        const log = [];
        let turn = 'ping';
        const play = (mine, theirs) => coroutine.start(() => {
            condition.acquire();
            for (let n = 0; n < 3; n++) {
                while (turn !== mine)
                    condition.wait();
                log.push(mine);
                turn = theirs;
                condition.notify();
            }
            condition.release();
        });
        const players = [play('ping', 'pong'), play('pong', 'ping')];
        players.forEach((player) => player.join());
        assert.deepEqual(log, ['ping', 'pong', 'ping', 'pong', 'ping', 'pong']);
    });

    it('forgets a notification that nobody waits for', () => {
        const condition = new coroutine.Condition();
        let ready = false;
        condition.acquire();
        condition.notify();
        const fiber = startWaiter(condition, () => ready, () => {});
        coroutine.sleep();
        assert.equal(condition.count(), 1);
        condition.acquire();
        ready = true;
        condition.notify();
        fiber.join();
    });

    it('notify() wakes one, first come first served; notifyAll() all', () => {
        const condition = new coroutine.Condition();
        const log = [];
        const fibers = [1, 2, 3, 4].map((n) => coroutine.start(() => {
            condition.acquire();
            condition.wait();
            log.push(n);
            condition.release();
        }));
        coroutine.sleep();
        assert.equal(condition.count(), 4);
        condition.acquire();
        condition.notify();
        fibers[0].join();
        assert.deepEqual(log, [1]);
        assert.equal(condition.count(), 3);
        condition.acquire();
        condition.notifyAll();
        fibers.forEach((fiber) => fiber.join());
        assert.deepEqual(log, [1, 2, 3, 4]);
    });

    it('wait() returns owning the lock as deep as before', () => {
        const condition = new coroutine.Condition();
        let deep;
        const fiber = coroutine.start(() => {
            condition.acquire();
            condition.acquire();
            condition.wait();
            condition.release();
            condition.release();
            try {
                condition.release();
            } catch (error) {
                deep = error.number;
            }
        });
        coroutine.sleep();
        assert.isTrue(condition.acquire(false));
        condition.notify();
        fiber.join();
        assert.equal(deep, 100009);
        assert.isTrue(condition.acquire(false));
        condition.release();
    });

    it('lets those who wait for the lock in before those it wakes', () => {
        const condition = new coroutine.Condition();
        const log = [];
        const woken = coroutine.start(() => {
            condition.acquire();
            condition.wait();
            log.push('woken');
            condition.release();
        });
        coroutine.sleep();
        condition.acquire();
        const entering = coroutine.start(() => {
            condition.acquire();
            log.push('entering');
            condition.release();
        });
        coroutine.sleep();
        condition.notify();
        woken.join();
        entering.join();
        assert.deepEqual(log, ['entering', 'woken']);
    });

    it('shares a lock with others', () => {
        const lock = new coroutine.Lock();
        const notFull = new coroutine.Condition(lock);
        const notEmpty = new coroutine.Condition(lock);
        const buffer = [];
        const taken = [];
        const producer = coroutine.start(() => {
            for (let n = 0; n < 10; n++) {
                lock.acquire();
                while (buffer.length === 2)
                    notFull.wait();
                buffer.push(n);
                notEmpty.notify();
            }
        });
        const consumer = coroutine.start(() => {
            while (taken.length < 10) {
                lock.acquire();
                while (buffer.length === 0)
                    notEmpty.wait();
                taken.push(buffer.shift());
                notFull.notify();
            }
        });
        producer.join();
        consumer.join();
        assert.deepEqual(taken, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    });

    it('of a condition shares its lock', () => {
        const first = new coroutine.Condition(new coroutine.Lock());
        const second = new coroutine.Condition(first);
        second.acquire();
        let free;
        coroutine.start(() => {
            free = first.acquire(false);
        }).join();
        assert.isFalse(free);
        first.release();
    });

    it('wait(), notify() and notifyAll() ask for the lock', () => {
        const condition = new coroutine.Condition();
        for (const method of ['wait', 'notify', 'notifyAll']) {
            let caught = {};
            try {
                condition[method]();
            } catch (error) {
                caught = error;
            }
            assert.equal(caught.number, 100009, method);
            assert.equal(caught.code, 'ERR_INVALID_STATE');
        }
    });

    it('wait() asks for the lock also after notify(), once another has had it', () => {
        const condition = new coroutine.Condition();
        condition.acquire();
        condition.notify();
        coroutine.start(() => {
            condition.acquire();
            condition.release();
        }).join();
        assert.throws(() => condition.release(), /Invalid procedure call/);
        assert.throws(() => condition.wait(), /Invalid procedure call/);
    });
});

require.main === module && test.run(console.ERROR);
