const assert = require('assert');
const coroutine = require('coroutine');
const test = require('test');
test.setup();

describe('coroutine.parallel', () => {
    /** Counts how many calls are under way; each ends after others had their turns. */
    function meter() {
        const seen = { now: 0, most: 0 };
        seen.work = (value) => {
            seen.most = Math.max(seen.most, ++seen.now);
            coroutine.sleep();
            seen.now--;
            return value;
        };
        return seen;
    }

    it('runs an array of functions', () => {
        assert.deepEqual(coroutine.parallel([() => 1, () => 2, () => {}]), [1, 2, undefined]);
    });

    it('runs functions given one by one', () => {
        assert.deepEqual(coroutine.parallel(() => 1), [1]);
        assert.deepEqual(coroutine.parallel(() => 1, () => 2, () => 3), [1, 2, 3]);
    });

    it('runs one function for an array of data', () => {
        assert.deepEqual(coroutine.parallel([1, 2, 3], (n) => n * n), [1, 4, 9]);
        assert.deepEqual(coroutine.parallel(['7', '8', '9'], parseInt), [7, 8, 9]);
    });

    it('runs one function a number of times with 0, 1, 2, …', () => {
        assert.deepEqual(coroutine.parallel((n) => n + 1, 5), [1, 2, 3, 4, 5]);
    });

    it('returns at once when there is nothing to do', () => {
        assert.deepEqual(coroutine.parallel([]), []);
        assert.deepEqual(coroutine.parallel([], () => 1), []);
        assert.deepEqual(coroutine.parallel(() => 1, 0), []);
    });

    it('keeps the results in order, however long each takes', () => {
        const rounds = [5, 1, 3, 0];
        const results = coroutine.parallel(rounds, (count) => {
            for (let n = 0; n < count; n++)
                coroutine.sleep();
            return count;
        });
        assert.deepEqual(results, rounds);
    });

    it('runs all at a time by default', () => {
        const counting = meter();
        coroutine.parallel([1, 2, 3, 4, 5], counting.work);
        assert.equal(counting.most, 5);
    });

    it('runs at most as many at a time as asked', () => {
        for (const fibers of [1, 2, 3]) {
            const seen = meter();
            assert.deepEqual(coroutine.parallel([1, 2, 3, 4, 5], seen.work, fibers), [1, 2, 3, 4, 5]);
            assert.equal(seen.most, fibers);
        }
        const functions = meter();
        coroutine.parallel(Array.from({ length: 5 }, () => functions.work), 2);
        assert.equal(functions.most, 2);
        const times = meter();
        coroutine.parallel(times.work, 5, 4);
        assert.equal(times.most, 4);
    });

    it('starts the next as soon as one is done', () => {
        let running = 0;
        const work = () => {
            const before = running++;
            coroutine.sleep();
            running--;
            return before;
        };
        assert.deepEqual(coroutine.parallel(Array.from({ length: 6 }, () => work), 2), [0, 1, 1, 1, 1, 1]);
        assert.deepEqual(coroutine.parallel(Array.from({ length: 6 }, () => work), 3), [0, 1, 2, 2, 2, 2]);
    });

    it('gives each function a fiber as this, with the properties of the caller', () => {
        const me = coroutine.current();
        me.user = 'u';
        const seen = coroutine.parallel([1, 2], function () {
            assert.strictEqual(this, coroutine.current());
            assert.strictEqual(this.caller, me);
            return this.user;
        });
        delete me.user;
        assert.deepEqual(seen, ['u', 'u']);
    });

    it('takes the arrays as they are when it is called', () => {
        const datas = [1, 2, 3];
        assert.deepEqual(coroutine.parallel(datas, (n) => {
            datas.length = 0;
            return n;
        }, 1), [1, 2, 3]);
    });

    it('can be nested', () => {
        const table = coroutine.parallel([1, 2, 3], (a) => coroutine.parallel([1, 2], (b) => a * b));
        assert.deepEqual(table, [[1, 2], [2, 4], [3, 6]]);
    });

    it('checks its arguments before anything runs', () => {
        let ran = 0;
        const count = () => ran++;
        const cases = [
            [[], 100002],
            [[5], 100005],
            [['text'], 100005],
            [[[count, 5]], 100005],
            [[[1, 2], 3], 100005],
            [[count, count, 5], 100005],
            [[count, undefined], 100005],
            [[count, {}], 100005],
            [[count, NaN], 100005],
            [[count, -1], 100006],
            [[[count], 0], 100006],
            [[[count], -2], 100006],
            [[[1], count, 0], 100006],
            [[[1], count, 'x'], 100005],
            [[[count], 1, 2], 100001],
            [[[1], count, 1, 2], 100001],
            [[count, 1, 1, 1], 100001],
        ];
        for (const [args, number] of cases) {
            let caught = {};
            try {
                coroutine.parallel(...args);
            } catch (error) {
                caught = error;
            }
            assert.equal(caught.number, number, JSON.stringify(args.map(String)));
        }
        coroutine.sleep();
        assert.equal(ran, 0);
    });
});

require.main === module && test.run(console.ERROR);
