const assert = require('assert');
const coroutine = require('coroutine');
const test = require('test');
test.setup();

describe('fiber-local properties', () => {
    afterEach(() => {
        const me = coroutine.current();
        Reflect.ownKeys(me).forEach((key) => delete me[key]);
    });

    it('are copied to a new fiber at start, not later', () => {
        const me = coroutine.current();
        me.user = 'first';
        let seen;
        const fiber = coroutine.start(() => {
            seen = coroutine.current().user;
        });
        me.user = 'second';
        fiber.join();
        assert.equal(seen, 'first');
    });

    it('of the new fiber are its own', () => {
        const me = coroutine.current();
        me.user = 'outer';
        const fiber = coroutine.start(function () {
            this.user = 'inner';
            this.more = 1;
        });
        fiber.join();
        assert.equal(me.user, 'outer');
        assert.notOk('more' in me);
        assert.equal(fiber.user, 'inner');
    });

    it('can be set between start and run', () => {
        let seen;
        const fiber = coroutine.start(function () {
            seen = this.v;
        });
        fiber.v = 1000;
        fiber.join();
        assert.equal(seen, 1000);
    });

    it('pass from fiber to fiber, symbols included', () => {
        const key = Symbol('key');
        coroutine.current()[key] = 7;
        let seen;
        coroutine.start(() => {
            coroutine.start(function () {
                seen = this[key];
            }).join();
        }).join();
        assert.equal(seen, 7);
    });

    it('pass on by value: an accessor is read once', () => {
        let reads = 0;
        Object.defineProperty(coroutine.current(), 'costly', { get: () => ++reads, enumerable: true, configurable: true });
        const fiber = coroutine.start(() => {});
        assert.equal(fiber.costly, 1);
        assert.equal(fiber.costly, 1);
        fiber.join();
    });

    it('that are not enumerable stay behind', () => {
        Object.defineProperty(coroutine.current(), 'hidden', { value: 1, enumerable: false, configurable: true });
        const fiber = coroutine.start(() => {});
        assert.notOk('hidden' in fiber);
        fiber.join();
    });

    it('that cannot be read keep the fiber from starting', () => {
        Object.defineProperty(coroutine.current(), 'bad', {
            get() {
                throw new Error('unreadable');
            },
            enumerable: true,
            configurable: true,
        });
        let ran = false;
        assert.throws(() => coroutine.start(() => {
            ran = true;
        }), /unreadable/);
        coroutine.sleep();
        assert.isFalse(ran);
    });
});

require.main === module && test.run(console.ERROR);
