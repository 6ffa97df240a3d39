'use strict';
const assert = require('assert');
const util = require('util');
const test = require('test');
test.setup();

const wraps = {
  object: (inner) => ({ inner }),
  array: (inner) => [inner],
  map: (inner) => new Map([[1, inner]]),
  'key of a map': (inner) => new Map([[inner, 1]]),
  set: (inner) => new Set([inner]),
  error: (inner) => Object.assign(new Error('outer'), { inner }),
};
const nested = (wrap, levels) => {
  let value = 'bottom';
  for (let level = 0; level < levels; level++) value = wrap(value);
  return value;
};
// An answer, or an error that says what is wrong.
const CLEAR = /call stack|stack overflow|nested too deeply/;
function answerOf(action) {
  try {
    return action();
  } catch (error) {
    if (!CLEAR.test(error.message)) throw error;
    return undefined;
  }
}

describe('10 000 levels', () => {
  for (const name of Object.keys(wraps)) {
    const wrap = wraps[name];

    it(`${name}: inspect and format`, () => {
      const value = nested(wrap, 10000);
      assert.ok(util.inspect(value).length < 5000);
      assert.ok(util.format('%s %o %O', value, value, value).length > 0);
      answerOf(() => util.format('%d', value));
      const all = answerOf(() => util.inspect(value, { depth: Infinity, breakLength: Infinity, compact: 3 }));
      assert.ok(all === undefined || all.length > 10000);
      answerOf(() => util.format('%j', value));
    });

    it(`${name}: deepEqual`, () => {
      const [one, same, other] = [nested(wrap, 10000), nested(wrap, 10000), nested(wrap, 10001)];
      answerOf(() => assert.deepEqual(one, same));
      answerOf(() => assert.deepStrictEqual(one, same));
      assert.throws(() => assert.deepEqual(one, other), (error) => error.code === 'ERR_ASSERTION' || CLEAR.test(error.message));
      assert.deepEqual(nested(wrap, 500), nested(wrap, 500));
      assert.notDeepEqual(nested(wrap, 500), nested(wrap, 501));
    });

    it(`${name}: structuredClone`, () => {
      const copy = structuredClone(nested(wrap, 10000));
      assert.ok(util.inspect(copy).length > 0);
    });
  }

  it('prototypes, proxies and bound functions', () => {
    let value = {};
    let proxy = {};
    for (let level = 0; level < 10000; level++) {
      value = Object.create(value);
      proxy = new Proxy(proxy, {});
    }
    assert.equal(util.inspect(value), 'Object <Object <Object <Object <Complex prototype>>>> {}');
    answerOf(() => util.inspect(proxy, { showProxy: true, depth: Infinity }));
    answerOf(() => util.inspect(proxy));
    answerOf(() => assert.deepEqual(proxy, {}));
  });
});

describe('cycles', () => {
  const cycle = (extra) => {
    const value = { list: [], map: new Map(), set: new Set(), bytes: new Uint8Array(2), ...extra };
    value.self = value;
    value.list.push(value);
    value.map.set(value, value);
    value.set.add(value);
    return value;
  };

  it('are shown', () => {
    const value = { name: 'x' };
    value.self = value;
    assert.equal(util.inspect(value), "<ref *1> { name: 'x', self: [Circular *1] }");
    assert.ok(util.inspect(cycle(), { depth: Infinity }).includes('Map(1) { [Circular *1] => [Circular *1] }'));
    assert.equal(util.format('%j', value), '[Circular]');
  });

  it('are compared', () => {
    assert.deepEqual(cycle(), cycle());
    assert.deepStrictEqual(cycle(), cycle());
    assert.notDeepEqual(cycle(), cycle({ extra: 1 }));
  });
});

describe('hostile objects', () => {
  const refuse = (what) => () => {
    throw new RangeError(`no ${what}`);
  };
  const getter = () => Object.defineProperty({}, 'x', { get: refuse('value'), enumerable: true });
  const traps = () => Object.fromEntries(Object.getOwnPropertyNames(Reflect).map((name) => [name, refuse(name)]));
  const hostile = () => new Proxy({}, traps());
  const revoked = () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  };

  it('getters that throw', () => {
    assert.equal(util.inspect(getter()), '{ x: [Getter] }');
    assert.equal(util.inspect(getter(), { getters: true }), '{ x: [Getter: <Inspection threw (no value)>] }');
    assert.throws(() => assert.deepEqual(getter(), getter()), /no value/);
  });

  it('proxies whose traps throw, and revoked ones', () => {
    for (const make of [hostile, revoked]) {
      assert.equal(typeof util.inspect(make()), 'string');
      assert.equal(typeof util.format('%o', [make()]), 'string');
      assert.throws(() => assert.deepEqual(make(), {}), Error);
      assert.throws(() => assert.deepStrictEqual([make()], [{}]), Error);
    }
  });

  it('proxies that go on for ever', () => {
    const endless = () =>
      new Proxy({}, {
        get: (target, name) => (typeof name === 'symbol' ? undefined : endless()),
        ownKeys: () => ['next'],
        getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true, writable: true, value: endless() }),
      });
    assert.ok(util.inspect(endless()).length < 1000);
    assert.throws(() => assert.deepEqual(endless(), endless()), CLEAR);
  });

  it('functions that show themselves for ever', () => {
    const self = {};
    self[util.inspect.custom] = () => util.inspect(self);
    assert.throws(() => util.inspect(self), CLEAR);
    const text = { toString: () => `${text}` };
    assert.throws(() => util.format('%s', text), CLEAR);
  });
});

require.main === module && test.run(console.ERROR);
