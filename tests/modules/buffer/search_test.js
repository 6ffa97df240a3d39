const assert = require('assert');
const test = require('test');
test.setup();

describe('indexOf, lastIndexOf, includes', () => {
  const buffer = Buffer.from('GET / HTTP/1.1\r\nHost: a\r\n\r\nbody');

  it('find strings, bytes and numbers', () => {
    assert.strictEqual(buffer.indexOf('\r\n\r\n'), 23);
    assert.strictEqual(buffer.indexOf(Buffer.from('Host')), 16);
    assert.strictEqual(buffer.indexOf(new Uint8Array([13, 10]), 15), 23);
    assert.strictEqual(buffer.indexOf(0x62), 27);
    assert.strictEqual(buffer.lastIndexOf('\r\n'), 25);
    assert.strictEqual(buffer.lastIndexOf('\r\n', -9), 14);
    assert.strictEqual(buffer.includes('Host: a'), true);
    assert.strictEqual(buffer.includes('Host: b'), false);
    assert.strictEqual(buffer.indexOf('486f7374', 'hex'), 16);
  });

  it('find UTF-16 at whole units only, and nothing in an odd byte at the end', () => {
    const units = Buffer.from([0, 97, 0, 98, 0, 97, 0]);
    assert.strictEqual(units.indexOf('a', 'ucs2'), -1);
    assert.strictEqual(units.indexOf('\u6100', 'ucs2'), 0);
    assert.strictEqual(units.lastIndexOf('\u6100', 'ucs2'), 4);
    assert.strictEqual(units.indexOf(Buffer.from('cd'), 'ucs2'), -1);
  });

  it('do not take longer where a first byte is frequent', () => {
    const zeros = Buffer.alloc(1 << 20);
    zeros[zeros.length - 1] = 1;
    const needle = Buffer.alloc(32);
    needle[31] = 1;
    assert.strictEqual(zeros.indexOf(needle), zeros.length - 32);
    assert.strictEqual(zeros.lastIndexOf(Buffer.from([2, 1])), -1);
  });
});

describe('equals and compare', () => {
  it('tell Buffers apart wherever they differ', () => {
    for (const size of [1, 4, 5, 24, 25, 100, 65536, 65537, 200000]) {
      for (const place of [0, size >> 1, size - 1]) {
        const one = Buffer.alloc(size, 1);
        const other = Buffer.alloc(size, 1);
        assert.strictEqual(one.equals(other), true);
        assert.strictEqual(one.compare(other), 0);
        other[place] = 2;
        assert.strictEqual(one.equals(other), false);
        assert.strictEqual(one.compare(other), -1);
        assert.strictEqual(Buffer.compare(other, one), 1);
      }
    }
  });

  it('sort', () => {
    const sorted = ['b', 'abc', '', 'ab', '\u00ff'].map((text) => Buffer.from(text)).sort(Buffer.compare);
    assert.deepEqual(sorted.map(String), ['', 'ab', 'abc', 'b', '\u00ff']);
  });
});

require.main === module && test.run(console.ERROR);
