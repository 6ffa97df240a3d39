/**
 * Digests, and digests with a key (HMAC).
 *
 * ```js
 * const hash = require('hash');
 * hash.md5('hello').digest('hex');                    // '5d41402abc4b2a76b9719d911017c592'
 * hash.hmac_sha256('key').update('da').update('ta').digest();
 * ```
 */
declare module "hash" {
  import { Buffer, Codec } from "buffer";

  /** What can be digested, and can be a key: bytes of any kind, or a text as UTF-8. */
  type Data = string | ArrayBuffer | ArrayBufferView;

  /** A digest that is being computed. The functions of the module make it. */
  interface Digest {
    /**
     * Adds data.
     * @example hash.md5().update('a').update('b').digest('hex');
     * @throws TypeError ERR_INVALID_ARG_TYPE: it is no data. Error ERR_CRYPTO_HASH_FINALIZED: the digest has been taken.
     */
    update(data: Data): this;

    /**
     * The digest of all data so far; after it there is nothing more to be had.
     * @param codec what to write it in; a Buffer by default.
     * @example hash.sha1('a').digest('base64');
     * @throws TypeError ERR_UNKNOWN_ENCODING: there is no such codec. Error ERR_CRYPTO_HASH_FINALIZED: it has been taken.
     */
    digest(codec?: "buffer"): Buffer;
    digest(codec: Codec): string;
    /**
     * Adds a last piece of data first.
     * @example hash.md5().digest(Buffer.from('a'));
     */
    digest(data: ArrayBuffer | ArrayBufferView): Buffer;

    /** How long the digest is, in bytes. @example hash.sha256().size;    // 32 */
    readonly size: number;
  }

  /** MD2, for `digest` and `hmac`. @example hash.digest(hash.MD2, data) */
  export const MD2: 1;
  /** MD4, for `digest` and `hmac`. @example hash.digest(hash.MD4, data) */
  export const MD4: 2;
  /** MD5, for `digest` and `hmac`. @example hash.digest(hash.MD5, data) */
  export const MD5: 3;
  /** SHA1, for `digest` and `hmac`. @example hash.digest(hash.SHA1, data) */
  export const SHA1: 4;
  /** SHA224, for `digest` and `hmac`. @example hash.digest(hash.SHA224, data) */
  export const SHA224: 5;
  /** SHA256, for `digest` and `hmac`. @example hash.digest(hash.SHA256, data) */
  export const SHA256: 6;
  /** SHA384, for `digest` and `hmac`. @example hash.digest(hash.SHA384, data) */
  export const SHA384: 7;
  /** SHA512, for `digest` and `hmac`. @example hash.digest(hash.SHA512, data) */
  export const SHA512: 8;
  /** RIPEMD160, for `digest` and `hmac`. @example hash.digest(hash.RIPEMD160, data) */
  export const RIPEMD160: 9;
  /** SM3, for `digest` and `hmac`. @example hash.digest(hash.SM3, data) */
  export const SM3: 10;
  /** SHA3-256, for `digest` and `hmac`. @example hash.digest(hash.SHA3_256, data) */
  export const SHA3_256: 11;
  /** SHA3-384, for `digest` and `hmac`. @example hash.digest(hash.SHA3_384, data) */
  export const SHA3_384: 12;
  /** SHA3-512, for `digest` and `hmac`. @example hash.digest(hash.SHA3_512, data) */
  export const SHA3_512: 13;
  /** BLAKE2S, for `digest` and `hmac`. @example hash.digest(hash.BLAKE2S, data) */
  export const BLAKE2S: 14;
  /** BLAKE2B, for `digest` and `hmac`. @example hash.digest(hash.BLAKE2B, data) */
  export const BLAKE2B: 15;

  /**
   * A digest by an algorithm's number.
   * @example hash.digest(hash.MD5, 'hello').digest('hex');
   * @throws TypeError ERR_INVALID_ARG_TYPE, RangeError ERR_OUT_OF_RANGE: it is none. Error ERR_CRYPTO_INVALID_DIGEST: this
   * Python's OpenSSL has no such algorithm.
   */
  export function digest(algo: number, data?: Data | null): Digest;

  /**
   * A digest with a key, by an algorithm's number.
   * @example hash.hmac(hash.SHA256, 'key', 'hello').digest('hex');
   */
  export function hmac(algo: number, key: Data, data?: Data | null): Digest;

