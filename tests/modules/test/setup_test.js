'use strict';

const test = require('test');
const untouched = globalThis.describe;
test.setup();
test.setup();

const NAMES = [
  'describe',
  'xdescribe',
  'odescribe',
  'it',
  'xit',
  'oit',
  'before',
  'after',
  'beforeEach',
  'afterEach',
  'assert',
];

describe('test.setup', () => {
  it('puts the functions of test on global', () => {
    assert.strictEqual(untouched, undefined);
    for (const name of NAMES) {
      assert.strictEqual(global[name], test[name], name);
      assert.strictEqual(typeof global[name], 'function', name);
    }
    assert.strictEqual(assert, require('assert'));
  });

  it('with their variants', () => {
    assert.strictEqual(describe.skip, xdescribe);
    assert.strictEqual(describe.only, odescribe);
    assert.strictEqual(it.skip, xit);
    assert.strictEqual(it.only, oit);
  });
});

describe('test.slow and test.timeout', () => {
  it('are milliseconds', () => {
    assert.strictEqual(test.slow, 75);
    assert.strictEqual(test.timeout, 60000);
    for (const name of ['slow', 'timeout']) {
      const previous = test[name];
      test[name] = 5;
      assert.strictEqual(test[name], 5);
      test[name] = previous;
      for (const value of [-1, NaN, '5', null]) {
        assert.throws(
          () => {
            test[name] = value;
          },
          { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' },
        );
      }
    }
  });

  it('test.run refuses what is no log level', () => {
    assert.throws(() => test.run('ERROR'), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' });
  });
});

require.main === module && test.run(console.ERROR);
