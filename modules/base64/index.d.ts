/**
 * Base64 (RFC 4648). Also `require('encoding').base64`.
 *
 * ```js
 * const base64 = require('base64');
 * base64.encode('hello');                    // 'aGVsbG8='
 * base64.decode('aGVsbG8').toString();       // 'hello'
 * ```
 */
declare module "base64" {
  import { Buffer } from "buffer";

  /**
   * Bytes as base64, padded.
   * @param data bytes of any kind, or a text as UTF-8.
   * @param url `-` and `_` instead of `+` and `/`: false by default.
   * @example base64.encode(Buffer.from([255, 254]), true);    // '__4='
   * @throws TypeError ERR_INVALID_ARG_TYPE: `data` is neither.
   */
  export function encode(data: string | ArrayBuffer | ArrayBufferView, url?: boolean): string;

  /**
   * The bytes of base64 in either alphabet, padded or not. Other characters are skipped, the first `=` ends it.
   * @example base64.decode('__4-AA');          // <Buffer ff fe 3e 00>
   * @throws TypeError ERR_INVALID_ARG_TYPE: `text` is no string.
   */
  export function decode(text: string): Buffer;
}
