'use strict';

/** CURVE keys. Inspection and JSON show the public one only. */
class CurveKeypair {
  #secretKey;

  constructor({ publicKey, secretKey }) {
    this.publicKey = publicKey;
    this.#secretKey = secretKey;
  }

  get secretKey() {
    return this.#secretKey;
  }
}

module.exports = { CurveKeypair };
