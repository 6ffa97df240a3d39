/**
 * Formats of data and of text.
 *
 * ```js
 * const encoding = require('encoding');
 * encoding.base64.encode('hello');           // 'aGVsbG8='
 * encoding.iconv.encode('gbk', '\u4f60');    // <Buffer c4 e3>
 * ```
 *
 * Each format is a module, too: `require('base64')` is the same object. One is loaded when it is first asked for.
 */
declare module "encoding" {
  import * as base32 from "base32";
  import * as base64 from "base64";
  import * as bson from "bson";
  import * as hex from "hex";
  import * as iconv from "iconv";
  import * as json from "json";
  import * as msgpack from "msgpack";
  export { base32, base64, bson, hex, iconv, json, msgpack };

  /**
   * A text as it stands between the quotes of a string literal.
   * @param json leave `'` as it is, which JSON does not escape: false by default.
   * @example encoding.jsstr("it's\n");         // "it\\'s\\n"
   * @throws TypeError ERR_INVALID_ARG_TYPE: it is no string.
   */
  export function jsstr(text: string, json?: boolean): string;

  /**
   * As the global `encodeURI`, but lone surrogates become U+FFFD instead of an error.
   * @example encoding.encodeURI('http://a/b c');    // 'http://a/b%20c'
   * @throws TypeError ERR_INVALID_ARG_TYPE: it is no string.
   */
  export function encodeURI(url: string): string;

  /**
   * As the global `encodeURIComponent`, but lone surrogates become U+FFFD instead of an error.
   * @example encoding.encodeURIComponent('a/b');    // 'a%2Fb'
   * @throws TypeError ERR_INVALID_ARG_TYPE: it is no string.
   */
  export function encodeURIComponent(url: string): string;

  /**
   * Undoes both of them and `escape`: `%41`, `%u0041`, and the same with a backslash. What is no escape sequence stays as it
   * is, and bytes that are no UTF-8 become U+FFFD: there is no error. (The global `decodeURI` leaves `%2F` and throws.)
   * @example encoding.decodeURI('%E4%BD%A0%u597d 100%');
   * @throws TypeError ERR_INVALID_ARG_TYPE: it is no string.
   */
  export function decodeURI(url: string): string;
}
