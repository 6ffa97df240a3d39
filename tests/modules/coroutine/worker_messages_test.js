'use strict';
const assert = require('assert');
const coroutine = require('coroutine');
const test = require('test');
test.setup();

const folder = `${__dirname}/workers`;

/** Lets a worker send a value back; returns what arrives. */
function sent(worker, value) {
  const arrived = new coroutine.Event();
  let data;
  worker.onmessage = (evt) => {
    data = evt.data;
    arrived.set();
  };
  worker.postMessage(value);
  arrived.wait();
  return data;
}

describe('messages of workers', () => {
  let worker;
  before(() => {
    worker = new coroutine.Worker(`${folder}/echo.js`);
  });
  after(() => worker.terminate());

  const values = {
    primitives: [undefined, null, true, false, 0, 1.5, -1e300, 'text', '', 2n ** 200n, -5n],
    numbers: [NaN, Infinity, -Infinity, Number.MAX_SAFE_INTEGER, 5e-324],
    texts: ['\0', 'a\ud800b', '\udc00', '世界 😀', '"\\\n', '\u2028'],
    objects: { a: { b: { c: [] } }, '': 1, 'odd name': { 3: 4 }, constructor: 5 },
    arrays: [[], [[]], [1, [2, [3]]]],
    collections: [new Map([[{ key: 1 }, new Set([1, '1', 1n])], [NaN, undefined]]), new Set(), new Map()],
    dates: [new Date(0), new Date(1e12)],
    patterns: [/a/, /[/\]]+/gimsuy, new RegExp('')],
    boxes: [Object(1), Object('x'), Object(false), Object(7n)],
  };
  for (const name of Object.keys(values))
    it(name, () => assert.deepStrictEqual(sent(worker, values[name]), values[name]));

  it('an invalid date', () => assert.ok(Number.isNaN(sent(worker, new Date(NaN)).getTime())));

  it('negative zero', () => assert.ok(Object.is(sent(worker, -0), -0)));

  it('the name __proto__', () => {
    const value = JSON.parse('{"__proto__": {"a": 1}}');
    const copy = sent(worker, value);
    assert.deepEqual(Object.keys(copy), ['__proto__']);
    assert.equal(copy.a, undefined);
  });

  it('holes and properties of arrays', () => {
    const value = [1, , 3, ,];
    value.extra = 'x';
    const copy = sent(worker, value);
    assert.equal(copy.length, 4);
    assert.deepEqual(Object.keys(copy), ['0', '2', 'extra']);
    assert.equal(sent(worker, new Array(5)).length, 5);
  });

  it('cycles, and the identity of what is there twice', () => {
    const value = { list: [] };
    value.self = value;
    value.list.push(value, value.list);
    value.map = new Map([[value, value.list]]);
    const copy = sent(worker, value);
    assert.ok(copy !== value);
    assert.ok(copy.self === copy);
    assert.ok(copy.list[0] === copy && copy.list[1] === copy.list);
    assert.ok(copy.map.get(copy) === copy.list);
  });

  it('10 000 levels', () => {
    let value = 'bottom';
    for (let level = 0; level < 10000; level++) value = level % 2 ? [value] : { value };
    let copy = sent(worker, value);
    for (let level = 9999; level >= 0; level--) copy = level % 2 ? copy[0] : copy.value;
    assert.equal(copy, 'bottom');
  });

  it('Buffers stay Buffers, with their own bytes', () => {
    const pool = Buffer.from('0123456789');
    const copy = sent(worker, { a: pool.slice(2, 5), empty: Buffer.alloc(0) });
    assert.ok(Buffer.isBuffer(copy.a) && Buffer.isBuffer(copy.empty));
    assert.equal(copy.a.toString(), '234');
    assert.equal(copy.empty.length, 0);
  });

  it('typed arrays share what they share', () => {
    const buffer = new ArrayBuffer(16);
    const bytes = new Uint8Array(buffer, 4, 8);
    bytes.set([1, 2, 3, 4, 5, 6, 7, 8]);
    const copy = sent(worker, { bytes, words: new Uint32Array(buffer, 4, 2), view: new DataView(buffer, 4, 3), buffer });
    assert.ok(copy.words.buffer === copy.buffer && copy.bytes.buffer === copy.buffer && copy.view.buffer === copy.buffer);
    assert.deepEqual(Array.from(copy.bytes), [1, 2, 3, 4, 5, 6, 7, 8]);
    assert.equal(copy.words[1], 0x08070605);
    assert.equal(copy.view.byteLength, 3);
    assert.ok(copy.bytes.constructor === Uint8Array);
  });

  it('every kind of typed array', () => {
    const kinds = [Int8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Float32Array, Float64Array];
    const value = [...kinds.map((Kind) => Kind.of(1, 2, 255)), BigInt64Array.of(-1n), BigUint64Array.of(2n ** 63n)];
    assert.deepStrictEqual(sent(worker, value), value);
  });

  it('a large Buffer', () => {
    const value = Buffer.alloc(3000000, 'abcdefg');
    assert.ok(sent(worker, [value])[0].equals(value));
  });

  it('errors, with what they tell', () => {
    class OddError extends RangeError {}
    OddError.prototype.name = 'OddError';
    const error = Object.assign(new TypeError('wrong'), { code: 'EWRONG', number: 5, details: { list: [1] } });
    const [copy, odd, plain] = sent(worker, [error, new OddError('odd'), new Error('')]);
    assert.ok(copy instanceof TypeError);
    assert.equal(copy.message, 'wrong');
    assert.equal(copy.stack, error.stack);
    assert.deepEqual({ ...copy }, { code: 'EWRONG', number: 5, details: { list: [1] } });
    assert.ok(odd instanceof Error);
    assert.equal(String(odd), 'OddError: odd');
    assert.equal(plain.message, '');
    assert.ok(!Object.keys(copy).includes('stack'));
  });

  it('causes of errors', () => {
    const error = new Error('outer');
    Object.defineProperty(error, 'cause', { value: new SyntaxError('inner'), enumerable: false, configurable: true });
    const copy = sent(worker, error);
    assert.ok(copy.cause instanceof SyntaxError);
    assert.equal(copy.cause.message, 'inner');
  });

  it('DOMExceptions', () => {
    const copy = sent(worker, new DOMException('gone', 'AbortError'));
    assert.ok(copy instanceof DOMException);
    assert.deepEqual([copy.name, copy.message, copy.code], ['AbortError', 'gone', 20]);
  });

  it('instances of classes as plain objects', () => {
    class Point {
      constructor() {
        this.x = 1;
      }
    }
    const copy = sent(worker, new Point());
    assert.ok(Object.getPrototypeOf(copy) === Object.prototype);
    assert.deepEqual(copy, { x: 1 });
  });

  it('getters are read', () => assert.deepEqual(sent(worker, { get x() { return 4; } }), { x: 4 }));

  it('a getter that throws lets postMessage throw that', () => {
    const value = { get x() { throw new RangeError('from the getter'); } };
    assert.throws(() => worker.postMessage(value), /from the getter/);
  });

  it('scripts that change the built-in prototypes change nothing', () => {
    Object.prototype.toJSON = () => 'spoiled';
    Array.prototype.toJSON = () => 'spoiled';
    try {
      assert.deepEqual(sent(worker, { a: [1] }).a[0], 1);
    } finally {
      delete Object.prototype.toJSON;
      delete Array.prototype.toJSON;
    }
  });

  function refused(value) {
    try {
      worker.postMessage(value);
    } catch (error) {
      assert.ok(error instanceof DOMException);
      assert.equal(error.name, 'DataCloneError');
      return error.message;
    }
    throw new Error('it was sent');
  }

  it('what cannot be sent is named, and where it is', () => {
    const zmq = require('zmq');
    const socket = new zmq.Socket();
    const none = ', which has no properties of its own,';
    assert.equal(refused(() => 1), 'function could not be cloned: data');
    assert.equal(refused({ items: [0, { done() {} }] }), 'function done could not be cloned: data.items[1].done');
    assert.equal(refused({ 'a b': { 7: Symbol('s') } }), 'Symbol(s) could not be cloned: data["a b"][7]');
    assert.equal(refused([socket]), `#<ZmqSocket>${none} could not be cloned: data[0]`);
    assert.equal(refused({ m: new Map([[1, 2], ['k', { f: isNaN }]]) }), 'function isNaN could not be cloned: data.m<value 1>.f');
    assert.equal(refused(new Set([1, Symbol('x')])), 'Symbol(x) could not be cloned: data<item 1>');
    assert.equal(refused({ p: Promise.resolve(1) }), '#<Promise> could not be cloned: data.p');
    assert.equal(refused(new WeakMap()), '#<WeakMap> could not be cloned: data');
    assert.equal(refused({ w: worker }), `#<Worker>${none} could not be cloned: data.w`);
    assert.equal(refused([new coroutine.Lock()]), `#<Lock>${none} could not be cloned: data[0]`);
    assert.equal(refused((function* () {})()), `#<Object>${none} could not be cloned: data`);
    socket.close();
  });

  it('arguments', () => {
    assert.throws(() => worker.postMessage(), (error) => error.number === 100002);
    assert.throws(() => worker.postMessage(1, 2), (error) => error.number === 100001);
    assert.throws(() => worker.postMessage.call({}, 1), (error) => error.number === 100008);
  });
});

require.main === module && test.run(console.ERROR);
