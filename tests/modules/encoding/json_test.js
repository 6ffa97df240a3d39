'use strict';

const assert = require('assert');
const encoding = require('encoding');
const json = require('json');
const test = require('test');
test.setup();

const DEEP = 10000;

describe('json', () => {
  it('is also a member of encoding', () => {
    assert.strictEqual(encoding.json, json);
  });

  it('writes and reads JSON', () => {
    assert.strictEqual(
      json.encode({ a: 100, b: [1.5, 'x', null, true, undefined], c: undefined }),
      '{"a":100,"b":[1.5,"x",null,true,null]}',
    );
    assert.deepEqual(json.decode('{"a":100,"b":[1.5,"x",null,true]}'), { a: 100, b: [1.5, 'x', null, true] });
    assert.strictEqual(json.encode(undefined), undefined);
    assert.strictEqual(json.decode(' 7 '), 7);
  });

  it('keeps Buffers', () => {
    const text = json.encode({ data: Buffer.from('test') });
    assert.strictEqual(text, '{"data":{"type":"Buffer","data":[116,101,115,116]}}');
    const { data } = json.decode(text);
    assert.ok(Buffer.isBuffer(data));
    assert.strictEqual(data.toString(), 'test');
    assert.strictEqual(json.decode('{"type":"Buffer","data":"dGVzdA=="}').toString(), 'test');
    assert.strictEqual(json.decode('{"\\u0074ype":"Buffer","data":[97]}').toString(), 'a');
  });

  it('keeps BigInts', () => {
    assert.strictEqual(json.encode({ id: 10000n }), '{"id":{"type":"BigInt","data":"10000"}}');
    assert.strictEqual(json.decode(json.encode([-(2n ** 70n)]))[0], -(2n ** 70n));
  });

  it('leaves alone what only resembles them', () => {
    for (const value of [
      { type: 'Buffer', data: { a: 1 } },
      { type: 'Buffer', data: [256] },
      { type: 'Buffer', data: [1.5] },
      { type: 'Buffer' },
      { type: 'BigInt', data: 'aaaaa' },
      { type: 'BigInt', data: 5 },
      { type: 'BigInt', data: '' },
      { type: 'other', data: [1] },
    ])
      assert.deepEqual(json.decode(json.encode(value)), value);
  });

  it('refuses what is no JSON', () => {
    for (const text of ['', '{', '[1,]', '1 2', 'undefined', "'a'"])
      assert.throws(() => json.decode(text), SyntaxError);
    assert.throws(() => json.decode(5), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE', number: 100005 });
  });

  it('refuses a value that contains itself', () => {
    const self = {};
    self.self = self;
    assert.throws(() => json.encode(self), TypeError);
  });

  it('throws for a value that is too deep', () => {
    let value = [];
    for (let level = 0; level < 20 * DEEP; level++) value = [value];
    assert.throws(() => json.encode(value), /stack/);
    assert.strictEqual(json.encode([1]), '[1]');
  });

  it('answers or throws at any depth', () => {
    const text = '['.repeat(DEEP) + '{"type":"Buffer","data":[1]}' + ']'.repeat(DEEP);
    let value;
    try {
      value = json.decode(text);
    } catch (error) {
      assert.ok(error instanceof Error);
      return;
    }
    for (let level = 0; level < DEEP; level++) value = value[0];
    assert.strictEqual(value[0], 1);
  });
});

require.main === module && test.run(console.ERROR);
