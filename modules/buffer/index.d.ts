/**
 * Bytes. A Buffer is a `Uint8Array` with methods for text in many codecs, for numbers, for searching and comparing.
 *
 * ```js
 * const { Buffer } = require('buffer');    // also a global
 * const data = Buffer.from('héllo');
 * data.hex();                              // '68c3a96c6c6f'
 * data.toString('latin1');                 // 'hÃ©llo'
 * ```
 */
declare module "buffer" {
  /**
   * How text becomes bytes, in upper or lower case: those named here, or any character set that Python's codecs know:
   * `'gbk'`, `'big5'`, `'shift_jis'`, `'koi8-r'`, `'utf-16be'`, …
   *
   * Decoding: what is not valid becomes U+FFFD; `hex` stops at the first pair that is no number; `base64` and
   * `base64url` both take either alphabet, skip what is no digit, end at the first `=`; `ascii` ignores the highest bit.
   * Encoding: lone surrogates become U+FFFD in UTF-8; `latin1` and `ascii` take the low byte of every unit; character
   * sets write `?` for what they cannot say.
   */
  export type Codec =
    | "utf8" | "utf-8" | "hex" | "base64" | "base64url" | "ascii" | "latin1" | "binary"
    | "utf16le" | "utf-16le" | "ucs2" | "ucs-2" | (string & {});

  /** What `toJSON` returns and `Buffer.from` takes back. */
  export interface BufferJson { type: "Buffer"; data: number[] }

  /** The function `Buffer`. It may be called with or without `new`. */
  export interface BufferConstructor {
    /**
     * The bytes of a text.
     *
     * ```js
     * new Buffer('hi'); new Buffer('6869', 'hex');
     * ```
     *
     * @throws TypeError `ERR_UNKNOWN_ENCODING`: there is no such codec.
     */
    new (text: string, codec?: Codec): Buffer;
    /**
     * `size` zero bytes; an empty Buffer without arguments.
     *
     * ```js
     * new Buffer(2).hex();    // '0000'
     * ```
     *
     * @throws RangeError `ERR_OUT_OF_RANGE`: the size is negative, NaN, or more than 2147483647.
     */
    new (size?: number): Buffer;
    /**
     * A Buffer over the same memory: nothing is copied.
     *
     * ```js
     * const memory = new ArrayBuffer(4);
     * new Buffer(memory, 1, 2)[0] = 7;    // new Uint8Array(memory)[1] is 7
     * ```
     *
     * @throws RangeError `ERR_BUFFER_OUT_OF_BOUNDS`: the part lies outside of the memory.
     */
    new (memory: ArrayBuffer | SharedArrayBuffer, byteOffset?: number, length?: number): Buffer;
    /**
     * A copy. Numbers are taken modulo 256; of a typed array with wider elements, each element gives one byte.
     *
     * ```js
     * new Buffer([1, 2, 257]).hex();    // '010201'
     * ```
     */
    new (items: ArrayLike<number> | BufferJson): Buffer;

    (text: string, codec?: Codec): Buffer;
    (size?: number): Buffer;
    (memory: ArrayBuffer | SharedArrayBuffer, byteOffset?: number, length?: number): Buffer;
    (items: ArrayLike<number> | BufferJson): Buffer;
    readonly prototype: Buffer;
    /** The class of the objects themselves, which `map`, `filter` and the like make. */
    readonly [Symbol.species]: new (source: ArrayBufferLike | number) => Buffer;
    /** Node's; there is no pool here, and nothing depends on it. */
    poolSize: number;

    /**
     * Like `new Buffer(text, codec)`.
     *
     * ```js
     * Buffer.from('aGk', 'base64').toString();    // 'hi'
     * ```
     */
    from(text: string, codec?: Codec): Buffer;
    /** Like `new Buffer(memory)`: shares the memory. */
    from(memory: ArrayBuffer | SharedArrayBuffer, byteOffset?: number, length?: number): Buffer;
    /**
     * A copy of an array, an array-like object, a Buffer, a typed array, or what `toJSON` made of a Buffer.
     *
     * ```js
     * Buffer.from(JSON.parse(JSON.stringify(data))).equals(data);    // true
     * ```
     */
    from(items: ArrayLike<number> | BufferJson): Buffer;
    /** The bytes of `valueOf()` or `[Symbol.toPrimitive]('string')` of an object that has one. */
    from(
      value: { valueOf(): string | object } | { [Symbol.toPrimitive](hint: "string"): string },
      codec?: Codec,
    ): Buffer;

