'use strict';

const { Buffer } = require('buffer');
const { checkText, toBuffer, unknownEncoding } = require('shared/arguments');

const INVALID_CALL = 100009;

/** A digest that is being computed. Scripts get it from the functions of the module. */
class Digest {
  #number;
  // The host's object lives as long as this does.
  #token;
  #finished = false;

  constructor(algorithm, key) {
    this.#number = key === undefined ? host.create(algorithm) : host.createKeyed(algorithm, key);
    this.#token = host.takeToken(this.#number);
  }

  #check() {
    if (!this.#finished) return;
    throw Object.assign(host.errors.make(INVALID_CALL, 'Digest already called'), { code: 'ERR_CRYPTO_HASH_FINALIZED' });
  }

  update(data) {
    this.#check();
    host.update(this.#number, toBuffer('data', data));
    return this;
  }

  digest(codecOrData = 'buffer') {
    this.#check();
    if (typeof codecOrData === 'object') this.update(codecOrData);
    const codec = typeof codecOrData === 'object' ? 'buffer' : codecOrData;
    checkText('codec', codec);
    if (codec !== 'buffer' && !Buffer.isEncoding(codec)) throw unknownEncoding(codec);
    this.#finished = true;
    const bytes = host.finish(this.#number);
    return codec === 'buffer' ? bytes : bytes.toString(codec);
  }

  get size() {
    return host.size(this.#number);
  }
}

module.exports = { Digest };
