/**
 * Query strings of addresses, as Node has them.
 *
 * ```js
 * const querystring = require('querystring');
 * querystring.parse('a=1&b=x+y&a=2');                 // { a: ['1', '2'], b: 'x y' }
 * querystring.stringify({ a: [1, 2], b: 'x y' });     // 'a=1&a=2&b=x%20y'
 * ```
 */
declare module "querystring" {
  import { Buffer } from "buffer";

  /** What `parse` returns: an object without a prototype. A name that occurs more than once has a list of values. */
  interface Fields { [name: string]: string | string[] }

  interface ParseOptions {
    /** How many fields are looked at: 1000; 0: all of them. */
    maxKeys?: number;
    /** What decodes names and values instead of `unescape`. If it throws, `unescape` is asked after all. */
    decodeURIComponent?: (text: string) => string;
  }

  interface StringifyOptions {
    /** What encodes names and values instead of `escape`. */
    encodeURIComponent?: (text: string) => string;
  }

  /**
   * The fields of a query string. What is no string has none; escape sequences that are broken stay as they are.
   * @param separator what is between fields: `&`.
   * @param equals what is between name and value: `=`.
   * @example querystring.parse('a:1;b:2', ';', ':').b;  // '2'
   */
  export function parse(text: string, separator?: string | null, equals?: string | null, options?: ParseOptions): Fields;
  /** The same. @example querystring.decode('a=1') */
  export const decode: typeof parse;

  /**
   * A query string of the own fields of an object. Strings, numbers, BigInts and booleans are written, lists of them once for
   * each item; anything else is an empty value.
   * @example querystring.stringify({ a: 1, b: null });  // 'a=1&b='
   * @throws URIError ERR_INVALID_URI: a text has a lone surrogate.
   */
  export function stringify(
    object: unknown, separator?: string | null, equals?: string | null, options?: StringifyOptions,
  ): string;
  /** The same. @example querystring.encode({ a: 1 }) */
  export const encode: typeof stringify;

  /**
   * As encodeURIComponent, of any value. `stringify` asks for it here: a script may put another one in its place.
   * @example querystring.escape('a b');                 // 'a%20b'
   * @throws URIError ERR_INVALID_URI: the text has a lone surrogate.
   */
  export let escape: (value: unknown) => string;

  /**
   * As decodeURIComponent, but it never throws. `parse` asks for it here: a script may put another one in its place.
   * @param decodeSpaces read `+` as a space where decodeURIComponent would throw: false by default.
   * @example querystring.unescape('a%20b%zz');          // 'a b%zz'
   */
  export let unescape: (text: string, decodeSpaces?: boolean) => string;

  /**
   * The bytes of a text with escape sequences.
   * @example querystring.unescapeBuffer('%ff');         // <Buffer ff>
   */
  export function unescapeBuffer(text: string, decodeSpaces?: boolean): Buffer;
}
