/**
 * BSON, the format of MongoDB. Needs pymongo's package bson: `pip install 'jsbridge[bson]'`. Also `require('encoding').bson`.
 *
 * ```js
 * const bson = require('bson');
 * const data = bson.encode({ name: 'a', size: 2n ** 60n });
 * bson.decode(data).name;                    // 'a'
 * ```
 *
 * Types without a counterpart in JavaScript are objects in MongoDB's Extended JSON, both ways: `{ $oid: '…' }`,
 * `{ $timestamp: { t, i } }`, `{ $numberDecimal: '…' }`, `{ $regularExpression: { pattern, options } }`, …
 */
declare module "bson" {
  import { Buffer } from "buffer";

  /**
   * A document: a plain object, with null and undefined, booleans, numbers, BigInts of up to 64 bits, strings (lone
   * surrogates as U+FFFD), bytes of any kind, Dates of the years 1 to 9999, arrays, Sets (as arrays) and further objects.
   * @example bson.encode({ _id: { $oid: '0123456789abcdef01234567' } });
   * @throws TypeError ERR_INVALID_ARG_TYPE: it is no object, or contains something else; TypeError: it contains itself, or is
   * nested deeper than 200 levels; TypeError ERR_INVALID_ARG_VALUE: a name contains U+0000, or Extended JSON is malformed;
   * RangeError ERR_OUT_OF_RANGE: an integer beyond 64 bits.
   */
  export function encode(data: object): Buffer;

  /**
   * The document that bytes are.
   * @example bson.decode(Buffer.from([5, 0, 0, 0, 0]));    // {}
   * @throws Error ERR_INVALID_DATA: they are none. TypeError ERR_INVALID_ARG_TYPE: these are no bytes. TypeError: it is nested
   * deeper than 200 levels.
   */
  export function decode(data: string | ArrayBuffer | ArrayBufferView): any;
}
