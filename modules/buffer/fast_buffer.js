'use strict';

const MAX_LENGTH = 0x7fffffff;

/**
 * What every Buffer is made by: the bare typed array with Buffer's prototype. `Buffer` itself only sorts its arguments.
 * Three named parameters, because the spread of an implicit constructor is seven times slower on the older engine.
 */
class FastBuffer extends Uint8Array {
  constructor(source, byteOffset, length) {
    super(source, byteOffset, length);
  }
}

/** Adds the members of `members` to Buffer's prototype as a class body would: not enumerable. */
function addMembers(members) {
  primordials.arrayForEach(Reflect.ownKeys(members), (key) => {
    const descriptor = Object.getOwnPropertyDescriptor(members, key);
    Object.defineProperty(FastBuffer.prototype, key, { ...descriptor, enumerable: false });
  });
}

/** The bytes [start, end) of `bytes`, sharing their memory. */
function view(bytes, start, end) {
  return new FastBuffer(bytes.buffer, bytes.byteOffset + start, end - start);
}

module.exports = { FastBuffer, MAX_LENGTH, addMembers, view };
