/**
 * Text of bytes that come in pieces.
 *
 * ```js
 * const { StringDecoder } = require('string_decoder');
 * const decoder = new StringDecoder('utf8');
 * decoder.write(Buffer.from([0xe4, 0xbd]));           // ''
 * decoder.write(Buffer.from([0xa0, 0x41]));           // '\u4f60A'
 * decoder.end();                                      // ''
 * ```
 */
declare module "string_decoder" {
  import { Buffer } from "buffer";

  /** Keeps what is cut in two until the rest comes: characters of UTF-8 and UTF-16, groups of three bytes of base64. */
  export class StringDecoder {
    /**
     * @param encoding `utf8` by default, `utf16le` (`ucs2`), `latin1` (`binary`), `ascii`, `hex`, `base64`, `base64url`.
     * @example new StringDecoder('utf16le');
     * @throws TypeError ERR_UNKNOWN_ENCODING: it is none of these.
     */
    constructor(encoding?: string | null);

    /** The encoding by its usual name. @example new StringDecoder('UCS-2').encoding;    // 'utf16le' */
    encoding: string;

    /**
     * The text that is whole with these bytes. A string comes back as it is.
     * @example decoder.write(chunk);
     * @throws TypeError ERR_INVALID_ARG_TYPE: it is neither.
     */
    write(data: ArrayBufferView | string): string;

    /**
     * The text that is left: what stays broken becomes U+FFFD. The decoder can be used anew.
     * @example decoder.end(lastChunk);
     */
    end(data?: ArrayBufferView | string): string;

    /** Forgets what it kept, and writes the bytes from `offset` on. @example decoder.text(chunk, 2) */
    text(data: Buffer, offset: number): string;

    /** The memory of what it keeps: 4 bytes. @example decoder.lastChar */
    readonly lastChar: Buffer;
    /** How many bytes are missing. @example decoder.lastNeed;    // 1 */
    readonly lastNeed: number;
    /** How many bytes the character has that is kept. @example decoder.lastTotal;    // 3 */
    readonly lastTotal: number;
  }
}
