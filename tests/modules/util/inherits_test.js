'use strict';

const assert = require('assert');
const test = require('test');
const { inherits } = require('util');
test.setup();

const messageOf = (call) => {
  try {
    call();
  } catch (error) {
    assert.strictEqual(error.code, 'ERR_INVALID_ARG_TYPE');
    return error.message;
  }
  return 'did not throw';
};

describe('util.inherits', () => {
  it('chains prototypes', () => {
    function A() {}
    A.prototype.a = () => 'a';
    function B() {}
    B.prototype.b = () => 'b';
    inherits(B, A);
    class C {}
    inherits(C, B);
    const c = new C();
    assert.strictEqual(c.a() + c.b(), 'ab');
    assert.isTrue(c instanceof A);
    assert.strictEqual(c.constructor, C);
    assert.strictEqual(C.super_, B);
    assert.deepEqual(Object.getOwnPropertyDescriptor(B, 'super_'), { value: A, writable: true, enumerable: false, configurable: true });
  });

  it('refuses what is no constructor', () => {
    function A() {}
    assert.strictEqual(messageOf(() => inherits(null, A)), 'The "ctor" argument must be of type function. Received null');
    assert.strictEqual(messageOf(() => inherits(A, null)), 'The "superCtor" argument must be of type function. Received null');
    assert.strictEqual(messageOf(() => inherits(A, {})), 'The "superCtor.prototype" property must be of type object. Received undefined');
    assert.strictEqual(messageOf(() => inherits(A, () => {})), 'The "superCtor.prototype" property must be of type object. Received undefined');
  });
});

require.main === module && test.run(console.ERROR);
