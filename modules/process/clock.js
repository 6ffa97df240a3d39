'use strict';

const { outOfRange, wrongType } = require('./arguments');
const { nanoseconds } = host;
const { floor } = Math;
const { isArray } = Array;
const toBigInt = BigInt;
const toNumber = Number;

const NS_PER_S = 1e9;
const PAIR = 2;

/** The monotonic clock as [seconds, nanoseconds], or what has passed since `time`, an earlier result. */
function hrtime(time) {
    // A machine that has been up for 104 days gives a BigInt.
    const now = toNumber(nanoseconds());
    const seconds = floor(now / NS_PER_S);
    const rest = now % NS_PER_S;
    if (time === undefined)
        return [seconds, rest];
    if (!isArray(time))
        throw wrongType('time', 'an instance of Array', time);
    if (time.length !== PAIR)
        throw outOfRange('time', PAIR, time.length);
    const elapsed = rest - time[1];
    return elapsed < 0 ? [seconds - time[0] - 1, elapsed + NS_PER_S] : [seconds - time[0], elapsed];
}

primordials.define(hrtime, 'bigint', function bigint() {
    return toBigInt(nanoseconds());
}, true);

module.exports = { hrtime };
