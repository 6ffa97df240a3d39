'use strict';

const { Digest } = require('./digest');
const { invalidType, outOfRange, toBuffer } = require('shared/arguments');

// fibjs's numbers, then what it had only later (with other numbers).
const ALGORITHMS = [
  'md2',
  'md4',
  'md5',
  'sha1',
  'sha224',
  'sha256',
  'sha384',
  'sha512',
  'ripemd160',
  'sm3',
  'sha3_256',
  'sha3_384',
  'sha3_512',
  'blake2s',
  'blake2b',
];

function nameOf(algorithm) {
  if (typeof algorithm !== 'number') throw invalidType('algo', 'of type number', algorithm);
  const name = ALGORITHMS[algorithm - 1];
  if (name === undefined) throw outOfRange('algo', 'one of the constants of hash', algorithm);
  return name;
}

function begin(name, key, data) {
  const digest = new Digest(name, key);
  return data === undefined || data === null ? digest : digest.update(data);
}

function keyed(name, key, data) {
  return begin(name, toBuffer('key', key), data);
}

function named(name, call) {
  return Object.defineProperty(call, 'name', { value: name });
}

const hash = {
  digest: (algo, data) => begin(nameOf(algo), undefined, data),
  hmac: (algo, key, data) => keyed(nameOf(algo), key, data),
};

ALGORITHMS.forEach((name, index) => {
  Object.defineProperty(hash, name.toUpperCase(), { value: index + 1, enumerable: true });
  hash[name] = named(name, (data) => begin(name, undefined, data));
  hash[`hmac_${name}`] = named(`hmac_${name}`, (key, data) => keyed(name, key, data));
});

module.exports = hash;
