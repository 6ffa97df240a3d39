const assert = require('assert');
const coroutine = require('coroutine');
const test = require('test');
test.setup();

describe('coroutine.start', () => {
    it('returns at once: the fiber runs when its starter waits', () => {
        const log = [];
        const fiber = coroutine.start((a, b) => log.push(a + b), 1, 2);
        assert.deepEqual(log, []);
        fiber.join();
        assert.deepEqual(log, [3]);
    });

    it('runs fibers in the order in which they were started', () => {
        const log = [];
        for (let n = 0; n < 5; n++)
            coroutine.start(() => log.push(n));
        coroutine.sleep();
        assert.deepEqual(log, [0, 1, 2, 3, 4]);
    });

    it('gives the function its fiber as this and as current()', () => {
        let self, current;
        const fiber = coroutine.start(function () {
            self = this;
            current = coroutine.current();
        });
        fiber.join();
        assert.strictEqual(self, fiber);
        assert.strictEqual(current, fiber);
    });

    it('switches between fibers only where they wait', () => {
        const log = [];
        const talk = (name) => {
            log.push(`${name}1`);
            coroutine.sleep();
            log.push(`${name}2`);
        };
        const fibers = ['a', 'b', 'c'].map((name) => coroutine.start(talk, name));
        fibers.forEach((fiber) => fiber.join());
        assert.deepEqual(log, ['a1', 'b1', 'c1', 'a2', 'b2', 'c2']);
    });

    it('can be called from fibers, deeply', () => {
        const log = [];
        const nest = (depth) => {
            log.push(depth);
            if (depth < 20)
                coroutine.start(nest, depth + 1).join();
            log.push(-depth);
        };
        coroutine.start(nest, 1).join();
        assert.equal(log.length, 40);
        assert.equal(log[19], 20);
        assert.equal(log[20], -20);
    });

    it('keeps the stacks of many fibers apart', () => {
        const fail = (n) => {
            coroutine.sleep();
            throw new Error(`number ${n}`);
        };
        const messages = [];
        const fibers = Array.from({ length: 100 }, (_, n) => coroutine.start(() => {
            try {
                fail(n);
            } catch (error) {
                messages.push(error.message);
                assert.ok(error.stack.includes('fail'));
            }
        }));
        fibers.forEach((fiber) => fiber.join());
        assert.deepEqual(messages, Array.from({ length: 100 }, (_, n) => `number ${n}`));
    });
});

require.main === module && test.run(console.ERROR);
