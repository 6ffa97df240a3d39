'use strict';

const { addMembers, view } = require('./fast_buffer');
const { hex } = require('./codecs');

const { arrayJoin, list, stringSlice } = primordials;
const { ownKeys } = Reflect;
const { keys: enumerableKeys } = Object;
const MAX_SHOWN_BYTES = 50;
// Listing the properties of a typed array lists its indexes too: too slow to do for large ones.
const MAX_LENGTH_WITH_EXTRAS = 4096;

function extras(buffer, options, inspect) {
  if (typeof inspect !== 'function' || buffer.length > MAX_LENGTH_WITH_EXTRAS) return list();
  const keys = options && options.showHidden ? ownKeys(buffer) : enumerableKeys(buffer);
  const parts = list();
  for (let index = buffer.length; index < keys.length; index++)
    parts[parts.length] = `${String(keys[index])}: ${inspect(buffer[keys[index]], options)}`;
  return parts;
}

function inspectBuffer(depth, options, inspect) {
  const { length, constructor } = this;
  const digits = hex.decode(length > MAX_SHOWN_BYTES ? view(this, 0, MAX_SHOWN_BYTES) : this);
  const hidden = length - MAX_SHOWN_BYTES;
  const more = hidden > 0 ? ` ... ${hidden} more byte${hidden > 1 ? 's' : ''}` : '';
  let bytes = '';
  for (let at = 0; at < digits.length; at += 2) bytes += (at ? ' ' : '') + stringSlice(digits, at, at + 2);
  bytes += more;
  const name = typeof constructor === 'function' ? constructor.name : 'Buffer';
  const parts = extras(this, options, inspect);
  const shown = arrayJoin(parts, ', ');
  return `<${name} ${bytes}${bytes && shown ? ', ' : ''}${shown}>`;
}

addMembers({
  inspect: inspectBuffer,
  [Symbol.for('nodejs.util.inspect.custom')]: inspectBuffer,
});
