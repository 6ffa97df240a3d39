/**
 * Names of hosts in other scripts, written in ASCII (RFC 3492).
 *
 * ```js
 * const punycode = require('punycode');
 * punycode.toASCII('b\u00fccher.example');            // 'xn--bcher-kva.example'
 * punycode.toUnicode('xn--bcher-kva.example');        // 'b\u00fccher.example'
 * ```
 */
declare module "punycode" {
  /** The version of the punycode.js whose interface this is. @example punycode.version;    // '2.1.0' */
  export const version: string;

  /** Texts and their code points. */
  export const ucs2: {
    /** The code points of a text; a lone surrogate is one. @example punycode.ucs2.decode('a\ud83d\ude00') */
    decode(text: string): number[];
    /** The text of code points. @example punycode.ucs2.encode([0x61]); @throws RangeError: there is no such code point. */
    encode(codePoints: readonly number[]): string;
  };

  /**
   * One label in ASCII, without `xn--`.
   * @example punycode.encode('ma\u00f1ana');            // 'maana-pta'
   * @throws TypeError ERR_INVALID_ARG_TYPE: it is no string.
   */
  export function encode(text: string): string;

  /**
   * Undoes `encode`.
   * @example punycode.decode('maana-pta');              // 'ma\u00f1ana'
   * @throws RangeError: it is no punycode. TypeError ERR_INVALID_ARG_TYPE: it is no string.
   */
  export function decode(text: string): string;

  /**
   * A name of a host, or an address of mail, in ASCII: label by label. Upper case stays.
   * @example punycode.toASCII('a@b\u00fccher.example');
   * @throws TypeError ERR_INVALID_ARG_TYPE: it is no string.
   */
  export function toASCII(domain: string): string;

  /**
   * Undoes `toASCII`.
   * @example punycode.toUnicode('xn--bcher-kva.example');
   * @throws RangeError: a label is no punycode. TypeError ERR_INVALID_ARG_TYPE: it is no string.
   */
  export function toUnicode(domain: string): string;
}
