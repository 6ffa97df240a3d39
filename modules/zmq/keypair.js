'use strict';

/** CURVE keys. Inspection and JSON show the public one only. */
class CurveKeypair {
  #secretKey;

  constructor({ publicKey, secretKey }) {
    primordials.define(this, 'publicKey', publicKey, true);
    this.#secretKey = secretKey;
  }

  get secretKey() {
    return this.#secretKey;
  }
}

module.exports = { CurveKeypair };
