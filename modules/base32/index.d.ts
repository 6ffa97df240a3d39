/**
 * Base32 (RFC 4648) as fibjs writes it: in lower case, without padding. Also `require('encoding').base32`.
 *
 * ```js
 * const base32 = require('base32');
 * base32.encode('hello');                    // 'nbswy3dp'
 * base32.decode('NBSWY3DP').toString();      // 'hello'
 * ```
 */
declare module "base32" {
  import { Buffer } from "buffer";

  /**
   * Bytes as base32.
   * @param data bytes of any kind, or a text as UTF-8.
   * @example base32.encode(Buffer.from('f'));  // 'my'
   * @throws TypeError ERR_INVALID_ARG_TYPE: `data` is neither.
   */
  export function encode(data: string | ArrayBuffer | ArrayBufferView): string;

  /**
   * The bytes of base32 in either case, padded or not. `0`, `1` and `9` are read as `O`, `L` and `G`; other characters that
   * are no digits are skipped.
   * @example base32.decode('my======');        // <Buffer 66>
   * @throws TypeError ERR_INVALID_ARG_TYPE: `text` is no string.
   */
  export function decode(text: string): Buffer;
}
