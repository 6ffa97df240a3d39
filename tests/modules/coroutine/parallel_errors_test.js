const assert = require('assert');
const coroutine = require('coroutine');
const test = require('test');
test.setup();

describe('errors in coroutine.parallel', () => {
    function caught(action) {
        try {
            action();
        } catch (error) {
            return error;
        }
        return assert.fail('it did not throw');
    }

    it('throws the first error itself', () => {
        const first = new Error('first');
        assert.strictEqual(caught(() => coroutine.parallel([() => 1, () => {
            throw first;
        }])), first);
    });

    it('throws what is no Error, undefined included', () => {
        const raised = [];
        for (const value of ['text', 0, null, undefined]) {
            try {
                coroutine.parallel([() => {
                    throw value;
                }]);
            } catch (error) {
                raised.push(error);
            }
        }
        assert.deepEqual(raised, ['text', 0, null, undefined]);
    });

    it('lets those that run come to their end before it throws', () => {
        const log = [];
        caught(() => coroutine.parallel([
            () => {
                coroutine.sleep();
                coroutine.sleep();
                log.push('slow');
            },
            () => {
                coroutine.sleep();
                throw new Error('quick');
            },
        ]));
        assert.deepEqual(log, ['slow']);
    });

    it('does not begin what has not begun', () => {
        const log = [];
        caught(() => coroutine.parallel([0, 1, 2, 3, 4], (n) => {
            log.push(n);
            if (n === 1)
                throw new Error('stop');
        }, 1));
        assert.deepEqual(log, [0, 1]);
    });

    it('hands over the later errors with the first', () => {
        const error = caught(() => coroutine.parallel(['a', 'b', 'c', 'd'], (name) => {
            coroutine.sleep();
            if (name !== 'b')
                throw new Error(name);
        }));
        assert.equal(error.message, 'a');
        assert.deepEqual(error.others.map((other) => other.message), ['c', 'd']);
    });

    it('names an error that several threw once', () => {
        const shared = new Error('shared');
        assert.strictEqual(caught(() => coroutine.parallel((n) => {
            coroutine.sleep();
            throw shared;
        }, 3)), shared);
        assert.notOk('others' in shared);
    });

    it('leaves no fiber behind', () => {
        const before = coroutine.fibers.length;
        caught(() => coroutine.parallel((n) => {
            coroutine.sleep();
            throw new Error(String(n));
        }, 5));
        assert.equal(coroutine.fibers.length, before);
    });
});

require.main === module && test.run(console.ERROR);
