'use strict';

const { addMembers } = require('./fast_buffer');
const { hex } = require('./codecs');

const MAX_SHOWN_BYTES = 50;
// Listing the properties of a typed array lists its indexes too: too slow to do for large ones.
const MAX_LENGTH_WITH_EXTRAS = 4096;

function extras(buffer, options, inspect) {
  if (typeof inspect !== 'function' || buffer.length > MAX_LENGTH_WITH_EXTRAS) return [];
  const keys = options && options.showHidden ? Reflect.ownKeys(buffer) : Object.keys(buffer);
  return keys.slice(buffer.length).map((key) => `${String(key)}: ${inspect(buffer[key], options)}`);
}

function inspectBuffer(depth, options, inspect) {
  const { length, constructor } = this;
  const digits = hex.decode(length > MAX_SHOWN_BYTES ? this.subarray(0, MAX_SHOWN_BYTES) : this);
  const hidden = length - MAX_SHOWN_BYTES;
  const more = hidden > 0 ? ` ... ${hidden} more byte${hidden > 1 ? 's' : ''}` : '';
  const bytes = digits.replace(/..(?!$)/g, '$& ') + more;
  const name = typeof constructor === 'function' ? constructor.name : 'Buffer';
  const parts = extras(this, options, inspect);
  if (bytes || parts.length === 0) parts.unshift(bytes);
  return `<${name} ${parts.join(', ')}>`;
}

addMembers({
  inspect: inspectBuffer,
  [Symbol.for('nodejs.util.inspect.custom')]: inspectBuffer,
});
