/**
 * Compression: deflate (with zlib's header), raw deflate, gzip.
 *
 * ```js
 * const zlib = require('zlib');
 * const packed = zlib.gzip('hello '.repeat(1000));
 * zlib.gunzip(packed, 100000).toString();             // gives up at 100 000 bytes
 * ```
 *
 * All functions park only the calling fiber; large inputs are worked on by a helper thread. With a callback as the last argument
 * they return at once. `deflateSync` is `deflate` under its other name, and so on.
 */
declare module "zlib" {
  import { Buffer } from "buffer";

  /** Bytes of any kind, or a text as UTF-8. */
  type Data = string | ArrayBuffer | ArrayBufferView;
  type Callback<Result> = (error: Error | null, result: Result) => void;

  /** Where packed or unpacked bytes come from: `read(size)` returns at most so many, and null at the end. */
  interface Source { read(size: number): ArrayBufferView | ArrayBuffer | string | null | undefined }
  /** Where they go. */
  interface Sink { write(data: Buffer): unknown }

  /** fibjs's level alone, or Node's options. */
  type Packing = number | null | {
    /** 0 (not at all) to 9 (best), -1: zlib's choice. */
    level?: number;
    /** 9 to 15: how far back it looks, as a power of two. */
    windowBits?: number;
    /** 1 to 9: how much memory it takes. */
    memLevel?: number;
    /** One of `constants.Z_…STRATEGY`, `Z_FILTERED`, `Z_HUFFMAN_ONLY`, `Z_RLE`, `Z_FIXED`. */
    strategy?: number;
    /** What both sides know beforehand. Not for gzip. */
    dictionary?: Data;
  };
  /** fibjs's maxSize alone, or Node's options. */
  type Unpacking = number | null | {
    /** The largest size of the result in bytes; -1: as large as a Buffer can be. Node's name is `maxOutputLength`. */
    maxSize?: number;
    maxOutputLength?: number;
    windowBits?: number;
    dictionary?: Data;
  };

  interface Pack {
    (data: Data, options?: Packing): Buffer;
    (data: Data, callback: Callback<Buffer>): void;
    (data: Data, options: Packing, callback: Callback<Buffer>): void;
  }
  interface PackTo {
    (source: Data | Source, stream: Sink, options?: Packing): void;
    (source: Data | Source, stream: Sink, callback: Callback<void>): void;
    (source: Data | Source, stream: Sink, options: Packing, callback: Callback<void>): void;
  }
  interface Unpack {
    (data: Data, options?: Unpacking): Buffer;
    (data: Data, callback: Callback<Buffer>): void;
    (data: Data, options: Unpacking, callback: Callback<Buffer>): void;
  }
  interface UnpackTo {
    (source: Data | Source, stream: Sink, options?: Unpacking): void;
    (source: Data | Source, stream: Sink, callback: Callback<void>): void;
    (source: Data | Source, stream: Sink, options: Unpacking, callback: Callback<void>): void;
  }

  /** What is written to it goes, packed or unpacked, to another stream. */
  interface ZlibStream {
    /** Throws: the other stream is the one to read. @throws Error ERR_METHOD_NOT_IMPLEMENTED */
    read(): never;
    readSync(): never;
    /** Takes some data. @example stream.write(chunk) @throws as the function that made the stream; ERR_STREAM_DESTROYED */
    write(data: Data): void;
    write(data: Data, callback: Callback<void>): void;
    /** Lets all output come that can come yet. @example stream.flush() @throws Error ERR_STREAM_DESTROYED: it is closed. */
    flush(): void;
    flush(callback: Callback<void>): void;
    /**
     * The data is at its end: the rest of the output comes. The other stream stays open.
     * @example stream.close();
     * @throws Error Z_BUF_ERROR: packed data is not at its end.
     */
    close(): void;
    close(callback: Callback<void>): void;
    writeSync(data: Data): void;
    flushSync(): void;
    closeSync(): void;
  }

  /** A level: do not compress. @example zlib.deflate(data, zlib.NO_COMPRESSION) */
  export const NO_COMPRESSION: 0;
  /** A level: quickly. @example zlib.deflate(data, zlib.BEST_SPEED) */
  export const BEST_SPEED: 1;
  /** A level: as small as it gets. @example zlib.deflate(data, zlib.BEST_COMPRESSION) */
  export const BEST_COMPRESSION: 9;
  /** A level: zlib's choice. @example zlib.deflate(data, zlib.DEFAULT_COMPRESSION) */
  export const DEFAULT_COMPRESSION: -1;
  /** Node's constants, as far as they speak of zlib. @example zlib.constants.Z_BEST_SPEED;    // 1 */
  export const constants: Readonly<{ [name: string]: number }>;

