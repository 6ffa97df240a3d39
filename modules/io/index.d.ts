/**
 * Streams of bytes.
 *
 * ```js
 * const io = require('io');
 * const memory = new io.MemoryStream();
 * ```
 *
 * What may wait also takes a callback as its last argument, and returns at once then.
 */
declare module "io" {
  import { Buffer } from "buffer";
  import { Stats } from "fs";

  namespace io {
    /** What callbacks get: the error or null, and the result. */
    export type Callback<T = void> = (error: Error | null, result?: T) => void;
    /** Data to write: text becomes UTF-8. */
    export type Data = string | ArrayBufferView;

    /** What `copyStream`, `copyTo` and `BufferedStream` take: anything that reads and writes. */
    export interface StreamLike {
      /** Some bytes, at most so many; null at the end. */
      read(bytes?: number): Buffer | null;
      /** Takes all of it. */
      write(data: Buffer): void;
    }

    /** The base of all streams. */
    export abstract class Stream implements StreamLike {
      /**
       * Waits for `bytes` bytes, fewer only at the end; for a block of a convenient size unless told how many.
       *
       * ```js
       * for (let block; (block = stream.read()) !== null;) hash.update(block);
       * ```
       *
       * @returns null at the end.
       */
      read(bytes?: number): Buffer | null;
      read(bytes: number, callback: Callback<Buffer | null>): void;
      read(callback: Callback<Buffer | null>): void;
      /** The same as `read`. */
      readSync: Stream["read"];
      /**
       * Writes all of it.
       *
       * ```js
       * stream.write('text'); stream.write(Buffer.from([1, 2]));
       * ```
       */
      write(data: Data): void;
      write(data: Data, callback: Callback): void;
      /** The same as `write`. */
      writeSync: Stream["write"];
      /**
       * Waits until what was written is where it belongs.
       *
       * ```js
       * file.flush();                      // on the disk
       * ```
       */
      flush(): void;
      flush(callback: Callback): void;
      /** The same as `flush`. */
      flushSync: Stream["flush"];
      /**
       * Closes it.
       *
       * ```js
       * file.close();
       * ```
       */
      close(): void;
      close(callback: Callback): void;
      /** The same as `close`. */
      closeSync: Stream["close"];
      /**
       * Copies from here to another stream, everything or at most `bytes` bytes.
       *
       * ```js
       * const copied = source.copyTo(target);
       * ```
       *
       * @returns how many bytes.
       */
      copyTo(stm: StreamLike, bytes?: number): number;
      copyTo(stm: StreamLike, bytes: number, callback: Callback<number>): void;
      copyTo(stm: StreamLike, callback: Callback<number>): void;
      /** The same as `copyTo`. */
      copyToSync: Stream["copyTo"];
    }

    /** A stream with a position and an end. */
    export abstract class SeekableStream extends Stream {
      /**
       * Everything from here to the end; null at the end.
       *
       * ```js
       * file.rewind(); const all = file.readAll();
       * ```
       */
      readAll(): Buffer | null;
      readAll(callback: Callback<Buffer | null>): void;
      /** The same as `readAll`. */
      readAllSync: SeekableStream["readAll"];
      /**
       * Sets the size. What is added is zero.
       *
       * ```js
       * file.truncate(0);
       * ```
       */
      truncate(bytes?: number): void;
      truncate(bytes: number, callback: Callback): void;
      /** The same as `truncate`. */
      truncateSync: SeekableStream["truncate"];
      /**
       * What is known of it.
       *
       * ```js
       * file.stat().size
       * ```
       */
      stat(): Stats;
      stat(callback: Callback<Stats>): void;
      /** The same as `stat`. */
      statSync: SeekableStream["stat"];
      /**
       * Moves to `offset` bytes from the beginning (`fs.SEEK_SET`, 0), from here (`fs.SEEK_CUR`, 1) or from the end
       * (`fs.SEEK_END`, 2).
       *
       * ```js
       * file.seek(-10, fs.SEEK_END);
       * ```
       */
      seek(offset: number, whence?: 0 | 1 | 2): void;
      /** The position. */
      tell(): number;
      /** Moves to the beginning. */
      rewind(): void;
      /** The number of bytes. */
      size(): number;
      /** Whether the position is at the end, or behind it. */
      eof(): boolean;
    }

