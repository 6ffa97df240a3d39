'use strict';

// Prints what util.inspect makes of random values under random options, as one line of JSON: run by Node and by jsbridge
// with the same seed, and compared. Usage: inspect_random.js SEED COUNT

const util = require('util');

const [seed, count] = process.argv.slice(2).map(Number);
// Lehmer's generator: every product stays below 2 ** 53.
const MULTIPLIER = 48271;
const MODULUS = 2 ** 31 - 1;

let state = (seed % (MODULUS - 1)) + 1;
const random = (limit) => {
  state = (state * MULTIPLIER) % MODULUS;
  return Math.floor((state / MODULUS) * limit);
};
const pick = (choices) => choices[random(choices.length)];
const chance = (percent) => random(100) < percent;

const LETTERS = ['a', 'b', 'Z', '0', ' ', "'", '"', '`', '$', '{', '\\', '\n', '\t', '\0', 'é', '漢', '😀', '\ud800', '\u0301', '-'];
const text = (longest) => Array.from({ length: random(longest) }, () => pick(LETTERS)).join('');
const plainText = (longest) => 'x'.repeat(random(longest));
const number = () => pick([0, -0, 1, random(1000), -random(1e9), random(1e6) / 64, 1e21, 1e-7, NaN, Infinity, 2 ** 53]);
const key = () => pick([plainText(12) || 'k', `key${random(100)}`, text(5), String(random(20)), 'a-b']);

class Point {
  constructor() {
    this.x = random(100);
  }
}
class List extends Array {}
class Registry extends Map {}

function primitive() {
  switch (random(9)) {
    case 0:
      return number();
    case 1:
      return text(12);
    case 2:
      return plainText(90);
    case 3:
      return `${plainText(60)}\n${plainText(60)}`;
    case 4:
      return chance(50);
    case 5:
      return pick([null, undefined]);
    case 6:
      return BigInt(random(1e9));
    case 7:
      return Symbol(text(4));
    default:
      return random(1e5);
  }
}

function list(depth) {
  const length = pick([0, 1, 3, 6, 7, 8, 15, 27, 40, 99, 100, 101, 130]);
  const kind = random(6);
  const elements = Array.from({ length: depth > 1 ? length % 12 : length }, () => {
    if (kind === 0) return random(10 ** (1 + random(6)));
    if (kind === 1) return plainText(12);
    if (kind === 2) return text(8);
    return value(depth + 1);
  });
  if (chance(10)) elements.length += random(4);
  if (chance(10)) delete elements[random(elements.length + 1)];
  if (chance(10)) elements[key()] = value(depth + 1);
  return chance(10) ? List.from(elements) : elements;
}

function object(depth) {
  const target = pick([{}, {}, {}, Object.create(null), new Point(), () => {}, new Date(random(1e12)), /x/g]);
  for (let i = random(6); i > 0; i--) target[key()] = value(depth + 1);
  if (chance(10)) Object.defineProperty(target, key(), { get: () => 1, set() {}, enumerable: true, configurable: true });
  if (chance(10)) Object.defineProperty(target, key(), { value: 1, writable: true, enumerable: false, configurable: true });
  if (chance(10)) target[Symbol(text(4))] = value(depth + 1);
  if (chance(10)) target[key()] = target;
  return target;
}

function value(depth) {
  if (depth > 5 || chance(35)) return primitive();
  switch (random(6)) {
    case 0:
    case 1:
      return list(depth);
    case 2:
    case 3:
      return object(depth);
    case 4: {
      const entries = Array.from({ length: random(5) }, () => [value(depth + 1), value(depth + 1)]);
      return chance(20) ? new Registry(entries) : new Map(entries);
    }
    default:
      return chance(30) ? new Float64Array(random(9)).map(number) : new Set(list(depth + 1));
  }
}

function options() {
  const chosen = {};
  if (chance(30)) chosen.depth = pick([0, 1, 3, 5, null]);
  if (chance(30)) chosen.compact = pick([true, false, 1, 2, 3, 5]);
  if (chance(30)) chosen.breakLength = pick([40, 60, 72, 100, 120, Infinity]);
  if (chance(20)) chosen.maxArrayLength = pick([0, 3, 7, 20, null]);
  if (chance(10)) chosen.maxStringLength = pick([0, 3, 20]);
  if (chance(15)) chosen.colors = true;
  if (chance(10)) chosen.sorted = true;
  if (chance(10)) chosen.getters = true;
  return chosen;
}

const texts = [];
for (let i = 0; i < count; i++) {
  const chosen = options();
  texts.push([util.inspect(value(0), chosen), JSON.stringify(chosen)]);
}
console.log(JSON.stringify(texts));