    /**
     * `size` bytes, filled.
     *
     * ```js
     * Buffer.alloc(5, 'ab').toString();    // 'ababa'
     * ```
     */
    alloc(size: number, fill?: string | number | Uint8Array, codec?: Codec): Buffer;
    /** Like `alloc(size)`: the memory is zeroed here. */
    allocUnsafe(size: number): Buffer;
    /** Like `alloc(size)`. */
    allocUnsafeSlow(size: number): Buffer;
    /**
     * All Buffers of the list in one. `cutLength` is the length of the result: what is longer is cut off, what is
     * missing is zero; -1 or undefined: the sum of the lengths.
     *
     * ```js
     * Buffer.concat([Buffer.from('ab'), Buffer.from('cd')], 3).toString();    // 'abc'
     * ```
     */
    concat(list: readonly Uint8Array[], cutLength?: number): Buffer;
    /**
     * How many bytes the text has in that codec (`hex` and `base64`: by its length alone, as in Node); of bytes, their
     * number.
     *
     * ```js
     * Buffer.byteLength('é');    // 2
     * ```
     */
    byteLength(value: string | ArrayBufferLike | ArrayBufferView, codec?: Codec): number;
    /**
     * -1, 0 or 1, as the first bytes are less than, equal to or greater than the second: what `sort` takes.
     *
     * ```js
     * [b, a].sort(Buffer.compare);
     * ```
     */
    compare(buf1: Uint8Array, buf2: Uint8Array): -1 | 0 | 1;
    /** Whether the value is a Buffer. `Buffer.isBuffer(new Uint8Array(1))` is false. */
    isBuffer(value: unknown): value is Buffer;
    /** Whether there is such a codec. `Buffer.isEncoding('gbk')` is true. */
    isEncoding(codec: unknown): codec is Codec;
    /** A Buffer of the arguments: `Buffer.of(1, 2).hex()` is `'0102'`. */
    of(...items: number[]): Buffer;
    /**
     * A copy of the memory of a typed array, or of `length` of its elements from `offset` on.
     *
     * ```js
     * Buffer.copyBytesFrom(new Uint16Array([1, 2]), 1).hex();    // '0200'
     * ```
     */
    copyBytesFrom(array: TypedArray, offset?: number, length?: number): Buffer;
  }

  type TypedArray = ArrayBufferView & { readonly length: number };

  /**
   * Reads a number at `offset` (0 when left out). `noAssert`: nothing is checked, bytes that are not there count as 0.
   *
   * @throws RangeError `ERR_OUT_OF_RANGE`, or `ERR_BUFFER_OUT_OF_BOUNDS` when the whole Buffer has fewer bytes.
   */
  type Read<T = number> = (offset?: number, noAssert?: boolean) => T;
  /**
   * Writes a number at `offset` (0 when left out) and returns the offset after it. `noAssert`: nothing is checked, the
   * value wraps, bytes that have no place are dropped.
   *
   * @throws RangeError `ERR_OUT_OF_RANGE`: the value or the offset is.
   */
  type Write<T = number> = (value: T, offset?: number, noAssert?: boolean) => number;
  /** Reads an integer of `byteLength` (1 to 6) bytes. */
  type ReadWide = (offset: number, byteLength: number, noAssert?: boolean) => number;
  /** Writes an integer of `byteLength` (1 to 6) bytes; returns the offset after it. */
  type WriteWide = (value: number, offset: number, byteLength: number, noAssert?: boolean) => number;
  type SliceAs = (start?: number, end?: number) => string;
  type WriteAs = (text: string, offset?: number, length?: number) => number;

  export interface Buffer extends Uint8Array {
    /** The memory that holds the bytes, and maybe others: they begin at `byteOffset`. */
    readonly buffer: ArrayBuffer;

