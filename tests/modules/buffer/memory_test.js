const assert = require('assert');
const test = require('test');
test.setup();

function thrown(call) {
  try {
    call();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('slice and subarray', () => {
  it('share the memory', () => {
    const buffer = Buffer.from('abcdef');
    for (const part of [buffer.slice(1, 4), buffer.subarray(1, 4), buffer.slice(-5, -2)]) {
      assert.strictEqual(part.toString(), 'bcd');
      assert.strictEqual(part.buffer, buffer.buffer);
      assert.ok(Buffer.isBuffer(part));
    }
    buffer.slice(1, 4)[0] = 0x7a;
    assert.strictEqual(buffer.toString(), 'azcdef');
    assert.strictEqual(buffer.slice(2).slice(1).toString(), 'def');
  });
});

describe('concat', () => {
  const list = [Buffer.from('ab'), new Uint8Array([99]), Buffer.from('de')];

  it('joins, cuts and pads', () => {
    assert.strictEqual(Buffer.concat(list).toString(), 'abcde');
    assert.strictEqual(Buffer.concat(list, -1).toString(), 'abcde');
    assert.strictEqual(Buffer.concat(list, 4).toString(), 'abcd');
    assert.strictEqual(Buffer.concat(list, 3).toString(), 'abc');
    assert.strictEqual(Buffer.concat(list, 0).length, 0);
    assert.strictEqual(Buffer.concat(list, 7).hex(), '61626364650000');
    assert.strictEqual(Buffer.concat([]).length, 0);
  });

  it('takes bytes only', () => {
    assert.strictEqual(thrown(() => Buffer.concat(['ab'])).code, 'ERR_INVALID_ARG_TYPE');
    assert.strictEqual(thrown(() => Buffer.concat('ab')).code, 'ERR_INVALID_ARG_TYPE');
    assert.strictEqual(thrown(() => Buffer.concat(list, -2)).code, 'ERR_OUT_OF_RANGE');
  });
});

describe('toArray', () => {
  it('is a plain array of the bytes', () => {
    const array = Buffer.from([1, 2, 255]).toArray();
    assert.ok(Array.isArray(array));
    assert.deepEqual(array, [1, 2, 255]);
  });
});

describe('resize and append', () => {
  it('refuse to change the length of fixed memory, and say what to do', () => {
    const buffer = Buffer.from('ab');
    for (const call of [
      () => buffer.resize(5),
      () => buffer.resize(1),
      () => buffer.append('c'),
      () => buffer.append(Buffer.from('c')),
    ]) {
      const error = thrown(call);
      assert.strictEqual(error.code, 'ERR_BUFFER_NOT_RESIZABLE');
      assert.strictEqual(error.number, 100009);
      assert.ok(error.message.includes('Buffer.concat'));
    }
    assert.strictEqual(buffer.toString(), 'ab');
  });

  it('accept what changes nothing', () => {
    const buffer = Buffer.from('ab');
    buffer.resize(2);
    buffer.append('');
    buffer.append(Buffer.alloc(0));
    assert.strictEqual(buffer.toString(), 'ab');
  });

  it('check their arguments', () => {
    const buffer = Buffer.from('ab');
    assert.strictEqual(thrown(() => buffer.resize(-1)).code, 'ERR_OUT_OF_RANGE');
    assert.strictEqual(thrown(() => buffer.resize('3')).code, 'ERR_INVALID_ARG_TYPE');
    assert.strictEqual(thrown(() => buffer.append(3)).code, 'ERR_INVALID_ARG_TYPE');
    assert.strictEqual(thrown(() => buffer.append('a', 'none')).code, 'ERR_UNKNOWN_ENCODING');
  });

  const memory = new ArrayBuffer(2, { maxByteLength: 8 });
  const can = memory.resizable === true;

  (can ? it : xit)('work on a resizable ArrayBuffer', () => {
    const buffer = new Buffer(memory);
    buffer.append('h\u00e9');
    assert.strictEqual(buffer.hex(), '000068c3a9');
    buffer.append('6869', 'hex');
    assert.strictEqual(buffer.length, 7);
    assert.strictEqual(thrown(() => buffer.append('too long')).code, 'ERR_BUFFER_NOT_RESIZABLE');
    buffer.resize(4);
    assert.strictEqual(buffer.hex(), '000068c3');
    buffer.append(buffer);
    assert.strictEqual(buffer.hex(), '000068c3000068c3');
    assert.strictEqual(memory.byteLength, 8);
  });

  (can ? it : xit)('leave a view of fixed length as it is', () => {
    const fixed = new Buffer(new ArrayBuffer(4, { maxByteLength: 8 }), 0, 4).fill('abcd');
    assert.strictEqual(thrown(() => fixed.resize(2)).code, 'ERR_BUFFER_NOT_RESIZABLE');
    assert.strictEqual(thrown(() => fixed.append('e')).code, 'ERR_BUFFER_NOT_RESIZABLE');
    assert.strictEqual(fixed.toString(), 'abcd');
  });
});

require.main === module && test.run(console.ERROR);
