/**
 * JSON that keeps Buffers and BigInts. Also `require('encoding').json`.
 *
 * ```js
 * const json = require('json');
 * const text = json.encode({ id: 10n, data: Buffer.from('hi') });
 * // '{"id":{"type":"BigInt","data":"10"},"data":{"type":"Buffer","data":[104,105]}}'
 * json.decode(text);                         // { id: 10n, data: <Buffer 68 69> }
 * ```
 */
declare module "json" {
  /**
   * A value as JSON, as `JSON.stringify` writes it; a BigInt becomes `{"type":"BigInt","data":"…"}`.
   * @example json.encode([1, 'a', null]);      // '[1,"a",null]'
   * @returns undefined for what JSON cannot say at all: undefined, a function, a symbol.
   * @throws TypeError: the value contains itself.
   */
  export function encode(data: unknown): string;

  /**
   * The value of a JSON text. `{"type":"Buffer","data":[…]}` (or base64 digits as `data`) becomes a Buffer, and
   * `{"type":"BigInt","data":"…"}` a BigInt.
   * @example json.decode('{"a":[1]}').a[0];    // 1
   * @throws SyntaxError: it is no JSON. TypeError ERR_INVALID_ARG_TYPE: it is no string.
   */
  export function decode(text: string): any;
}
