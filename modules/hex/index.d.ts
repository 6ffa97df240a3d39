/**
 * Hexadecimal digits. Also `require('encoding').hex`.
 *
 * ```js
 * const hex = require('hex');
 * hex.encode('hi');                          // '6869'
 * hex.decode('68 69').toString();            // 'hi'
 * ```
 */
declare module "hex" {
  import { Buffer } from "buffer";

  /**
   * Bytes as pairs of digits, in lower case.
   * @param data bytes of any kind, or a text as UTF-8.
   * @example hex.encode(Buffer.from([1, 255]));    // '01ff'
   * @throws TypeError ERR_INVALID_ARG_TYPE: `data` is neither.
   */
  export function encode(data: string | ArrayBuffer | ArrayBufferView): string;

  /**
   * The bytes of pairs of digits in either case. What is no digit is skipped; a digit that is followed by none is a byte of
   * its own, but one at the very end is left out. (`Buffer.from(text, 'hex')` stops at the first pair that is none.)
   * @example hex.decode('1 2f 30');            // <Buffer 01 2f 30>
   * @throws TypeError ERR_INVALID_ARG_TYPE: `text` is no string.
   */
  export function decode(text: string): Buffer;
}