    /**
     * The text of the bytes from `offset` to `end` (not included).
     *
     * ```js
     * Buffer.from('héllo').toString('utf8', 3);    // 'llo'
     * ```
     *
     * @throws TypeError `ERR_UNKNOWN_ENCODING`: there is no such codec.
     */
    toString(codec?: Codec, offset?: number, end?: number): string;
    /** `{ type: 'Buffer', data: [104, 105] }`: what `JSON.stringify` makes of a Buffer. */
    toJSON(): BufferJson;
    /** The same as `toString('hex')`. */
    hex(): string;
    /** The same as `toString('base64')`. */
    base64(): string;
    /** A plain array of the bytes. */
    toArray(): number[];
    /** `'<Buffer 68 69>'`, with the first 50 bytes: what `util.inspect` and `console` show. */
    inspect(): string;

    /**
     * Writes text at `offset`, at most `length` bytes, and returns how many were written. Only whole characters are.
     *
     * ```js
     * const data = Buffer.alloc(4);
     * data.write('hi');              // 2
     * data.write('ff', 2, 'hex');    // 1
     * ```
     *
     * @throws RangeError `ERR_OUT_OF_RANGE`: offset or length is negative, a fraction, or beyond the end.
     */
    write(text: string, offset?: number, length?: number, codec?: Codec): number;
    write(text: string, offset: number, codec: Codec): number;
    write(text: string, codec: Codec): number;

    /**
     * Repeats a byte, a text or bytes from `offset` to `end`; returns the Buffer.
     *
     * ```js
     * Buffer.alloc(4).fill('ab').toString();    // 'abab'
     * ```
     *
     * @throws TypeError `ERR_INVALID_ARG_VALUE`: there is nothing to fill with.
     */
    fill(value: string | number | boolean | ArrayBufferView, offset?: number, end?: number, codec?: Codec): this;
    fill(value: string, offset: number, codec: Codec): this;
    fill(value: string, codec: Codec): this;

    /**
     * Where a byte, a text or bytes occur first, from `offset` on (negative: from the end); -1 when nowhere.
     *
     * ```js
     * Buffer.from('a\r\nb').indexOf('\r\n');    // 1
     * ```
     */
    indexOf(value: string | number | Uint8Array, offset?: number, codec?: Codec): number;
    indexOf(value: string, codec: Codec): number;
    /** Where they occur last, beginning at `offset` or before it. */
    lastIndexOf(value: string | number | Uint8Array, offset?: number, codec?: Codec): number;
    lastIndexOf(value: string, codec: Codec): number;
    /** Whether `indexOf` finds it. */
    includes(value: string | number | Uint8Array, offset?: number, codec?: Codec): boolean;
    includes(value: string, codec: Codec): boolean;

    /** Whether the other has the same bytes. `Buffer.from('a').equals(new Uint8Array([97]))` is true. */
    equals(other: Uint8Array): boolean;
    /**
     * Compares a part of this Buffer with a part of another.
     *
     * ```js
     * Buffer.from('b').compare(Buffer.from('a'));    // 1
     * ```
     */
    compare(
      target: Uint8Array,
      targetStart?: number,
      targetEnd?: number,
      sourceStart?: number,
      sourceEnd?: number,
    ): -1 | 0 | 1;
    /**
     * Copies bytes into another Buffer, as many as fit, and returns how many. The two may overlap.
     *
     * ```js
     * Buffer.from('abc').copy(target, 1);    // 3
     * ```
     */
    copy(target: Uint8Array, targetStart?: number, sourceStart?: number, sourceEnd?: number): number;
    /**
     * A part, which shares the memory: writing to one changes the other. Negative positions count from the end.
     *
     * ```js
     * Buffer.from('abcd').slice(1, -1).toString();    // 'bc'
     * ```
     */
    slice(start?: number, end?: number): Buffer;
    /** The same as `slice`. */
    subarray(start?: number, end?: number): Buffer;
    /** Turns the two bytes of every pair round, in place. Throws `ERR_INVALID_BUFFER_SIZE` for an odd length. */
    swap16(): this;
    /** Groups of four bytes. */
    swap32(): this;
    /** Groups of eight bytes. */
    swap64(): this;