  /**
   * Compresses, with zlib's header (RFC 1950).
   * @example zlib.deflate('hello');
   * @throws TypeError ERR_INVALID_ARG_TYPE, RangeError ERR_OUT_OF_RANGE: an argument or option is wrong.
   */
  export const deflate: Pack;
  /** The same. @example zlib.deflateSync('hello') */
  export const deflateSync: Pack;
  /**
   * Compresses a Buffer or a whole stream into a stream, piece by piece. The stream is not closed.
   * @example zlib.deflateTo(source, stream);
   */
  export const deflateTo: PackTo;
  /** The same. @example zlib.deflateToSync(source, stream) */
  export const deflateToSync: PackTo;
  /**
   * A stream to write to: what `deflate` makes of the data goes to another one.
   * @example const stream = zlib.createDeflate(to); stream.write('a'); stream.close();
   * @throws as `deflateTo`
   */
  export function createDeflate(to: Sink, options?: Packing): ZlibStream;
  /**
   * Undoes `deflate`.
   * @example zlib.inflate(packed, 2 ** 20);
   * @throws Error Z_DATA_ERROR, Z_BUF_ERROR (the end is missing), Z_NEED_DICT, with zlib's number as `errno`; RangeError
   * ERR_BUFFER_TOO_LARGE: there is more than `maxSize`.
   */
  export const inflate: Unpack;
  /** The same. @example zlib.inflateSync(packed) */
  export const inflateSync: Unpack;
  /**
   * Undoes `deflateTo`: a Buffer or a whole stream into a stream, in pieces of at most 64 KB. `maxSize` has no limit by default.
   * @example zlib.inflateTo(source, stream, 2 ** 30);
   */
  export const inflateTo: UnpackTo;
  /** The same. @example zlib.inflateToSync(source, stream) */
  export const inflateToSync: UnpackTo;
  /**
   * A stream to write to: what `inflate` makes of the data goes to another one.
   * @example const stream = zlib.createInflate(to); stream.write('a'); stream.close();
   * @throws as `inflateTo`
   */
  export function createInflate(to: Sink, options?: Unpacking): ZlibStream;
  /**
   * Compresses, without any header (RFC 1951).
   * @example zlib.deflateRaw('hello');
   * @throws TypeError ERR_INVALID_ARG_TYPE, RangeError ERR_OUT_OF_RANGE: an argument or option is wrong.
   */
  export const deflateRaw: Pack;
  /** The same. @example zlib.deflateRawSync('hello') */
  export const deflateRawSync: Pack;
  /**
   * Compresses a Buffer or a whole stream into a stream, piece by piece. The stream is not closed.
   * @example zlib.deflateRawTo(source, stream);
   */
  export const deflateRawTo: PackTo;
  /** The same. @example zlib.deflateRawToSync(source, stream) */
  export const deflateRawToSync: PackTo;
  /**
   * A stream to write to: what `deflateRaw` makes of the data goes to another one.
   * @example const stream = zlib.createDeflateRaw(to); stream.write('a'); stream.close();
   * @throws as `deflateRawTo`
   */
  export function createDeflateRaw(to: Sink, options?: Packing): ZlibStream;
  /**
   * Undoes `deflateRaw`.
   * @example zlib.inflateRaw(packed, 2 ** 20);
   * @throws Error Z_DATA_ERROR, Z_BUF_ERROR (the end is missing), Z_NEED_DICT, with zlib's number as `errno`; RangeError
   * ERR_BUFFER_TOO_LARGE: there is more than `maxSize`.
   */
  export const inflateRaw: Unpack;
  /** The same. @example zlib.inflateRawSync(packed) */
  export const inflateRawSync: Unpack;
  /**
   * Undoes `deflateRawTo`: a Buffer or a whole stream into a stream, in pieces of at most 64 KB. `maxSize` has no limit by default.
   * @example zlib.inflateRawTo(source, stream, 2 ** 30);
   */
  export const inflateRawTo: UnpackTo;
  /** The same. @example zlib.inflateRawToSync(source, stream) */
  export const inflateRawToSync: UnpackTo;
  /**
   * A stream to write to: what `inflateRaw` makes of the data goes to another one.
   * @example const stream = zlib.createInflateRaw(to); stream.write('a'); stream.close();
   * @throws as `inflateRawTo`
   */
  export function createInflateRaw(to: Sink, options?: Unpacking): ZlibStream;
  /**
   * Compresses, as gzip (RFC 1952).
   * @example zlib.gzip('hello');
   * @throws TypeError ERR_INVALID_ARG_TYPE, RangeError ERR_OUT_OF_RANGE: an argument or option is wrong.
   */
  export const gzip: Pack;
  /** The same. @example zlib.gzipSync('hello') */
  export const gzipSync: Pack;
  /**
   * Compresses a Buffer or a whole stream into a stream, piece by piece. The stream is not closed.
   * @example zlib.gzipTo(source, stream);
   */
  export const gzipTo: PackTo;
  /** The same. @example zlib.gzipToSync(source, stream) */
  export const gzipToSync: PackTo;
  /**
   * A stream to write to: what `gzip` makes of the data goes to another one.
   * @example const stream = zlib.createGzip(to); stream.write('a'); stream.close();
   * @throws as `gzipTo`
   */
  export function createGzip(to: Sink, options?: Packing): ZlibStream;
  /**
   * Undoes `gzip`. Several members one after the other are one.
   * @example zlib.gunzip(packed, 2 ** 20);
   * @throws Error Z_DATA_ERROR, Z_BUF_ERROR (the end is missing), Z_NEED_DICT, with zlib's number as `errno`; RangeError
   * ERR_BUFFER_TOO_LARGE: there is more than `maxSize`.
   */
  export const gunzip: Unpack;
  /** The same. @example zlib.gunzipSync(packed) */
  export const gunzipSync: Unpack;
  /**
   * Undoes `gzipTo`: a Buffer or a whole stream into a stream, in pieces of at most 64 KB. `maxSize` has no limit by default.
   * @example zlib.gunzipTo(source, stream, 2 ** 30);
   */
  export const gunzipTo: UnpackTo;
  /** The same. @example zlib.gunzipToSync(source, stream) */
  export const gunzipToSync: UnpackTo;
  /**
   * A stream to write to: what `gunzip` makes of the data goes to another one.
   * @example const stream = zlib.createGunzip(to); stream.write('a'); stream.close();
   * @throws as `gunzipTo`
   */
  export function createGunzip(to: Sink, options?: Unpacking): ZlibStream;
}