  /** MD2, 16 bytes. It is broken: for old data only. @example hash.md2('hello').digest('hex') */
  export function md2(data?: Data | null): Digest;
  /** HMAC with MD2. @example hash.hmac_md2('key', 'hello').digest('hex') */
  export function hmac_md2(key: Data, data?: Data | null): Digest;
  /** MD4, 16 bytes. It is broken: for old data only. @example hash.md4('hello').digest('hex') */
  export function md4(data?: Data | null): Digest;
  /** HMAC with MD4. @example hash.hmac_md4('key', 'hello').digest('hex') */
  export function hmac_md4(key: Data, data?: Data | null): Digest;
  /** MD5, 16 bytes. @example hash.md5('hello').digest('hex') */
  export function md5(data?: Data | null): Digest;
  /** HMAC with MD5. @example hash.hmac_md5('key', 'hello').digest('hex') */
  export function hmac_md5(key: Data, data?: Data | null): Digest;
  /** SHA1, 20 bytes. @example hash.sha1('hello').digest('hex') */
  export function sha1(data?: Data | null): Digest;
  /** HMAC with SHA1. @example hash.hmac_sha1('key', 'hello').digest('hex') */
  export function hmac_sha1(key: Data, data?: Data | null): Digest;
  /** SHA224, 28 bytes. @example hash.sha224('hello').digest('hex') */
  export function sha224(data?: Data | null): Digest;
  /** HMAC with SHA224. @example hash.hmac_sha224('key', 'hello').digest('hex') */
  export function hmac_sha224(key: Data, data?: Data | null): Digest;
  /** SHA256, 32 bytes. @example hash.sha256('hello').digest('hex') */
  export function sha256(data?: Data | null): Digest;
  /** HMAC with SHA256. @example hash.hmac_sha256('key', 'hello').digest('hex') */
  export function hmac_sha256(key: Data, data?: Data | null): Digest;
  /** SHA384, 48 bytes. @example hash.sha384('hello').digest('hex') */
  export function sha384(data?: Data | null): Digest;
  /** HMAC with SHA384. @example hash.hmac_sha384('key', 'hello').digest('hex') */
  export function hmac_sha384(key: Data, data?: Data | null): Digest;
  /** SHA512, 64 bytes. @example hash.sha512('hello').digest('hex') */
  export function sha512(data?: Data | null): Digest;
  /** HMAC with SHA512. @example hash.hmac_sha512('key', 'hello').digest('hex') */
  export function hmac_sha512(key: Data, data?: Data | null): Digest;
  /** RIPEMD160, 20 bytes. @example hash.ripemd160('hello').digest('hex') */
  export function ripemd160(data?: Data | null): Digest;
  /** HMAC with RIPEMD160. @example hash.hmac_ripemd160('key', 'hello').digest('hex') */
  export function hmac_ripemd160(key: Data, data?: Data | null): Digest;
  /** SM3, 32 bytes. @example hash.sm3('hello').digest('hex') */
  export function sm3(data?: Data | null): Digest;
  /** HMAC with SM3. @example hash.hmac_sm3('key', 'hello').digest('hex') */
  export function hmac_sm3(key: Data, data?: Data | null): Digest;
  /** SHA3-256, 32 bytes. @example hash.sha3_256('hello').digest('hex') */
  export function sha3_256(data?: Data | null): Digest;
  /** HMAC with SHA3-256. @example hash.hmac_sha3_256('key', 'hello').digest('hex') */
  export function hmac_sha3_256(key: Data, data?: Data | null): Digest;
  /** SHA3-384, 48 bytes. @example hash.sha3_384('hello').digest('hex') */
  export function sha3_384(data?: Data | null): Digest;
  /** HMAC with SHA3-384. @example hash.hmac_sha3_384('key', 'hello').digest('hex') */
  export function hmac_sha3_384(key: Data, data?: Data | null): Digest;
  /** SHA3-512, 64 bytes. @example hash.sha3_512('hello').digest('hex') */
  export function sha3_512(data?: Data | null): Digest;
  /** HMAC with SHA3-512. @example hash.hmac_sha3_512('key', 'hello').digest('hex') */
  export function hmac_sha3_512(key: Data, data?: Data | null): Digest;
  /** BLAKE2S, 32 bytes. @example hash.blake2s('hello').digest('hex') */
  export function blake2s(data?: Data | null): Digest;
  /** HMAC with BLAKE2S. @example hash.hmac_blake2s('key', 'hello').digest('hex') */
  export function hmac_blake2s(key: Data, data?: Data | null): Digest;
  /** BLAKE2B, 64 bytes. @example hash.blake2b('hello').digest('hex') */
  export function blake2b(data?: Data | null): Digest;
  /** HMAC with BLAKE2B. @example hash.hmac_blake2b('key', 'hello').digest('hex') */
  export function hmac_blake2b(key: Data, data?: Data | null): Digest;
}
