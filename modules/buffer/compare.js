'use strict';

const { stageBytes, compare: compareStaged } = host;
const { typedArraySet } = primordials;
const { min, sign } = Math;
const part = (bytes, start, end) => new Uint8Array(bytes.buffer, bytes.byteOffset + start, end - start);

// Up to this many bytes a loop is quicker than the way to the host.
const LOOP_LIMIT = 24;
// Most Buffers that differ do so at the beginning.
const FIRST_BYTES = 4;
const CHUNK = 65536;

let scratch = null;

function compareChunk(left, leftAt, right, rightAt, count) {
  if (scratch === null) scratch = new Uint8Array(2 * CHUNK);
  typedArraySet(scratch, part(left, leftAt, leftAt + count), 0);
  typedArraySet(scratch, part(right, rightAt, rightAt + count), count);
  stageBytes(part(scratch, 0, 2 * count));
  return compareStaged(count | 0);
}

/** memcmp of two ranges, then the longer one is the greater: -1, 0 or 1. */
function compareBytes(left, leftStart, leftEnd, right, rightStart, rightEnd) {
  const leftCount = leftEnd - leftStart;
  const rightCount = rightEnd - rightStart;
  const count = min(leftCount, rightCount);
  let at = 0;
  for (const end = count > LOOP_LIMIT ? FIRST_BYTES : count; at < end; at++) {
    const difference = left[leftStart + at] - right[rightStart + at];
    if (difference !== 0) return difference < 0 ? -1 : 1;
  }
  while (at < count) {
    const step = min(count - at, CHUNK);
    const order = compareChunk(left, leftStart + at, right, rightStart + at, step);
    if (order !== 0) return order;
    at += step;
  }
  return sign(leftCount - rightCount);
}

module.exports = { compareBytes };
