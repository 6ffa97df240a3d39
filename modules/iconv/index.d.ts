/**
 * Text in other character sets. Also `require('encoding').iconv`.
 *
 * ```js
 * const iconv = require('iconv');
 * iconv.encode('gbk', '\u4f60\u597d');       // <Buffer c4 e3 ba c3>
 * iconv.decode('gbk', Buffer.from([0xc4, 0xe3]));
 * ```
 */
declare module "iconv" {
  import { Buffer, Codec } from "buffer";

  /**
   * A text in a character set: `?` stands for what it cannot say.
   * @param charset one of Buffer's codecs or of Python's character sets, in upper or lower case.
   * @example iconv.encode('utf16le', 'a');     // <Buffer 61 00>
   * @throws TypeError ERR_UNKNOWN_ENCODING: there is no such character set. TypeError ERR_INVALID_ARG_TYPE.
   */
  export function encode(charset: Codec, text: string): Buffer;

  /**
   * The text that bytes are in a character set; U+FFFD stands for what is not valid.
   * @example iconv.decode('big5', Buffer.from([0xa7, 0x41]));
   * @throws TypeError ERR_UNKNOWN_ENCODING: there is no such character set. TypeError ERR_INVALID_ARG_TYPE.
   */
  export function decode(charset: Codec, data: string | ArrayBuffer | ArrayBufferView): string;

  /**
   * Whether there is a character set, or a codec of Buffer, of that name.
   * @example iconv.isEncoding('Shift_JIS');    // true
   */
  export function isEncoding(charset: unknown): boolean;
}
