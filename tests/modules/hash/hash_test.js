'use strict';

const assert = require('assert');
const hash = require('hash');
const test = require('test');
test.setup();

const SIZES = {
  md2: 16,
  md4: 16,
  md5: 16,
  sha1: 20,
  sha224: 28,
  sha256: 32,
  sha384: 48,
  sha512: 64,
  ripemd160: 20,
  sm3: 32,
  sha3_256: 32,
  sha3_384: 48,
  sha3_512: 64,
  blake2s: 32,
  blake2b: 64,
};
// RFC 1319 and RFC 1320, appendix A.5.
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const DIGITS = '1234567890'.repeat(8);
const VECTORS = {
  md2: {
    '': '8350e5a3e24c153df2275c9f80692773',
    a: '32ec01ec4a6dac72c0ab96fb34c0b5d1',
    abc: 'da853b0d3f88d99b30283a69e6ded6bb',
    'message digest': 'ab4f496bfb2a530b219ff33031fe06b0',
    abcdefghijklmnopqrstuvwxyz: '4e8ddff3650292ab5a4108c3aa47940b',
    [ALPHABET]: 'da33def2a42df13975352846c30338cd',
    [DIGITS]: 'd5976f79d83d3a0dc9806c3c66f3efd8',
  },
  md4: {
    '': '31d6cfe0d16ae931b73c59d7e0c089c0',
    a: 'bde52cb31de33e46245e05fbdbd6fb24',
    abc: 'a448017aaf21d8525fc10ae87aa6729d',
    'message digest': 'd9130a8164549fe818874806e1c7014b',
    abcdefghijklmnopqrstuvwxyz: 'd79e1c308aa5bbcdeea8ed63df412da9',
    [ALPHABET]: '043f8582f241db351ce627e153e7f0e4',
    [DIGITS]: 'e33b4ddc9c38f2199c3e7b164fcc0536',
  },
};

describe('hash', () => {
  it('has its constants, those of v0.28 first', () => {
    const names = ['MD2', 'MD4', 'MD5', 'SHA1', 'SHA224', 'SHA256', 'SHA384', 'SHA512', 'RIPEMD160'];
    names.forEach((name, at) => assert.strictEqual(hash[name], at + 1));
    assert.strictEqual(Object.keys(hash).length, 3 * Object.keys(SIZES).length + 2);
  });

  for (const [name, size] of Object.entries(SIZES)) {
    it(`${name} can be had in every way`, () => {
      const algorithm = hash[name.toUpperCase()];
      const digest = hash[name]('data').digest('hex');
      assert.strictEqual(digest.length, 2 * size);
      assert.strictEqual(hash[name]().size, size);
      assert.strictEqual(hash[name]().update('da').update(Buffer.from('ta')).digest().hex(), digest);
      assert.strictEqual(hash[name](null).digest(Buffer.from('data')).hex(), digest);
      assert.strictEqual(hash.digest(algorithm, 'data').digest('hex'), digest);
      assert.strictEqual(hash.digest(algorithm).update('data').digest('hex'), digest);
      const keyed = hash[`hmac_${name}`]('key', 'data').digest('hex');
      assert.notStrictEqual(keyed, digest);
      assert.strictEqual(hash[`hmac_${name}`](Buffer.from('key')).update('data').digest('hex'), keyed);
      assert.strictEqual(hash.hmac(algorithm, 'key', 'data').digest('hex'), keyed);
      assert.strictEqual(hash.hmac(algorithm, 'key').size, size);
      assert.strictEqual(hash[name].name, name);
    });
  }

  for (const [name, vectors] of Object.entries(VECTORS)) {
    it(`${name} agrees with the vectors of its RFC`, () => {
      for (const [text, digest] of Object.entries(vectors))
        assert.strictEqual(hash[name](text).digest('hex'), digest, text);
    });

    it(`${name} does not care how its input is cut`, () => {
      const data = Buffer.from(ALPHABET + DIGITS + ALPHABET);
      for (let cut = 0; cut <= data.length; cut += 13)
        assert.strictEqual(
          hash[name](data.slice(0, cut)).update(data.slice(cut)).digest('hex'),
          hash[name](data).digest('hex'),
        );
    });

    it(`hmac_${name} is what RFC 2104 says`, () => {
      const block = name === 'md2' ? 16 : 64;
      const key = Buffer.concat([Buffer.from('key')], block);
      const pad = (byte) => Buffer.from(key.map((item) => item ^ byte));
      const inner = hash[name](pad(0x36)).update('data').digest();
      assert.strictEqual(hash[`hmac_${name}`]('key', 'data').digest('hex'), hash[name](pad(0x5c)).digest(inner).hex());
    });
  }

  it('takes bytes of any kind', () => {
    const expected = hash.md5('abc').digest('hex');
    const bytes = new Uint8Array([0, 97, 98, 99]);
    for (const data of [bytes.slice(1), new DataView(bytes.buffer, 1), bytes.slice(1).buffer, Buffer.from('abc')])
      assert.strictEqual(hash.md5(data).digest('hex'), expected);
  });

  it('copes with megabytes', () => {
    assert.strictEqual(hash.sha1(Buffer.alloc(8 * 2 ** 20)).digest('hex'), '5fde1cce603e6566d20da811c9c8bcccb044d4ae');
  });

  it('knows codecs', () => {
    assert.ok(Buffer.isBuffer(hash.md5('a').digest()));
    assert.ok(Buffer.isBuffer(hash.md5('a').digest('buffer')));
    assert.strictEqual(hash.md5('a').digest('base64'), 'DMF1ucDxtqgxw5niaXcmYQ==');
    const digest = hash.md5('a');
    assert.throws(() => digest.digest('nix'), { name: 'TypeError', code: 'ERR_UNKNOWN_ENCODING', number: 100005 });
    assert.strictEqual(digest.digest('hex'), '0cc175b9c0f1b6a831c399e269772661');
  });

  it('is over after the digest', () => {
    const digest = hash.md5('a');
    digest.digest();
    const over = { name: 'Error', code: 'ERR_CRYPTO_HASH_FINALIZED', number: 100009, message: 'Digest already called' };
    assert.throws(() => digest.digest(), over);
    assert.throws(() => digest.update('a'), over);
    assert.strictEqual(digest.size, 16);
  });

  it('refuses other types', () => {
    const wrong = { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE', number: 100005 };
    for (const data of [5, {}, [1], true]) assert.throws(() => hash.md5(data), wrong);
    assert.throws(() => hash.md5().update(), wrong);
    assert.throws(() => hash.md5().digest(5), wrong);
    assert.throws(() => hash.md5().digest(null), wrong);
    assert.throws(() => hash.hmac_md5(), wrong);
    assert.throws(() => hash.hmac_md5(null), wrong);
    assert.throws(() => hash.digest('md5'), wrong);
    for (const algorithm of [0, 99, 1.5, NaN])
      assert.throws(() => hash.digest(algorithm), { name: 'RangeError', code: 'ERR_OUT_OF_RANGE', number: 100006 });
    assert.throws(() => hash.hmac(99, 'key'), { code: 'ERR_OUT_OF_RANGE' });
  });
});

require.main === module && test.run(console.ERROR);
