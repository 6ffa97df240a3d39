'use strict';

const assert = require('assert');
const test = require('test');
test.setup();

const messageOf = (action) => {
  try {
    action();
  } catch (error) {
    return error.message;
  }
  throw new Error('nothing was thrown');
};
const numbers = (count, at, value) => Array.from({ length: count }, (_, index) => (index === at ? value : index));

describe('messages of short values', () => {
  it('stand on one line', () => {
    assert.strictEqual(
      messageOf(() => assert.equal(1, 2)),
      '1 == 2',
    );
    assert.strictEqual(
      messageOf(() => assert.notEqual(1, 1)),
      '1 != 1',
    );
    assert.strictEqual(
      messageOf(() => assert.strictEqual('a', 'b')),
      "Expected values to be strictly equal:\n\n'a' !== 'b'\n",
    );
    assert.strictEqual(
      messageOf(() => assert.notStrictEqual(1, 1)),
      'Expected "actual" to be strictly unequal to: 1',
    );
    assert.strictEqual(
      messageOf(() => assert.deepEqual(1, 2)),
      'Expected values to be loosely deep-equal:\n\n1\n\nshould loosely deep-equal\n\n2',
    );
  });

  it('stand under each other when longer, with a caret', () => {
    assert.strictEqual(
      messageOf(() => assert.strictEqual('abcdefgh', 'abcdefgx')),
      "Expected values to be strictly equal:\n+ actual - expected\n\n+ 'abcdefgh'\n- 'abcdefgx'\n          ^",
    );
  });

  it('show the sign of zero', () => {
    assert.strictEqual(
      messageOf(() => assert.strictEqual(-0, 0)),
      'Expected values to be strictly equal:\n+ actual - expected\n\n+ -0\n- 0',
    );
  });
});

describe('messages of structures', () => {
  it('show the lines that differ', () => {
    assert.strictEqual(
      messageOf(() => assert.deepStrictEqual({ a: 1, b: { c: 'x' } }, { a: 1, b: { c: 'y' } })),
      [
        'Expected values to be strictly deep-equal:',
        '+ actual - expected',
        '',
        '  {',
        '    a: 1,',
        '    b: {',
        "+     c: 'x'",
        "-     c: 'y'",
        '    }',
        '  }',
      ].join('\n'),
    );
  });

  it('leave out what is far from a difference', () => {
    const message = messageOf(() => assert.deepEqual(numbers(100, 50, 'x'), numbers(100, 50, 'y')));
    assert.strictEqual(
      message,
      [
        'Expected values to be loosely deep-equal:',
        '+ actual - expected ... Lines skipped',
        '',
        '  [',
        '    0,',
        '...',
        '    48,',
        '    49,',
        "+   'x',",
        "-   'y',",
        '    51,',
        '    52,',
        '...',
        '    99',
        '  ]',
      ].join('\n'),
    );
  });

  it('find insertions', () => {
    const message = messageOf(() => assert.deepStrictEqual([1, 2, 3], [0, 1, 2, 3]));
    assert.match(message, /\n {2}\[\n- {3}0,\n {4}1,\n {4}2,\n {4}3\n {2}\]$/);
  });

  it('stay short', () => {
    const message = messageOf(() => assert.deepStrictEqual([], numbers(5000)));
    assert.ok(message.split('\n').length < 70, message);
    assert.match(message, /\.\.\.$/);
    assert.ok(messageOf(() => assert.equal(numbers(5000), numbers(5000))).length < 1200);
  });

  it('survive values that have nothing in common', () => {
    const words = (prefix) => Array.from({ length: 3000 }, (_, index) => `${prefix}${index}`);
    assert.match(
      messageOf(() => assert.deepStrictEqual(words('a'), words('b'))),
      /^Expected values to be strictly deep-equal:/,
    );
  });

  it('sort keys, so that order is no difference', () => {
    const message = messageOf(() => assert.deepStrictEqual({ b: 1, a: 1 }, { a: 1, b: 2 }));
    assert.match(message, /\n {4}a: 1,\n\+ {3}b: 1\n- {3}b: 2\n/);
  });

  it('name the place of a difference that is too far in to be shown', () => {
    const rows = (value) => ({ rows: numbers(5000, 4000, value).map((id) => ({ id })) });
    assert.strictEqual(
      messageOf(() => assert.deepEqual(rows(1), rows(2))),
      'Expected values to be loosely deep-equal:\nThe first difference is at .rows[4000].id\n\n1\n\nshould loosely deep-equal\n\n2',
    );
    const nested = (value) => numbers(300).reduce((inner) => ({ 'a b': inner }), value);
    assert.match(
      messageOf(() => assert.deepStrictEqual(nested(1), nested([1]))),
      /^Expected values to be strictly deep-equal:\nThe first difference is at ….*\['a b'\]\['a b'\]\n\+ actual - expected\n/,
    );
  });

  it('say when only the reference differs', () => {
    assert.strictEqual(
      messageOf(() => assert.strictEqual({ a: 1 }, { a: 1 })),
      'Values have same structure but are not reference-equal:\n\n{\n  a: 1\n}\n',
    );
    assert.match(
      messageOf(() => assert.strictEqual([1], [2])),
      /^Expected "actual" to be reference-equal to "expected":/,
    );
    const object = { a: 1 };
    assert.match(
      messageOf(() => assert.notStrictEqual(object, object)),
      /^Expected "actual" not to be reference-equal to "expected":/,
    );
  });

  it('show the value that should not have been equal', () => {
    assert.strictEqual(
      messageOf(() => assert.notDeepStrictEqual({ a: 1 }, { a: 1 })),
      'Expected "actual" not to be strictly deep-equal to:\n\n{\n  a: 1\n}\n',
    );
    assert.strictEqual(
      messageOf(() => assert.notDeepEqual(1, '1')),
      "Expected values not to be loosely deep-equal:\n\n1\n\nshould not loosely deep-equal\n\n'1'",
    );
  });
});

require.main === module && test.run(console.ERROR);
