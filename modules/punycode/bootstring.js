'use strict';

// RFC 3492. Not by Python's codec of that name: its errors are others, and it takes what Node refuses.

const { toCodePoints, fromCodePoints } = require('./code_points');

const WRONG_TYPE = 100005;
const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;
const INITIAL_BIAS = 72;
const FIRST_CODE = 128;
const DELIMITER = '-';
const MAX_INTEGER = 0x7fffffff;
const DIGITS = 'abcdefghijklmnopqrstuvwxyz0123456789';
// Behind them in upper case, which reads the same.
const READABLE = `${DIGITS}ABCDEFGHIJKLMNOPQRSTUVWXYZ`;
const OVERFLOW = 'Overflow: input needs wider integers to process';
const NOT_BASIC = 'Illegal input >= 0x80 (not a basic code point)';
const INCOMPLETE = 'Invalid input';

function fail(message) {
  throw Object.assign(new RangeError(message), { number: WRONG_TYPE });
}

function adapt(delta, count, first) {
  let rest = first ? Math.floor(delta / DAMP) : delta >> 1;
  rest += Math.floor(rest / count);
  let bias = 0;
  while (rest > ((BASE - T_MIN) * T_MAX) >> 1) {
    rest = Math.floor(rest / (BASE - T_MIN));
    bias += BASE;
  }
  return bias + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW));
}

function threshold(position, bias) {
  return Math.min(Math.max(position - bias, T_MIN), T_MAX);
}

/** Reads variable-length integers from `at` on. */
class Reader {
  constructor(text, at) {
    this.text = text;
    this.at = at;
  }

  get ended() {
    return this.at >= this.text.length;
  }

  /** `start` plus the next integer. */
  add(start, bias) {
    let sum = start;
    let weight = 1;
    for (let position = BASE; ; position += BASE) {
      if (this.ended) fail(INCOMPLETE);
      const found = READABLE.indexOf(this.text[this.at++]);
      const digit = found % BASE;
      if (found < 0 || digit > Math.floor((MAX_INTEGER - sum) / weight)) fail(OVERFLOW);
      sum += digit * weight;
      const limit = threshold(position, bias);
      if (digit < limit) return sum;
      if (weight > Math.floor(MAX_INTEGER / (BASE - limit))) fail(OVERFLOW);
      weight *= BASE - limit;
    }
  }
}

function decode(text) {
  const basic = Math.max(text.lastIndexOf(DELIMITER), 0);
  const points = toCodePoints(text.slice(0, basic));
  if (points.some((point) => point >= FIRST_CODE)) fail(NOT_BASIC);
  const reader = new Reader(text, basic > 0 ? basic + 1 : 0);
  let code = FIRST_CODE;
  let bias = INITIAL_BIAS;
  let index = 0;
  while (!reader.ended) {
    const sum = reader.add(index, bias);
    const count = points.length + 1;
    bias = adapt(sum - index, count, index === 0);
    if (Math.floor(sum / count) > MAX_INTEGER - code) fail(OVERFLOW);
    code += Math.floor(sum / count);
    index = sum % count;
    points.splice(index++, 0, code);
  }
  return fromCodePoints(points);
}

function writeInteger(value, bias) {
  let rest = value;
  let digits = '';
  for (let position = BASE; ; position += BASE) {
    const limit = threshold(position, bias);
    if (rest < limit) return digits + DIGITS[rest];
    digits += DIGITS[limit + ((rest - limit) % (BASE - limit))];
    rest = Math.floor((rest - limit) / (BASE - limit));
  }
}

function encode(text) {
  const points = toCodePoints(text);
  const parts = [fromCodePoints(points.filter((point) => point < FIRST_CODE))];
  const basic = parts[0].length;
  if (basic > 0) parts.push(DELIMITER);
  let code = FIRST_CODE;
  let bias = INITIAL_BIAS;
  let delta = 0;
  let done = basic;
  while (done < points.length) {
    const next = points.reduce((least, point) => (point >= code && point < least ? point : least), MAX_INTEGER);
    if (next - code > Math.floor((MAX_INTEGER - delta) / (done + 1))) fail(OVERFLOW);
    delta += (next - code) * (done + 1);
    for (const point of points) {
      if (point < next && ++delta > MAX_INTEGER) fail(OVERFLOW);
      if (point !== next) continue;
      parts.push(writeInteger(delta, bias));
      bias = adapt(delta, done + 1, done === basic);
      delta = 0;
      done++;
    }
    delta++;
    code = next + 1;
  }
  return parts.join('');
}

module.exports = { decode, encode };
