'use strict';

const { AssertionError } = require('./assertion_error');
const { assert, assertions } = require('./equality');
const kinds = require('./kinds');
const ordering = require('./ordering');
const properties = require('./properties');
const thrown = require('./throws');

Object.assign(assert, assertions, kinds, ordering, properties, thrown, { AssertionError });

/** The same assertions, the loose ones replaced by their strict counterparts. */
function strict(...values) {
  assert(...values);
}

assert.strict = Object.assign(strict, assert, {
  equal: assert.strictEqual,
  notEqual: assert.notStrictEqual,
  deepEqual: assert.deepStrictEqual,
  notDeepEqual: assert.notDeepStrictEqual,
  strict,
});

module.exports = assert;
