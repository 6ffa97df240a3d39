const assert = require('assert');
const coroutine = require('coroutine');
const test = require('test');
test.setup();

describe('setImmediate', () => {
    it('calls back in order, after what runs now', () => {
        const log = [];
        for (let n = 0; n < 3; n++)
            setImmediate((value) => log.push(value), n);
        log.push('now');
        coroutine.sleep();
        assert.deepEqual(log, ['now', 0, 1, 2]);
    });

    it('puts what callbacks add behind what is there', () => {
        const log = [];
        setImmediate(() => {
            log.push(1);
            setImmediate(() => log.push(3));
        });
        setImmediate(() => log.push(2));
        coroutine.sleep();
        assert.deepEqual(log, [1, 2]);
        coroutine.sleep();
        assert.deepEqual(log, [1, 2, 3]);
    });

    it('may wait without holding up the others', () => {
        const gate = new coroutine.Event();
        const done = new coroutine.Event();
        const log = [];
        setImmediate(() => {
            gate.wait();
            log.push('waited');
            done.set();
        });
        setImmediate(() => log.push('next'));
        coroutine.sleep();
        assert.deepEqual(log, ['next']);
        gate.set();
        done.wait();
        assert.deepEqual(log, ['next', 'waited']);
    });

    it('can be cleared', () => {
        const log = [];
        const immediate = setImmediate(() => log.push('cleared'));
        setImmediate(() => log.push('kept'));
        clearImmediate(immediate);
        coroutine.sleep();
        assert.deepEqual(log, ['kept']);
    });

    it('can be cleared by the one before', () => {
        const log = [];
        let second;
        setImmediate(() => clearImmediate(second));
        second = setImmediate(() => log.push('cleared'));
        coroutine.sleep();
        assert.deepEqual(log, []);
    });
});

require.main === module && test.run(console.ERROR);
