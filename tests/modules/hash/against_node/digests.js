'use strict';

// Node calls it crypto, and the algorithms slightly otherwise.
const jsbridge = typeof process.versions.jsbridge === 'string';
const hash = jsbridge ? require('hash') : null;
const crypto = jsbridge ? null : require('crypto');

const NAMES = {
  md5: 'md5',
  sha1: 'sha1',
  sha224: 'sha224',
  sha256: 'sha256',
  sha384: 'sha384',
  sha512: 'sha512',
  ripemd160: 'ripemd160',
  sm3: 'sm3',
  sha3_256: 'sha3-256',
  sha3_384: 'sha3-384',
  sha3_512: 'sha3-512',
  blake2s: 'blake2s256',
  blake2b: 'blake2b512',
};
const DATA = ['', 'a', 'h\u00e9\ud800', Buffer.alloc(200, 7), Buffer.alloc(100000, 'x')];
const KEYS = ['', 'key', Buffer.alloc(64, 1), Buffer.alloc(300, 2)];

const create = (name) => (jsbridge ? hash[name]() : crypto.createHash(NAMES[name]));
const createKeyed = (name, key) => (jsbridge ? hash[`hmac_${name}`](key) : crypto.createHmac(NAMES[name], key));

const cases = [];
for (const name of Object.keys(NAMES)) {
  DATA.forEach((data, at) => {
    cases.push([`${name} of ${at}`, () => create(name).update(data).digest()]);
    cases.push([`${name} of ${at}, twice, in hex`, () => create(name).update(data).update(data).digest('hex')]);
    KEYS.forEach((key, which) => {
      cases.push([`${name} of ${at} with key ${which}`, () => createKeyed(name, key).update(data).digest('base64url')]);
    });
  });
}
cases.push(['codecs', () => ['hex', 'base64', 'latin1', 'buffer'].map((codec) => create('md5').digest(codec))]);
cases.push([
  'a digest twice',
  () => {
    const digest = create('md5');
    digest.digest();
    digest.digest();
  },
]);
cases.push([
  'an update after it',
  () => {
    const digest = create('md5');
    digest.digest();
    digest.update('a');
  },
]);

module.exports = cases;
