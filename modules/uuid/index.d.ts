/**
 * UUIDs (RFC 4122), as 16 bytes.
 *
 * ```js
 * const uuid = require('uuid');
 * uuid.random().hex();
 * uuid.sha1(uuid.DNS, 'python.org').hex();            // '886313e13b8a53729b900c9aee199e5d'
 * ```
 */
declare module "uuid" {
  import { Buffer } from "buffer";

  /** A namespace: names are domain names. @example uuid.md5(uuid.DNS, 'example.org') */
  export const DNS: 0;
  /** A namespace: names are URLs. @example uuid.md5(uuid.URL, 'http://example.org/') */
  export const URL: 1;
  /** A namespace: names are ISO object identifiers. @example uuid.md5(uuid.OID, '1.3.6.1') */
  export const OID: 2;
  /** A namespace: names are X.500 distinguished names. @example uuid.md5(uuid.X509, 'CN=a') */
  export const X509: 3;

  /**
   * Version 1: of the time and the host.
   * @example uuid.node().length;                        // 16
   */
  export function node(): Buffer;

  /**
   * Version 4: random.
   * @example uuid.random();
   */
  export function random(): Buffer;

  /**
   * Version 3: the MD5 digest of a name, always the same for the same.
   * @param ns the namespace: one of the constants.
   * @example uuid.md5(uuid.DNS, 'python.org').hex();    // '6fa459eaee8a3ca4894edb77e160355e'
   * @throws TypeError ERR_INVALID_ARG_TYPE, RangeError ERR_OUT_OF_RANGE: there is no such namespace, or the name is no string.
   */
  export function md5(ns: number, name: string): Buffer;

  /**
   * Version 5: the SHA-1 digest of a name, always the same for the same.
   * @example uuid.sha1(uuid.URL, 'http://example.org/');
   * @throws as `md5`
   */
  export function sha1(ns: number, name: string): Buffer;

  /**
   * A number of 64 bits in big-endian order that grows from call to call: the milliseconds since 1970, `hostID`, and a count
   * within the millisecond. After 4096 in one millisecond it waits for the next.
   * @example uuid.snowflake().readBigUInt64BE();
   */
  export function snowflake(): Buffer;

  /**
   * The host in `snowflake`, 0 to 1023: 0 at first.
   * @example uuid.hostID = 5;
   * @throws TypeError ERR_INVALID_ARG_TYPE, RangeError ERR_OUT_OF_RANGE, when it is set to anything else.
   */
  export let hostID: number;
}
