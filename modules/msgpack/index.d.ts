/**
 * MessagePack. Needs the Python package msgpack: `pip install 'jsbridge[msgpack]'`. Also `require('encoding').msgpack`.
 *
 * ```js
 * const msgpack = require('msgpack');
 * const packed = msgpack.encode({ id: 1, tags: ['a'], data: Buffer.from('hi'), at: new Date() });
 * msgpack.decode(packed).tags[0];            // 'a'
 * ```
 */
declare module "msgpack" {
  import { Buffer } from "buffer";

  /**
   * A value, packed: null and undefined (nil), booleans, numbers, BigInts of up to 64 bits, strings (lone surrogates as
   * U+FFFD), bytes of any kind (bin), Dates of the years 1 to 9999 (timestamp), arrays and Sets (array), plain objects and Maps (map).
   * @example msgpack.encode([1, null]);        // <Buffer 92 01 c0>
   * @throws TypeError ERR_INVALID_ARG_TYPE: the value contains something else; TypeError: it contains itself, or is nested
   * deeper than 200 levels; RangeError ERR_OUT_OF_RANGE: an integer beyond 64 bits.
   */
  export function encode(data: unknown): Buffer;

  /**
   * The value that bytes pack. A map whose keys are not all strings becomes a Map, an integer beyond 2**53 a BigInt, an
   * extension `{ type, data }`.
   * @example msgpack.decode(Buffer.from([0x92, 1, 0xc0]));    // [1, null]
   * @throws Error ERR_INVALID_DATA: they pack none, or something follows. TypeError ERR_INVALID_ARG_TYPE: these are no bytes.
   * TypeError: the value is nested deeper than 200 levels.
   */
  export function decode(data: string | ArrayBuffer | ArrayBufferView): any;
}
