'use strict';

const assert = require('assert');
const test = require('test');
const uuid = require('uuid');
test.setup();

function checkShape(id, version) {
  assert.ok(Buffer.isBuffer(id));
  assert.strictEqual(id.length, 16);
  assert.strictEqual(id[6] >> 4, version);
  assert.strictEqual(id[8] >> 6, 2);
}

describe('uuid', () => {
  it('has its namespaces', () => {
    assert.deepEqual([uuid.DNS, uuid.URL, uuid.OID, uuid.X509], [0, 1, 2, 3]);
  });

  it('node and random are new each time', () => {
    for (const [name, version] of [
      ['node', 1],
      ['random', 4],
    ]) {
      const seen = new Set();
      for (let round = 0; round < 1000; round++) {
        const id = uuid[name]();
        checkShape(id, version);
        seen.add(id.hex());
      }
      assert.strictEqual(seen.size, 1000);
    }
  });

  it('node knows the time and the host', () => {
    const [one, other] = [uuid.node(), uuid.node()];
    assert.strictEqual(one.slice(10).hex(), other.slice(10).hex());
    const ticks = (id) =>
      (BigInt(id.readUInt16BE(6) & 0xfff) << 48n) | (BigInt(id.readUInt16BE(4)) << 32n) | BigInt(id.readUInt32BE(0));
    const sinceEpoch = Number(ticks(one) / 10000n) - Date.UTC(1970, 0, 1) + Date.UTC(1582, 9, 15);
    assert.ok(Math.abs(sinceEpoch - Date.now()) < 60000);
  });

  it('md5 and sha1 are those of RFC 4122', () => {
    assert.strictEqual(uuid.md5(uuid.DNS, 'python.org').hex(), '6fa459eaee8a3ca4894edb77e160355e');
    assert.strictEqual(uuid.sha1(uuid.DNS, 'python.org').hex(), '886313e13b8a53729b900c9aee199e5d');
    checkShape(uuid.md5(uuid.URL, ''), 3);
    checkShape(uuid.sha1(uuid.OID, 'h\u00e9'.repeat(100000)), 5);
    const ids = [uuid.DNS, uuid.URL, uuid.OID, uuid.X509].map((ns) => uuid.md5(ns, 'a').hex());
    assert.strictEqual(new Set(ids).size, 4);
    assert.strictEqual(uuid.md5(uuid.DNS, '\ud800').hex(), uuid.md5(uuid.DNS, '\ufffd').hex());
  });

  it('snowflake grows, and knows the time and the host', () => {
    uuid.hostID = 1023;
    const before = Date.now();
    const ids = Array.from({ length: 10000 }, () => uuid.snowflake().readBigUInt64BE());
    const after = Date.now();
    uuid.hostID = 0;
    for (let at = 1; at < ids.length; at++) assert.ok(ids[at] > ids[at - 1]);
    for (const id of ids) {
      assert.strictEqual((id >> 12n) & 1023n, 1023n);
      const time = Number(id >> 22n);
      assert.ok(time >= before && time <= after);
    }
    assert.strictEqual((uuid.snowflake().readBigUInt64BE() >> 12n) & 1023n, 0n);
    assert.strictEqual(uuid.hostID, 0);
  });

  it('hostID takes 0 to 1023', () => {
    for (const id of [-1, 1024, 0.5])
      assert.throws(() => (uuid.hostID = id), { name: 'RangeError', code: 'ERR_OUT_OF_RANGE', number: 100006 });
    assert.throws(() => (uuid.hostID = '1'), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE', number: 100005 });
    assert.strictEqual(uuid.hostID, 0);
  });

  it('refuse other arguments', () => {
    const wrong = { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE', number: 100005 };
    for (const make of [uuid.md5, uuid.sha1]) {
      assert.throws(() => make(), wrong);
      assert.throws(() => make('0', 'a'), wrong);
      assert.throws(() => make(uuid.DNS), wrong);
      assert.throws(() => make(uuid.DNS, Buffer.from('a')), wrong);
      for (const ns of [-1, 4, 0.5, NaN])
        assert.throws(() => make(ns, 'a'), { name: 'RangeError', code: 'ERR_OUT_OF_RANGE', number: 100006 });
    }
  });
});

require.main === module && test.run(console.ERROR);
