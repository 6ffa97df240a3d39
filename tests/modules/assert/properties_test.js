'use strict';

const assert = require('assert');
const test = require('test');
test.setup();

const failsAs = (operator, action) => assert.throws(action, { name: 'AssertionError', operator });
const object = { foo: { bar: 'baz', list: [{ x: 1 }, [2, 3]] }, none: undefined, 'a.b': 1, 'c[d]': 2 };

describe('property and notProperty', () => {
  const HAS = ['foo', 'none', 'a.b', 'toString'];
  const HAS_NOT = ['bar', 'foo.bar', 'foo[0]', ''];

  it('look for a name, inherited ones included', () => {
    for (const name of HAS) {
      assert.property(object, name);
      failsAs('notProperty', () => assert.notProperty(object, name));
    }
    for (const name of HAS_NOT) {
      assert.notProperty(object, name);
      failsAs('property', () => assert.property(object, name));
    }
  });

  it('look at anything that can have properties', () => {
    const symbol = Symbol('s');
    assert.property('text', 'length');
    assert.property([7], 0);
    assert.property({ [symbol]: 1 }, symbol);
    assert.property(() => 1, 'name');
    assert.notProperty(5, 'length');
  });

  it('say what is missing', () => {
    assert.throws(() => assert.property({ a: 1 }, 'b'), { message: "expected { a: 1 } to have a property 'b'" });
    assert.throws(() => assert.notProperty({ a: 1 }, 'a'), { message: "expected { a: 1 } not to have a property 'a'" });
    assert.throws(() => assert.property({}, 'b', 'mine'), { message: 'mine' });
  });

  it('refuse null, undefined and impossible names', () => {
    for (const call of [assert.property, assert.notProperty, assert.deepProperty, assert.notDeepProperty]) {
      assert.throws(() => call(null, 'a'), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' });
      assert.throws(() => call(undefined, 'a'), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' });
      assert.throws(() => call({}, {}), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' });
      assert.throws(() => call({}), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' });
    }
  });
});

describe('deepProperty and notDeepProperty', () => {
  const HAS = [
    'foo',
    'foo.bar',
    'foo.bar.length',
    'foo.list[0]',
    'foo.list[0].x',
    'foo.list[1][1]',
    'foo.list.1.0',
    'none',
    'c[d]',
  ];
  const HAS_NOT = ['foo.baz', 'foo.list[2]', 'foo.list[0].y', 'none.more', 'foo.bar.baz.qux', 'foo..bar', 'a.b'];

  it('follow a path', () => {
    for (const path of HAS) {
      assert.deepProperty(object, path);
      failsAs('notDeepProperty', () => assert.notDeepProperty(object, path));
    }
    for (const path of HAS_NOT) {
      assert.notDeepProperty(object, path);
      failsAs('deepProperty', () => assert.deepProperty(object, path));
    }
    assert.deepProperty([[1, 2]], '[0][1]');
  });

  it('say what is missing', () => {
    assert.throws(() => assert.deepProperty({ a: {} }, 'a.b'), {
      message: "expected { a: {} } to have a deep property 'a.b'",
    });
  });
});

describe('propertyVal and propertyNotVal', () => {
  it('compare the value as equal does', () => {
    assert.propertyVal({ a: 1 }, 'a', 1);
    assert.propertyVal({ a: 1 }, 'a', '1');
    assert.propertyVal({ a: NaN }, 'a', NaN);
    assert.propertyVal(object, 'none', undefined);
    assert.propertyNotVal({ a: 1 }, 'a', 2);
    assert.propertyNotVal({ a: 1 }, 'b', 1);
    assert.propertyNotVal({ a: 1 }, 'b', undefined);
    failsAs('propertyVal', () => assert.propertyVal({ a: 1 }, 'a', 2));
    failsAs('propertyVal', () => assert.propertyVal({ a: 1 }, 'b', undefined));
    failsAs('propertyNotVal', () => assert.propertyNotVal({ a: 1 }, 'a', 1));
  });

  it('say what was found', () => {
    assert.throws(() => assert.propertyVal({ a: 'x' }, 'a', 'y'), {
      message: "expected { a: 'x' } to have a property 'a' of 'y', but got 'x'",
      actual: 'x',
      expected: 'y',
    });
    assert.throws(() => assert.propertyVal({}, 'a', 'y'), {
      message: "expected {} to have a property 'a' of 'y', but it has none",
    });
    assert.throws(() => assert.propertyNotVal({ a: 'x' }, 'a', 'x'), {
      message: "expected { a: 'x' } not to have a property 'a' of 'x'",
    });
  });
});

describe('deepPropertyVal and deepPropertyNotVal', () => {
  it('compare the value at a path', () => {
    assert.deepPropertyVal(object, 'foo.bar', 'baz');
    assert.deepPropertyVal(object, 'foo.list[1][0]', 2);
    assert.deepPropertyNotVal(object, 'foo.bar', 'flow');
    assert.deepPropertyNotVal(object, 'foo.nothing.there', 'flow');
    failsAs('deepPropertyVal', () => assert.deepPropertyVal(object, 'foo.bar', 'ball'));
    failsAs('deepPropertyNotVal', () => assert.deepPropertyNotVal(object, 'foo.bar', 'baz'));
  });
});

require.main === module && test.run(console.ERROR);
