'use strict';

// What only this engine shows, or shows in its own way; the rest is compared with Node (inspect_cases.js).

const assert = require('assert');
const test = require('test');
const util = require('util');
test.setup();

const { inspect } = util;
const caught = (call) => {
  try {
    call();
  } catch (error) {
    return error;
  }
  return undefined;
};

describe('util.inspect', () => {
  it('has Node\'s members', () => {
    assert.strictEqual(inspect.custom, Symbol.for('nodejs.util.inspect.custom'));
    assert.deepEqual(inspect.colors.red, [31, 39]);
    assert.deepEqual(inspect.colors.grey, [90, 39]);
    assert.strictEqual(inspect.styles.string, 'green');
    assert.strictEqual(inspect.defaultOptions.depth, 2);
    assert.strictEqual(inspect.name, 'inspect');
  });

  it('takes its old parameters', () => {
    const value = Object.defineProperty({ a: { b: { c: {} } } }, 'h', { value: 1 });
    assert.strictEqual(inspect(value, true, 0), '{ a: [Object], [h]: 1 }');
    assert.strictEqual(inspect(value, false, undefined, true), '{ a: { b: { c: {} } } }');
    assert.strictEqual(inspect(5, false, 2, true), '\u001b[33m5\u001b[39m');
  });

  it('takes new defaults', () => {
    const before = { ...inspect.defaultOptions };
    try {
      inspect.defaultOptions = { depth: 0 };
      assert.strictEqual(inspect({ a: {}, b: { c: 1 } }), '{ a: {}, b: [Object] }');
      inspect.defaultOptions.depth = null;
      assert.strictEqual(inspect([[[[[[]]]]]], { breakLength: 80, compact: 9 }), '[ [ [ [ [ [] ] ] ] ] ]');
    } finally {
      inspect.defaultOptions = before;
    }
    assert.strictEqual(caught(() => { inspect.defaultOptions = null; }).code, 'ERR_INVALID_ARG_TYPE');
    assert.isTrue(caught(() => { inspect.defaultOptions = { unknown: 1 }; }) instanceof TypeError);
  });

  it('takes other styles', () => {
    const { styles } = inspect;
    const { number } = styles;
    try {
      styles.number = 'red';
      assert.strictEqual(inspect(5, { colors: true }), '\u001b[31m5\u001b[39m');
      styles.number = 'no color';
      assert.strictEqual(inspect(5, { colors: true }), '5');
    } finally {
      styles.number = number;
    }
  });

  it('does not look into promises, weak collections and iterators', () => {
    assert.strictEqual(inspect(Promise.resolve(1)), 'Promise { <state unknown> }');
    assert.strictEqual(inspect(new (class Task extends Promise {})(() => {})), 'Task [Promise] { <state unknown> }');
    assert.strictEqual(inspect({ a: { b: { c: Promise.resolve() } } }), '{\n  a: { b: { c: [Promise] } }\n}'.replace(/\n */g, ' '));
    assert.strictEqual(inspect(new WeakMap()), 'WeakMap { <items unknown> }');
    const entries = new Map([[1, 2]]).entries();
    assert.strictEqual(inspect(entries), '[Map Iterator] { <items unknown> }');
    assert.deepEqual(entries.next().value, [1, 2]);
    assert.strictEqual(inspect(new Set([1]).values()), '[Set Iterator] { <items unknown> }');
  });

  it('leaves a rejected promise unhandled, or handled, as it was', () => {
    const rejected = Promise.reject(new Error('handled below'));
    rejected.catch(() => {});
    assert.strictEqual(inspect(rejected), 'Promise { <state unknown> }');
  });

  it('puts the name and the message of an error before the engine\'s stack', () => {
    const error = new TypeError('wrong');
    const lines = inspect(error).split('\n');
    assert.strictEqual(lines[0], 'TypeError: wrong');
    assert.isTrue(/^ {4}at .*inspect_test\.js/.test(lines[1]));
    assert.notStrictEqual(lines[lines.length - 1], '');
  });

  it('indents the stack of an error inside of an object', () => {
    const lines = inspect({ error: new Error('text') }).split('\n');
    assert.strictEqual(lines[1], '  error: Error: text');
    assert.isTrue(lines[2].startsWith('      at '));
    assert.strictEqual(lines[lines.length - 1], '}');
  });

  it('shows what was thrown with its code and its cause', () => {
    const error = Object.assign(new Error('outer'), { code: 'E_OUTER' });
    Object.defineProperty(error, 'cause', { value: 'why', enumerable: false });
    const text = inspect(error);
    assert.isTrue(text.startsWith('Error: outer\n    at '));
    assert.isTrue(text.endsWith(" {\n  code: 'E_OUTER',\n  [cause]: 'why'\n}"));
  });

  it('shows errors by the name they have now', () => {
    class Failure extends Error {
      constructor(message) {
        super(message);
        this.name = 'Failure';
      }
    }
    assert.strictEqual(inspect(new Failure('text')).split('\n')[0], 'Failure: text');
    const error = Object.assign(new Error('text'), { name: Symbol('odd') });
    assert.isTrue(inspect(error).startsWith('Symbol(odd): text\n'));
  });

  it('prints an object that nests ten thousand levels deep', () => {
    const wrap = (depth, around) => {
      let value = around(0);
      for (let i = 0; i < depth; i++) value = around(value);
      return value;
    };
    const deep = wrap(10000, (a) => ({ a }));
    assert.strictEqual(inspect(deep), '{ a: { a: { a: [Object] } } }');
    for (const [value, cut] of [
      [deep, '[Object]'],
      [wrap(10000, (a) => [a]), '[Array]'],
      [wrap(10000, (a) => new Map([[1, a]])), '[Map]'],
    ]) {
      assert.isTrue(inspect(value, { depth: null, breakLength: Infinity, compact: 20 }).includes(cut));
    }
    assert.isTrue(inspect(deep, { depth: Infinity, compact: true }).includes('[Object]'));
    assert.isTrue(inspect(deep, { depth: Infinity, compact: false, colors: true }).includes('[Object]'));
  });

  it('ends where an object would print without end', () => {
    let shared = [1];
    for (let i = 0; i < 60; i++) shared = [shared, shared];
    const text = inspect(shared, { depth: 14, breakLength: Infinity, compact: 100 });
    assert.isTrue(text.startsWith('[ [ [ '));
  });

  it('prints large arrays and buffers at once', () => {
    const many = new Array(3000000).fill(7);
    assert.isTrue(inspect(many).endsWith('... 2999900 more items\n]'));
    assert.isTrue(inspect(new Uint8Array(5e7)).endsWith('... 49999900 more items\n]'));
    assert.isTrue(inspect(new ArrayBuffer(1e6)).includes('... 999900 more bytes'));
  });

  it('lets the errors of custom methods through', () => {
    const failure = new RangeError('mine');
    const value = { [inspect.custom]() { throw failure; } };
    assert.strictEqual(caught(() => inspect([value])), failure);
  });

  it('ends custom methods that never come to an end with an error', () => {
    class Endless {
      [inspect.custom]() {
        return new Endless();
      }
    }
    assert.isTrue(/stack/.test(caught(() => inspect(new Endless())).message));
    const own = { [inspect.custom]() { return inspect(this); } };
    assert.isTrue(/stack/.test(caught(() => inspect(own)).message));
  });

  it('gives custom methods what they need to go on', () => {
    class Box {
      constructor(content) {
        this.content = content;
      }
      [inspect.custom](depth, options, inner) {
        assert.strictEqual(inner, inspect);
        if (depth < 0) return options.stylize('[Box]', 'special');
        return `Box< ${inner(this.content, { ...options, depth: options.depth - 1 })} >`;
      }
    }
    assert.strictEqual(inspect(new Box({ a: { b: 1 } }), { depth: 1 }), 'Box< { a: [Object] } >');
    assert.strictEqual(inspect([[new Box(1)]], { depth: 0, colors: true }), '[ \u001b[36m[Array]\u001b[39m ]');
    assert.strictEqual(inspect([new Box(1)], { depth: 0, colors: true }), '[ \u001b[36m[Box]\u001b[39m ]');
  });
});

