'use strict';

const { toBuffer } = require('shared/arguments');

const INVALID_CALL = 100009;

/** A stream to write to: what comes out of the filter goes on to another one, which is not closed. */
class ZlibStream {
  #filter;
  #closed = false;

  constructor(filter) {
    this.#filter = filter;
  }

  #check() {
    if (!this.#closed) return;
    throw Object.assign(host.errors.make(INVALID_CALL, 'The stream is closed'), { code: 'ERR_STREAM_DESTROYED' });
  }

  /** Every stream has it; here there is nothing to read. */
  read() {
    const message = 'What comes out of this stream goes to another one';
    throw Object.assign(host.errors.make(INVALID_CALL, message), { code: 'ERR_METHOD_NOT_IMPLEMENTED' });
  }

  write(data) {
    this.#check();
    this.#filter.feed(toBuffer('data', data));
  }

  flush() {
    this.#check();
    this.#filter.flush();
  }

  close() {
    if (this.#closed) return;
    this.#closed = true;
    this.#filter.finish();
  }
}

for (const name of ['read', 'write', 'flush', 'close']) {
  const call = host.async(ZlibStream.prototype[name]);
  for (const alias of [name, `${name}Sync`])
    Object.defineProperty(ZlibStream.prototype, alias, { value: call, writable: true, configurable: true });
}

module.exports = { ZlibStream };
