const assert = require('assert');
const coroutine = require('coroutine');
const test = require('test');
test.setup();

describe('misuse of coroutine', () => {
    const TOO_MANY = [100001, 'ERR_INVALID_ARG_COUNT', TypeError, 'Invalid number of parameters.'];
    const MISSING = [100002, 'ERR_MISSING_ARGS', TypeError, 'Parameter not optional.'];
    const WRONG_TYPE = [
        100005, 'ERR_INVALID_ARG_TYPE', TypeError, 'The argument could not be coerced to the specified type.',
    ];
    const OUT_OF_RANGE = [100006, 'ERR_OUT_OF_RANGE', RangeError, 'Value is out of range.'];
    const NO_NEW = [100007, 'ERR_CONSTRUCT_CALL_REQUIRED', TypeError, 'Constructor cannot be called as a function.'];
    const WRONG_THIS = [100008, 'ERR_INVALID_THIS', TypeError, 'Object is not an instance of declaring class.'];

    function check([number, code, type, message], action) {
        let error;
        try {
            action();
        } catch (thrown) {
            error = thrown;
        }
        assert.ok(error instanceof type, String(action));
        assert.equal(error.number, number);
        assert.equal(error.code, code);
        assert.equal(error.message, message);
    }

    it('start() wants a function', () => {
        check(MISSING, () => coroutine.start());
        for (const value of [undefined, null, 5, 'f', {}])
            check(WRONG_TYPE, () => coroutine.start(value));
    });

    it('classes want new', () => {
        for (const name of ['Lock', 'Semaphore', 'Worker', 'Condition', 'Event'])
            check(NO_NEW, () => coroutine[name]());
    });

    it('classes want their arguments', () => {
        check(TOO_MANY, () => new coroutine.Lock(1));
        check(TOO_MANY, () => new coroutine.Semaphore(1, 2));
        check(TOO_MANY, () => new coroutine.Condition(new coroutine.Lock(), 2));
        check(TOO_MANY, () => new coroutine.Event(true, 2));
        check(OUT_OF_RANGE, () => new coroutine.Semaphore(-1));
        check(OUT_OF_RANGE, () => new coroutine.Semaphore(2 ** 31));
        check(WRONG_TYPE, () => new coroutine.Semaphore('many'));
        check(WRONG_TYPE, () => new coroutine.Semaphore({}));
        check(WRONG_TYPE, () => new coroutine.Condition({}));
        check(WRONG_TYPE, () => new coroutine.Condition(null));
        check(WRONG_TYPE, () => new coroutine.Condition(new coroutine.Semaphore()));
        check(WRONG_TYPE, () => new coroutine.Condition(new coroutine.Event()));
    });

    it('methods want their own objects', () => {
        const { Lock, Semaphore, Condition, Event } = coroutine;
        for (const method of ['acquire', 'release', 'count']) {
            for (const type of [Lock, Semaphore, Condition, Event])
                check(WRONG_THIS, () => type.prototype[method].call({}));
        }
        for (const method of ['wait', 'notify', 'notifyAll'])
            check(WRONG_THIS, () => Condition.prototype[method].call(new Lock()));
        for (const method of ['wait', 'post', 'trywait'])
            check(WRONG_THIS, () => Semaphore.prototype[method].call(new Event()));
        for (const method of ['wait', 'set', 'pulse', 'clear', 'isSet'])
            check(WRONG_THIS, () => Event.prototype[method].call(undefined));
    });

    it('methods take no more arguments than they have', () => {
        const objects = [new coroutine.Lock(), new coroutine.Semaphore(), new coroutine.Condition(), new coroutine.Event()];
        for (const object of objects) {
            check(TOO_MANY, () => object.acquire(true, 1));
            for (const method of ['release', 'count', 'wait', 'post', 'trywait', 'notify', 'notifyAll', 'set', 'pulse', 'clear', 'isSet']) {
                if (method in object)
                    check(TOO_MANY, () => object[method](1));
            }
        }
        check(TOO_MANY, () => coroutine.current(1));
    });

    it('what was misused still works', () => {
        const lock = new coroutine.Lock();
        check(TOO_MANY, () => lock.acquire(true, 1));
        assert.isTrue(lock.acquire());
        lock.release();
    });
});

describe('the properties of coroutine', () => {
    it('spareFibers can be read and written', () => {
        assert.equal(coroutine.spareFibers, 256);
        coroutine.spareFibers = 10;
        assert.equal(coroutine.spareFibers, 10);
        assert.throws(() => {
            coroutine.spareFibers = -1;
        }, /out of range/);
        assert.throws(() => {
            coroutine.spareFibers = 'few';
        }, /coerced/);
        assert.equal(coroutine.spareFibers, 10);
        coroutine.spareFibers = 256;
    });

    it('vmid is a number from 1', () => {
        assert.ok(Number.isInteger(coroutine.vmid) && coroutine.vmid >= 1);
    });

    it('loglevel is that of the console', () => {
        const before = console.loglevel;
        coroutine.loglevel = console.ERROR;
        assert.equal(console.loglevel, console.ERROR);
        console.loglevel = before;
        assert.equal(coroutine.loglevel, before);
    });

    it('are all there', () => {
        assert.deepEqual(Object.keys(coroutine).sort(), [
            'Condition', 'Event', 'Lock', 'Semaphore', 'Worker', 'current', 'fibers', 'loglevel', 'parallel', 'sleep', 'sleepSync',
            'spareFibers', 'start', 'vmid',
        ]);
    });
});

require.main === module && test.run(console.ERROR);
