'use strict';

const assert = require('assert');
const test = require('test');
test.setup();

const ran = [];
const outside = {};
const failureOf = (action) => {
  try {
    action();
  } catch (error) {
    return error;
  }
  return undefined;
};

for (const name of ['it', 'xit', 'oit', 'before', 'after', 'beforeEach', 'afterEach']) {
  outside[name] = failureOf(() => globalThis[name](...(name.endsWith('it') ? ['name', () => 1] : [() => 1])));
}
const runInside = [];
const wrongCalls = [];

describe('registering', () => {
  runInside.push(failureOf(() => test.run()));
  wrongCalls.push(
    failureOf(() => it(() => 1)),
    failureOf(() => it('name', 'no function')),
    failureOf(() => describe('name')),
    failureOf(() => describe(() => 1)),
    failureOf(() => before('no function')),
  );

  it('outside describe throws', () => {
    for (const [name, error] of Object.entries(outside)) {
      assert.ok(error, name);
      assert.match(error.message, /was called outside describe\(\)$/);
      assert.strictEqual(error.code, 'ERR_INVALID_STATE');
      assert.strictEqual(error.number, 100009);
    }
  });

  it('refuses wrong arguments', () => {
    for (const error of wrongCalls) {
      assert.strictEqual(error.name, 'TypeError');
      assert.strictEqual(error.code, 'ERR_INVALID_ARG_TYPE');
      assert.strictEqual(error.number, 100005);
    }
  });

  it('is over when tests run', () => {
    for (const name of ['describe', 'it', 'before', 'afterEach']) {
      const args = name === 'describe' || name === 'it' ? ['name', () => 1] : [() => 1];
      const error = failureOf(() => globalThis[name](...args));
      assert.match(error.message, /was called while tests run/, name);
      assert.strictEqual(error.code, 'ERR_INVALID_STATE');
    }
  });

  it('test.run() cannot be called inside describe or a test', () => {
    assert.match(runInside[0].message, /inside describe/);
    assert.match(failureOf(() => test.run()).message, /while tests run/);
  });

  describe('nests', () => {
    ran.push('outer block');
    describe('deeper', () => {
      ran.push('inner block');
      it('and runs tests after all blocks of describe', () => ran.push('test'));
    });
    ran.push('end of outer block');
    it('in the order they were registered', () => {
      assert.deepStrictEqual(ran, ['outer block', 'inner block', 'end of outer block', 'test']);
    });
  });

  xdescribe('skipped suites', () => {
    ran.push('never');
    throw new Error('the block of a skipped suite is not called');
  });
  describe.skip('skipped suites', () => ran.push('never'));
  xit('skipped tests', () => ran.push('never'));
  it.skip('skipped tests', () => ran.push('never'));
  it('tests without a block');

  it('does not run what is skipped', () => assert.ok(!ran.includes('never')));
});

let asynchronous = false;
describe('a describe that returns a promise', async () => {
  await null;
  it('is waited for', () => assert.ok(asynchronous));
  asynchronous = true;
});

let failed;
try {
  describe('a describe that throws', () => {
    throw new RangeError('inside');
  });
} catch (error) {
  failed = error;
}

describe('an error in a describe', () => {
  it('comes out of it, and leaves registration in order', () => {
    assert.strictEqual(failed.name, 'RangeError');
  });
});

require.main === module && test.run(console.ERROR);