describe('util.inspect of hostile objects', () => {
  const fail = () => {
    throw new Error('trap');
  };

  it('says what a trap of a proxy threw', () => {
    for (const trap of ['get', 'ownKeys', 'getOwnPropertyDescriptor', 'getPrototypeOf']) {
      assert.strictEqual(inspect([new Proxy({ a: 1 }, { [trap]: fail })]), '[ <Inspection threw (trap)> ]');
    }
    for (const trap of ['has', 'set', 'defineProperty', 'isExtensible', 'deleteProperty']) {
      assert.strictEqual(inspect(new Proxy({ a: 1 }, { [trap]: fail })), '{ a: 1 }');
    }
    assert.strictEqual(inspect(new Proxy(() => {}, { apply: fail, construct: fail })), '[Function (anonymous)]');
    assert.strictEqual(inspect(new Proxy([1, 2], { get: fail })), '<Inspection threw (trap)>');
  });

  it('shows revoked proxies', () => {
    for (const target of [{}, [], () => {}]) {
      const { proxy, revoke } = Proxy.revocable(target, {});
      revoke();
      assert.strictEqual(inspect({ proxy }), '{ proxy: <Revoked Proxy> }');
    }
  });

  it('does not follow prototypes for ever', () => {
    const handler = { getPrototypeOf: () => new Proxy({}, handler) };
    assert.isTrue(inspect(new Proxy({}, handler)).startsWith('Object <'));
  });

  it('does not believe a length', () => {
    const lying = (length) => new Proxy([1, 2], { get: (target, key) => (key === 'length' ? length : target[key]) });
    assert.isTrue(inspect(lying(2 ** 53)).includes('empty items'));
    assert.isTrue(inspect(lying(-5)).startsWith('['));
    assert.isTrue(inspect(lying('x')).startsWith('['));
    assert.isTrue(inspect(lying({ valueOf: fail })).startsWith('<Inspection threw'));
  });

  it('says what a getter threw, whatever it is', () => {
    const text = (thrown) => inspect({ get a() { throw thrown; } }, { getters: true });
    assert.strictEqual(text(new Error('no')), '{ a: [Getter: <Inspection threw (no)>] }');
    assert.strictEqual(text(null), '{ a: [Getter: <Inspection threw (null)>] }');
    assert.strictEqual(text({ get message() { throw 1; } }), '{ a: [Getter: <Inspection threw (an error that cannot be read)>] }');
    assert.strictEqual(text(Symbol('s')), '{ a: [Getter: <Inspection threw (Symbol(s))>] }');
  });

  it('prints what has a tag, a name or a stack that throws', () => {
    assert.strictEqual(inspect({ get [Symbol.toStringTag]() { throw new Error('tag'); } }), '<Inspection threw (tag)>');
    assert.strictEqual(inspect({ get [inspect.custom]() { throw new Error('custom'); }, a: 1 }), '{ a: 1, [Symbol(nodejs.util.inspect.custom)]: [Getter] }');
    const error = Object.defineProperty(new Error('x'), 'stack', { get: fail });
    assert.strictEqual(inspect([error]), '[ <Inspection threw (trap)> ]');
    assert.strictEqual(inspect(Object.create({ constructor: new Proxy(function () {}, { get: fail }) })), '<Inspection threw (trap)>');
  });

  it('works close to the end of the stack', () => {
    let text;
    const dive = () => {
      try {
        dive();
      } catch (error) {
        if (text === undefined) {
          try {
            text = inspect({ a: [1, { b: 2 }] });
          } catch (_) {
            text = undefined;
          }
        }
        throw error;
      }
    };
    assert.isTrue(caught(dive) instanceof Error);
    assert.strictEqual(typeof text, 'string');
  });
});

require.main === module && test.run(console.ERROR);
