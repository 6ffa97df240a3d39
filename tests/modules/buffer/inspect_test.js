const assert = require('assert');
const test = require('test');
test.setup();

const custom = Symbol.for('nodejs.util.inspect.custom');

describe('inspect', () => {
  it('shows the bytes in hex, the first 50 of them', () => {
    assert.strictEqual(Buffer.from('hi').inspect(), '<Buffer 68 69>');
    assert.strictEqual(Buffer.from('hi')[custom](), '<Buffer 68 69>');
    assert.strictEqual(Buffer.alloc(0).inspect(), '<Buffer >');
    assert.strictEqual(Buffer.alloc(51).inspect(), `<Buffer ${'00 '.repeat(50)}... 1 more byte>`);
    assert.strictEqual(Buffer.alloc(70000).inspect(), `<Buffer ${'00 '.repeat(50)}... 69950 more bytes>`);
  });

  it('is what util.inspect and console show', () => {
    const util = require('util');
    assert.strictEqual(util.inspect(Buffer.from('hi')), '<Buffer 68 69>');
    assert.strictEqual(util.inspect({ data: Buffer.from('hi') }), '{ data: <Buffer 68 69> }');
    assert.strictEqual(util.format('%o', Buffer.from('hi')).startsWith('<Buffer 68 69'), true);
  });

  it('shows own properties', () => {
    const util = require('util');
    const buffer = Object.assign(Buffer.from('hi'), { tag: 'x', n: 1 });
    assert.strictEqual(util.inspect(buffer), "<Buffer 68 69, tag: 'x', n: 1>");
    assert.strictEqual(util.inspect(Object.assign(Buffer.alloc(0), { n: 1 })), '<Buffer n: 1>');
  });

  it('shows the name of a subclass', () => {
    class Packet extends Buffer {}
    assert.strictEqual(new Packet('hi').inspect(), '<Packet 68 69>');
  });
});

describe('JSON', () => {
  it('says that it was a Buffer, and Buffer.from takes it back', () => {
    const buffer = Buffer.from('hi');
    assert.deepEqual(buffer.toJSON(), { type: 'Buffer', data: [104, 105] });
    assert.strictEqual(JSON.stringify({ buffer }), '{"buffer":{"type":"Buffer","data":[104,105]}}');
    assert.strictEqual(Buffer.from(JSON.parse(JSON.stringify(buffer))).toString(), 'hi');
  });
});

require.main === module && test.run(console.ERROR);
