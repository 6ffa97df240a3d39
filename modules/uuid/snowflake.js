'use strict';

const { Buffer } = require('buffer');

const { sleep } = host.fibers;
const { now } = host;
const MOST_HOSTS = 1024;
const MOST_PER_MS = 4096;
const LOW_WORD = 2 ** 32;
const STEP_MS = MOST_HOSTS * MOST_PER_MS;

const settings = { host: 0 };
let last = 0;
let count = 0;

/** 64 bits that grow: milliseconds since 1970 (42 bits), the host (10), a count within the millisecond (12). */
function snowflake() {
  while (count === MOST_PER_MS && now() === last) sleep(1);
  if (count === MOST_PER_MS) {
    // A clock that was set back is not waited for.
    last++;
    count = 0;
  }
  const time = now();
  if (time > last) {
    last = time;
    count = 0;
  }
  const bytes = Buffer.alloc(8);
  bytes.writeUInt32BE(Math.floor(last / (LOW_WORD / STEP_MS)), 0);
  bytes.writeUInt32BE((last % (LOW_WORD / STEP_MS)) * STEP_MS + settings.host * MOST_PER_MS + count++, 4);
  return bytes;
}

module.exports = { snowflake, settings, MOST_HOSTS };
