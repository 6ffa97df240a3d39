const assert = require('assert');
const coroutine = require('coroutine');
const test = require('test');
test.setup();

describe('setInterval', () => {
    it('calls back until it is cleared', () => {
        const done = new coroutine.Event();
        let calls = 0;
        const timer = setInterval(() => {
            if (++calls === 5) {
                clearInterval(timer);
                done.set();
            }
        }, 1);
        done.wait();
        coroutine.sleep(10);
        assert.equal(calls, 5);
    });

    it('hands over further arguments, and itself as this', () => {
        const done = new coroutine.Event();
        let seen;
        const timer = setInterval(function (...args) {
            seen = [this, ...args];
            this.clear();
            done.set();
        }, 1, 7, 8);
        done.wait();
        assert.strictEqual(seen[0], timer);
        assert.deepEqual(seen.slice(1), [7, 8]);
    });

    it('never overlaps itself', () => {
        const done = new coroutine.Event();
        let running = 0, most = 0, calls = 0;
        const timer = setInterval(() => {
            most = Math.max(most, ++running);
            coroutine.sleep(5);
            running--;
            if (++calls === 4) {
                clearInterval(timer);
                done.set();
            }
        }, 1);
        done.wait();
        assert.equal(most, 1);
    });

    it('leaves out the calls it has missed and keeps its beat', () => {
        const PERIOD = 40;
        const done = new coroutine.Event();
        const times = [];
        const began = process.uptime();
        const timer = setInterval(() => {
            times.push((process.uptime() - began) * 1000);
            if (times.length === 1)
                coroutine.sleep(2.5 * PERIOD);
            if (times.length === 3) {
                clearInterval(timer);
                done.set();
            }
        }, PERIOD);
        done.wait();
        // The first call, planned at 1, ends at 3.5 periods: the calls of 2 and 3 are left out.
        const beats = times.map((time) => Math.floor(time / PERIOD));
        assert.ok(beats[1] >= 4, String(times));
        assert.ok(beats[2] > beats[1], String(times));
    });

    it('can be cleared while its callback waits', () => {
        const entered = new coroutine.Event();
        const gate = new coroutine.Event();
        const left = new coroutine.Event();
        let calls = 0;
        const timer = setInterval(() => {
            calls++;
            entered.set();
            gate.wait();
            left.set();
        }, 1);
        entered.wait();
        clearInterval(timer);
        gate.set();
        left.wait();
        coroutine.sleep(10);
        assert.equal(calls, 1);
    });

    it('with 0 lets others run between its calls', () => {
        const done = new coroutine.Event();
        const log = [];
        const timer = setInterval(() => {
            log.push('interval');
            setImmediate(() => log.push('between'));
            if (log.length > 4) {
                clearInterval(timer);
                done.set();
            }
        }, 0);
        done.wait();
        assert.deepEqual(log.slice(0, 4), ['interval', 'between', 'interval', 'between']);
    });
});

describe('setHrInterval', () => {
    it('calls back until clearHrInterval', () => {
        const done = new coroutine.Event();
        let calls = 0;
        const timer = setHrInterval((step) => {
            calls += step;
            if (calls === 6) {
                clearHrInterval(timer);
                done.set();
            }
        }, 1, 2);
        done.wait();
        coroutine.sleep(5);
        assert.equal(calls, 6);
    });
});

require.main === module && test.run(console.ERROR);
