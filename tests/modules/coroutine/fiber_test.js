const assert = require('assert');
const coroutine = require('coroutine');
const test = require('test');
test.setup();

describe('Fiber', () => {
    it('has an id of its own', () => {
        const a = coroutine.start(() => {});
        const b = coroutine.start(() => {});
        assert.ok(Number.isInteger(a.id));
        assert.notEqual(a.id, b.id);
        assert.notEqual(a.id, coroutine.current().id);
        a.join();
        b.join();
    });

    it('is one object per fiber, also for the main program', () => {
        assert.strictEqual(coroutine.current(), coroutine.current());
        coroutine.current().kept = 1;
        coroutine.sleep();
        assert.equal(coroutine.current().kept, 1);
        delete coroutine.current().kept;
    });

    it('knows its caller while it runs', () => {
        const starter = coroutine.current();
        let seen;
        const fiber = coroutine.start(function () {
            seen = this.caller;
        });
        assert.strictEqual(fiber.caller, starter);
        fiber.join();
        assert.strictEqual(seen, starter);
        assert.isNull(fiber.caller);
    });

    it('reads the properties of its caller at the time of reading', () => {
        let seen;
        const fiber = coroutine.start(function () {
            seen = this.caller.later;
        });
        coroutine.current().later = 1234;
        fiber.join();
        delete coroutine.current().later;
        assert.equal(seen, 1234);
    });

    it('shows the stack of a fiber that waits', () => {
        const gate = new coroutine.Event();
        const fiber = coroutine.start(function waitsAtTheGate() {
            gate.wait();
        });
        coroutine.sleep();
        assert.ok(fiber.stack.includes('waitsAtTheGate'));
        gate.set();
        fiber.join();
        assert.equal(fiber.stack, '');
    });

    it('shows the stack of the running fiber', () => {
        function hereWeAre() {
            return coroutine.current().stack;
        }
        assert.ok(hereWeAre().includes('hereWeAre'));
    });

    it('cannot be made by scripts', () => {
        const { constructor } = coroutine.current();
        assert.throws(() => new constructor());
        assert.throws(() => new constructor({ id: 1 }));
        assert.throws(() => constructor());
    });

    it('refuses foreign objects', () => {
        const prototype = Object.getPrototypeOf(coroutine.current());
        for (const use of [() => prototype.id, () => prototype.stack, () => prototype.caller, () => prototype.join.call({})]) {
            try {
                use();
            } catch (error) {
                assert.equal(error.number, 100008);
                assert.equal(error.message, 'Object is not an instance of declaring class.');
                continue;
            }
            assert.fail('it did not throw');
        }
    });
});

describe('coroutine.fibers', () => {
    it('lists the fibers that live, oldest first', () => {
        const gate = new coroutine.Event();
        const me = coroutine.current();
        const a = coroutine.start(() => gate.wait());
        const b = coroutine.start(() => gate.wait());
        const before = coroutine.fibers;
        assert.ok(Array.isArray(before));
        assert.deepEqual(before.filter((fiber) => [me, a, b].includes(fiber)), [me, a, b]);
        gate.set();
        a.join();
        b.join();
        const after = coroutine.fibers;
        assert.ok(after.includes(me));
        assert.notOk(after.includes(a) || after.includes(b));
    });

    it('forgets fibers of timers that are over', () => {
        for (let n = 0; n < 300; n++) {
            const done = new coroutine.Event();
            setImmediate(() => {
                coroutine.current().mark = n;
                done.set();
            });
            done.wait();
        }
        coroutine.sleep();
        assert.equal(coroutine.fibers.filter((fiber) => 'mark' in fiber).length, 0);
    });
});

require.main === module && test.run(console.ERROR);