    /** A stream in memory. Positions lie between its beginning and its end. */
    export class MemoryStream extends SeekableStream {
      /**
       * Sets the time that `stat()` tells. Each change of the content sets it to now.
       *
       * ```js
       * memory.setTime(new Date(0));
       * ```
       */
      setTime(d: Date): void;
      /**
       * A copy that cannot be changed, at its beginning.
       *
       * ```js
       * const copy = memory.clone();
       * ```
       */
      clone(): MemoryStream;
      /** Drops all content. */
      clear(): void;
    }

    /** Text over a stream of bytes. It reads ahead: the stream underneath should have no other readers. */
    export class BufferedStream extends Stream {
      /**
       * ```js
       * const lines = new io.BufferedStream(fs.openFile('notes.txt'));
       * ```
       */
      constructor(stm: StreamLike);
      /** The stream underneath. */
      readonly stream: StreamLike;
      /** The character set: `'utf-8'`, or any that Buffer knows. */
      charset: string;
      /** What ends a line: `'\n'`, unless set to `'\r'` or `'\r\n'`. */
      EOL: "\n" | "\r" | "\r\n";
      /**
       * The text of the next `size` bytes; null at the end.
       *
       * ```js
       * const head = stream.readText(4);
       * ```
       */
      readText(size: number): string | null;
      readText(size: number, callback: Callback<string | null>): void;
      /** The same as `readText`. */
      readTextSync: BufferedStream["readText"];
      /**
       * The next line, without its end; null at the end.
       *
       * ```js
       * for (let line; (line = stream.readLine()) !== null;) console.log(line);
       * ```
       *
       * @param maxlen the most bytes that it may have.
       * @throws Error `ERR_INVALID_STATE`: it has more.
       */
      readLine(maxlen?: number): string | null;
      readLine(maxlen: number, callback: Callback<string | null>): void;
      readLine(callback: Callback<string | null>): void;
      /** The same as `readLine`. */
      readLineSync: BufferedStream["readLine"];
      /**
       * All lines, or at most so many.
       *
       * ```js
       * const [first, second] = stream.readLines(2);
       * ```
       */
      readLines(maxlines?: number): string[];
      readLines(maxlines: number, callback: Callback<string[]>): void;
      readLines(callback: Callback<string[]>): void;
      /** The same as `readLines`. */
      readLinesSync: BufferedStream["readLines"];
      /**
       * The text in front of the next `mk`, which is taken, too; what is left, if there is none; null at the end.
       *
       * ```js
       * stream.readUntil('\0');
       * ```
       *
       * @throws Error `ERR_INVALID_STATE`: there are more than `maxlen` bytes.
       */
      readUntil(mk: string, maxlen?: number): string | null;
      readUntil(mk: string, maxlen: number, callback: Callback<string | null>): void;
      readUntil(mk: string, callback: Callback<string | null>): void;
      /** The same as `readUntil`. */
      readUntilSync: BufferedStream["readUntil"];
      /**
       * Writes text.
       *
       * ```js
       * stream.writeText('no line');
       * ```
       */
      writeText(txt: string): void;
      writeText(txt: string, callback: Callback): void;
      /** The same as `writeText`. */
      writeTextSync: BufferedStream["writeText"];
      /**
       * Writes text and the end of a line.
       *
       * ```js
       * stream.writeLine('a line');
       * ```
       */
      writeLine(txt: string): void;
      writeLine(txt: string, callback: Callback): void;
      /** The same as `writeLine`. */
      writeLineSync: BufferedStream["writeLine"];
    }

    /**
     * Copies from one stream to another, everything or at most `bytes` bytes.
     *
     * ```js
     * io.copyStream(fs.openFile('a'), memory);
     * ```
     *
     * @returns how many bytes.
     */
    export function copyStream(from: StreamLike, to: StreamLike, bytes?: number): number;
    export function copyStream(from: StreamLike, to: StreamLike, bytes: number, callback: Callback<number>): void;
    export function copyStream(from: StreamLike, to: StreamLike, callback: Callback<number>): void;
    /** The same as `copyStream`. */
    export const copyStreamSync: typeof copyStream;
    /**
     * Copies between two streams in both directions at a time, until both are at their end.
     *
     * ```js
     * io.bridge(one, other);
     * ```
     */
    export function bridge(stm1: StreamLike, stm2: StreamLike): void;
    export function bridge(stm1: StreamLike, stm2: StreamLike, callback: Callback): void;
    /** The same as `bridge`. */
    export const bridgeSync: typeof bridge;
  }

  export = io;
}