    /**
     * Changes the length in place, where the memory can: over the whole of a resizable ArrayBuffer (newer engine).
     *
     * ```js
     * const data = new Buffer(new ArrayBuffer(2, { maxByteLength: 100 }));
     * data.resize(5);
     * ```
     *
     * @throws Error `ERR_BUFFER_NOT_RESIZABLE`: the memory is fixed.
     */
    resize(size: number): void;
    /**
     * Adds bytes or text at the end in place, where `resize` can; else use `data = Buffer.concat([data, more])`.
     *
     * @throws Error `ERR_BUFFER_NOT_RESIZABLE`: the memory is fixed.
     */
    append(data: Uint8Array): void;
    append(text: string, codec?: Codec): void;

    /** `Buffer.from([255]).readUInt8()` is 255. */
    readUInt8: Read;
    readInt8: Read;
    readUInt16LE: Read;
    readUInt16BE: Read;
    readInt16LE: Read;
    readInt16BE: Read;
    readUInt32LE: Read;
    readUInt32BE: Read;
    readInt32LE: Read;
    readInt32BE: Read;
    /** A 64-bit integer as a number: exact within ±2**53, else the nearest number. */
    readInt64LE: Read;
    readInt64BE: Read;
    readFloatLE: Read;
    readFloatBE: Read;
    readDoubleLE: Read;
    readDoubleBE: Read;
    readBigInt64LE: Read<bigint>;
    readBigInt64BE: Read<bigint>;
    readBigUInt64LE: Read<bigint>;
    readBigUInt64BE: Read<bigint>;
    /** `Buffer.from('010203', 'hex').readUIntBE(0, 3)` is 66051. */
    readUIntLE: ReadWide;
    readUIntBE: ReadWide;
    readIntLE: ReadWide;
    readIntBE: ReadWide;

    /** `buffer.writeUInt8(255, 1)` is 2. */
    writeUInt8: Write;
    writeInt8: Write;
    writeUInt16LE: Write;
    writeUInt16BE: Write;
    writeInt16LE: Write;
    writeInt16BE: Write;
    writeUInt32LE: Write;
    writeUInt32BE: Write;
    writeInt32LE: Write;
    writeInt32BE: Write;
    /** Fractions are cut off. */
    writeInt64LE: Write<number | bigint>;
    writeInt64BE: Write<number | bigint>;
    writeFloatLE: Write;
    writeFloatBE: Write;
    writeDoubleLE: Write;
    writeDoubleBE: Write;
    writeBigInt64LE: Write<bigint>;
    writeBigInt64BE: Write<bigint>;
    writeBigUInt64LE: Write<bigint>;
    writeBigUInt64BE: Write<bigint>;
    writeUIntLE: WriteWide;
    writeUIntBE: WriteWide;
    writeIntLE: WriteWide;
    writeIntBE: WriteWide;

    // Node's other spelling.
    readUint8: Read;
    readUint16LE: Read;
    readUint16BE: Read;
    readUint32LE: Read;
    readUint32BE: Read;
    readUintLE: ReadWide;
    readUintBE: ReadWide;
    readBigUint64LE: Read<bigint>;
    readBigUint64BE: Read<bigint>;
    writeUint8: Write;
    writeUint16LE: Write;
    writeUint16BE: Write;
    writeUint32LE: Write;
    writeUint32BE: Write;
    writeUintLE: WriteWide;
    writeUintBE: WriteWide;
    writeBigUint64LE: Write<bigint>;
    writeBigUint64BE: Write<bigint>;

    /** Node's direct ways to one codec: `data.latin1Slice(0, 4)` is `data.toString('latin1', 0, 4)`. */
    utf8Slice: SliceAs;
    latin1Slice: SliceAs;
    asciiSlice: SliceAs;
    ucs2Slice: SliceAs;
    hexSlice: SliceAs;
    base64Slice: SliceAs;
    base64urlSlice: SliceAs;
    utf8Write: WriteAs;
    latin1Write: WriteAs;
    asciiWrite: WriteAs;
    ucs2Write: WriteAs;
    hexWrite: WriteAs;
    base64Write: WriteAs;
    base64urlWrite: WriteAs;
  }

  export const Buffer: BufferConstructor;
}
