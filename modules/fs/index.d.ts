/**
 * Files and folders.
 *
 * ```js
 * const fs = require('fs');
 * fs.writeFile('notes.txt', 'text');
 * ```
 *
 * Calls wait without stopping other fibers. Each also takes a callback as its last argument, and returns at once then.
 * They throw errors of the system with `code`, `errno`, `number`, `syscall`, `path` and `dest`; TypeError
 * `ERR_INVALID_ARG_TYPE` or `ERR_INVALID_ARG_VALUE` and RangeError `ERR_OUT_OF_RANGE` for wrong arguments.
 */
declare module "fs" {
  import { Buffer } from "buffer";
  import { BufferedStream, SeekableStream } from "io";

  namespace fs {
    /** What callbacks get: the error or null, and the result. */
    export type Callback<T> = (error: Error | null, result?: T) => void;
    /** A function that waits for its result, or hands it to a callback. `A` are its arguments, `O` those that may be left out. */
    export interface Waits<A extends unknown[], O extends unknown[], R> {
      (...args: [...A, ...Partial<O>]): R;
      (...args: [...A, Callback<R>]): void;
      (...args: [...A, ...O, Callback<R>]): void;
    }

    /** Text, or a Buffer with the bytes of a name. Bytes that are not UTF-8 are lone surrogates (U+DC80 …) in text. */
    export type Path = string | Uint8Array;
    /** Permissions: a number such as 0o644, or its digits. */
    export type Mode = number | string;
    /** `'r'`, `'r+'`, `'w'`, `'w+'`, `'a'`, `'a+'`, with `x` (must be new) or `s` (waits for the disk); or `constants.O_…`. */
    export type Flags = string | number | null;
    /** Seconds since 1970, or a Date. A number below 0 means now. */
    export type Time = number | string | Date;
    /** `bigint`: all numbers are bigints. `throwIfNoEntry`: false gives undefined for what does not exist. */
    export interface StatOptions {
      bigint?: boolean;
      throwIfNoEntry?: boolean;
    }
    /** How names are given: as text, or `'buffer'` for Buffers. */
    export type NameOptions = string | null | { encoding?: string | null };
    /** `encoding` of text, `mode` of a new file, how to open it, and whether to wait for the disk. */
    export type WriteOptions = string | null | { encoding?: string | null; mode?: Mode; flag?: Flags; flush?: boolean };

    /** What kind of file something is. */
    export interface Kind {
      isFile(): boolean;
      isDirectory(): boolean;
      isSymbolicLink(): boolean;
      isFIFO(): boolean;
      isSocket(): boolean;
      isCharacterDevice(): boolean;
      isBlockDevice(): boolean;
    }

    /** What is known of a file. With `bigint` the numbers are bigints, and there are `atimeNs`, … in nanoseconds. */
    export class Stats implements Kind {
      private constructor();
      dev: number;
      mode: number;
      nlink: number;
      uid: number;
      gid: number;
      rdev: number;
      blksize: number;
      ino: number;
      /** In bytes. */
      size: number;
      /** In units of 512 bytes. */
      blocks: number;
      atimeMs: number;
      mtimeMs: number;
      ctimeMs: number;
      birthtimeMs: number;
      /** Last access. */
      atime: Date;
      /** Last change of the content. */
      mtime: Date;
      /** Last change of anything. */
      ctime: Date;
      /** When it was made, where that is known; else `ctime`. */
      birthtime: Date;
      /** Its name without the folder. */
      readonly name: string;
      isFile(): boolean;
      isDirectory(): boolean;
      isSymbolicLink(): boolean;
      isFIFO(): boolean;
      isSocket(): boolean;
      isCharacterDevice(): boolean;
      isBlockDevice(): boolean;
      /** Whether its owner may read it. */
      isReadable(): boolean;
      /** Whether its owner may write it. */
      isWritable(): boolean;
      /** Whether its owner may execute it. */
      isExecutable(): boolean;
      /** Whether its name begins with a dot. */
      isHidden(): boolean;
      /** Whether it is a `MemoryStream`. */
      isMemory(): boolean;
    }

    /** An entry of a folder. */
    export interface Dirent extends Kind {
      name: string;
      /** The folder, as it was given to `readdir`. */
      parentPath: Path;
      /** The same. */
      path: Path;
    }
    export const Dirent: abstract new (...args: never[]) => Dirent;

    /** An open file as a stream; see `openFile`. One that nobody refers to any more is closed. */
    export class File extends SeekableStream {
      private constructor();
      /** The path by which it was opened. */
      readonly name: string;
      /** Its number; -1 when it is closed. */
      readonly fd: number;
      /**
       * Sets permissions.
       *
       * ```js
       * file.chmod(0o600);
       * ```
       */
      chmod(mode: Mode): void;
      chmod(mode: Mode, callback: Callback<void>): void;
      /** The same as `chmod`. */
      chmodSync: File["chmod"];
    }

    /** What `fs.access`, `fs.open` and `Stats.mode` are made of: `F_OK`, `O_CREAT`, `S_IFDIR`, `COPYFILE_EXCL`, … */
    export const constants: { readonly [name: string]: number };
    /** For `File.seek`: from the beginning. */
    export const SEEK_SET: 0;
    /** For `File.seek`: from here. */
    export const SEEK_CUR: 1;
    /** For `File.seek`: from the end. */
    export const SEEK_END: 2;
    export const F_OK: number;
    export const R_OK: number;
    export const W_OK: number;
    export const X_OK: number;

    /**
     * What is known of a file, or of what a link leads to.
     *
     * ```js
     * fs.stat('notes.txt').size
     * ```
     */
    export const stat: Waits<[path: Path], [options: StatOptions], Stats>;
    /** The same as `stat`. */
    export const statSync: typeof stat;

    /** `readFile`. */
    export interface ReadFile {
      (file: Path | number, options?: "" | null | { encoding?: "" | null; flag?: Flags }): Buffer;
      (file: Path | number, options: string | { encoding: string; flag?: Flags }): string;
      (file: Path | number, callback: Callback<Buffer>): void;
      (file: Path | number, options: string | { encoding: string; flag?: Flags }, callback: Callback<string>): void;
    }
    /**
     * A whole file: bytes, or text if an encoding is given. Given the number of an open file, the rest of that.
     *
     * ```js
     * fs.readFile('data')[0]; fs.readFile('notes.txt', 'utf8');
     * ```
     *
     * @throws RangeError `ERR_FS_FILE_TOO_LARGE`: more than 2 GiB.
     */
    export const readFile: ReadFile;
    /** The same as `readFile`. */
    export const readFileSync: typeof readFile;

    /** `readdir`. */
    export interface ReadFolder {
      (path: Path, options?: string | null | { encoding?: string | null; withFileTypes?: false }): string[];
      (path: Path, options: "buffer" | { encoding: "buffer"; withFileTypes?: false }): Buffer[];
      (path: Path, options: { encoding?: string | null; withFileTypes: true }): Dirent[];
      (path: Path, callback: Callback<string[]>): void;
      (path: Path, options: { encoding?: string | null; withFileTypes: true }, callback: Callback<Dirent[]>): void;
    }
    /**
     * The names in a folder, in the order of their bytes, or `Dirent`s with `withFileTypes`.
     *
     * ```js
     * fs.readdir('.').filter((name) => name.endsWith('.js'))
     * ```
     */
    export const readdir: ReadFolder;
    /** The same as `readdir`. */
    export const readdirSync: typeof readdir;

    /** Which part of a buffer, and where in the file. */
    export interface Part {
      offset?: number;
      length?: number;
      position?: number | bigint | null;
    }
    /** `read`. */
    export interface Read {
      (fd: number, buffer: ArrayBufferView, offset?: number | null, length?: number | null, position?: number | bigint | null): number;
      (fd: number, buffer: ArrayBufferView, options: Part): number;
      (fd: number, buffer: ArrayBufferView, callback: Callback<number>): void;
      (fd: number, buffer: ArrayBufferView, options: Part, callback: Callback<number>): void;
      (
        fd: number, buffer: ArrayBufferView, offset: number | null, length: number | null, position: number | bigint | null,
        callback: Callback<number>,
      ): void;
    }
    /**
     * Waits for bytes and puts them into `buffer`: at `offset` (0), at most `length` (the rest of it), from `position` in
     * the file (where it stands).
     *
     * ```js
     * const size = fs.read(fd, buffer, 0, 100, 0);
     * ```
     *
     * @returns how many; 0 at the end.
     */
    export const read: Read;
    /** The same as `read`. */
    export const readSync: typeof read;

    /** `write`. */
    export interface Write {
      (fd: number, buffer: ArrayBufferView, offset?: number | null, length?: number | null, position?: number | bigint | null): number;
      (fd: number, buffer: ArrayBufferView, options: Part): number;
      (fd: number, text: string, position?: number | bigint | null, encoding?: string): number;
      (fd: number, data: ArrayBufferView | string, callback: Callback<number>): void;
    }
    /**
     * Writes text, or a part of a buffer, at `position` in the file (where it stands). All of it is written.
     *
     * ```js
     * fs.write(fd, 'text'); fs.write(fd, buffer, 0, 10, 100);
     * ```
     *
     * @returns how many bytes.
     */
    export const write: Write;
    /** The same as `write`. */
    export const writeSync: typeof write;

    /**
     * Whether there is something of that name. What cannot be a name does not exist.
     *
     * ```js
     * fs.exists('notes.txt')
     * ```
     */
    export const exists: Waits<[path: unknown], [], boolean>;
    /** The same as `exists`. */
    export const existsSync: typeof exists;
    /**
     * Throws unless the process may do with it what `mode` says: `F_OK` (it exists, the default) or `R_OK`, `W_OK`,
     * `X_OK`, added up.
     *
     * ```js
     * fs.access('run.sh', fs.constants.X_OK);
     * ```
     */
    export const access: Waits<[path: Path], [mode: number], void>;
    /** The same as `access`. */
    export const accessSync: typeof access;
    /**
     * `stat` of a link itself.
     *
     * ```js
     * fs.lstat('link').isSymbolicLink()
     * ```
     */
    export const lstat: Waits<[path: Path], [options: StatOptions], Stats>;
    /** The same as `lstat`. */
    export const lstatSync: typeof lstat;
    /**
     * Gives a file one more name.
     *
     * ```js
     * fs.link('notes.txt', 'again.txt');
     * ```
     */
    export const link: Waits<[existingPath: Path, newPath: Path], [], void>;
    /** The same as `link`. */
    export const linkSync: typeof link;
    /**
     * Removes a name of a file.
     *
     * ```js
     * fs.unlink('notes.txt');
     * ```
     */
    export const unlink: Waits<[path: Path], [], void>;
    /** The same as `unlink`. */
    export const unlinkSync: typeof unlink;
    /**
     * Removes a file; with `recursive` a folder and all that is in it. With `force` it need not exist.
     *
     * ```js
     * fs.rm('build', { recursive: true, force: true });
     * ```
     */
    export const rm: Waits<[path: Path], [options: { force?: boolean; recursive?: boolean }], void>;
    /** The same as `rm`. */
    export const rmSync: typeof rm;
    /**
     * Makes a folder; with `recursive` also those above it. Permissions are 0o777 unless given, less the umask.
     *
     * ```js
     * fs.mkdir('a/b/c', { recursive: true });
     * ```
     *
     * @returns with `recursive`, the first folder that had to be made.
     */
    export const mkdir: Waits<[path: Path], [options: Mode | null | { mode?: Mode; recursive?: boolean }], string | undefined>;
    /** The same as `mkdir`. */
    export const mkdirSync: typeof mkdir;
    /**
     * Makes a new folder whose name begins with `prefix`, for its owner alone.
     *
     * ```js
     * const folder = fs.mkdtemp('/tmp/job-');
     * ```
     */
    export const mkdtemp: Waits<[prefix: Path], [options: NameOptions], string>;
    /** The same as `mkdtemp`. */
    export const mkdtempSync: typeof mkdtemp;
    /**
     * Removes an empty folder.
     *
     * ```js
     * fs.rmdir('empty');
     * ```
     */
    export const rmdir: Waits<[path: Path], [], void>;
    /** The same as `rmdir`. */
    export const rmdirSync: typeof rmdir;
    /**
     * Renames; replaces a file that has the new name.
     *
     * ```js
     * fs.rename('new.txt', 'notes.txt');
     * ```
     */
    export const rename: Waits<[oldPath: Path, newPath: Path], [], void>;
    /** The same as `rename`. */
    export const renameSync: typeof rename;
    /**
     * Copies content and permissions of a file; replaces one that is there.
     *
     * ```js
     * fs.copy('notes.txt', 'backup.txt');
     * ```
     */
    export const copy: Waits<[from: Path, to: Path], [], void>;
    /** The same as `copy`. */
    export const copySync: typeof copy;
    /**
     * `copy`; with `constants.COPYFILE_EXCL` it must not replace a file.
     *
     * ```js
     * fs.copyFile('a', 'b', fs.constants.COPYFILE_EXCL);
     * ```
     */
    export const copyFile: Waits<[src: Path, dest: Path], [mode: number], void>;
    /** The same as `copyFile`. */
    export const copyFileSync: typeof copyFile;
    /**
     * Sets permissions.
     *
     * ```js
     * fs.chmod('run.sh', 0o755);
     * ```
     */
    export const chmod: Waits<[path: Path, mode: Mode], [], void>;
    /** The same as `chmod`. */
    export const chmodSync: typeof chmod;
    /**
     * Sets the owner; -1 leaves it.
     *
     * ```js
     * fs.chown('notes.txt', 1000, -1);
     * ```
     */
    export const chown: Waits<[path: Path, uid: number, gid: number], [], void>;
    /** The same as `chown`. */
    export const chownSync: typeof chown;
    /**
     * `chown` of a link itself.
     *
     * ```js
     * fs.lchown('link', 1000, -1);
     * ```
     */
    export const lchown: Waits<[path: Path, uid: number, gid: number], [], void>;
    /** The same as `lchown`. */
    export const lchownSync: typeof lchown;
    /**
     * Sets the times of access and change, in seconds since 1970.
     *
     * ```js
     * fs.utimes('notes.txt', new Date(), 0);
     * ```
     */
    export const utimes: Waits<[path: Path, atime: Time, mtime: Time], [], void>;
    /** The same as `utimes`. */
    export const utimesSync: typeof utimes;
    /**
     * What a symbolic link says.
     *
     * ```js
     * fs.readlink('link')
     * ```
     */
    export const readlink: Waits<[path: Path], [options: NameOptions], string>;
    /** The same as `readlink`. */
    export const readlinkSync: typeof readlink;
    /**
     * The absolute path without links, `.` and `..`.
     *
     * ```js
     * fs.realpath('.')
     * ```
     */
    export const realpath: Waits<[path: Path], [options: NameOptions], string>;
    /** The same as `realpath`. */
    export const realpathSync: typeof realpath;
    /**
     * Makes a symbolic link at `path` to `target`. `type` means something on Windows only.
     *
     * ```js
     * fs.symlink('notes.txt', 'link');
     * ```
     */
    export const symlink: Waits<[target: Path, path: Path], [type: string], void>;
    /** The same as `symlink`. */
    export const symlinkSync: typeof symlink;
    /**
     * Sets the size of a file, 0 unless given. What is added is zero.
     *
     * ```js
     * fs.truncate('log', 0);
     * ```
     */
    export const truncate: Waits<[path: Path], [len: number], void>;
    /** The same as `truncate`. */
    export const truncateSync: typeof truncate;
    /**
     * A whole file as UTF-8.
     *
     * ```js
     * const text = fs.readTextFile('notes.txt');
     * ```
     */
    export const readTextFile: Waits<[file: Path | number], [], string>;
    /** The same as `readTextFile`. */
    export const readTextFileSync: typeof readTextFile;
    /**
     * The lines of a UTF-8 file without their ends (LF), all or the first so many.
     *
     * ```js
     * fs.readLines('notes.txt').length
     * ```
     */
    export const readLines: Waits<[file: Path | number], [maxlines: number], string[]>;
    /** The same as `readLines`. */
    export const readLinesSync: typeof readLines;
    /**
     * Writes a whole file, which is made if need be. Given the number of an open file, writes where that stands.
     *
     * ```js
     * fs.writeFile('data', Buffer.from([1, 2, 3]), { mode: 0o600 });
     * ```
     */
    export const writeFile: Waits<[file: Path | number, data: string | ArrayBufferView], [options: WriteOptions], void>;
    /** The same as `writeFile`. */
    export const writeFileSync: typeof writeFile;
    /**
     * Writes at the end of a file, which is made if need be.
     *
     * ```js
     * fs.appendFile('log', 'line\n');
     * ```
     */
    export const appendFile: Waits<[file: Path | number, data: string | ArrayBufferView], [options: WriteOptions], void>;
    /** The same as `appendFile`. */
    export const appendFileSync: typeof appendFile;
    /**
     * Writes a whole file as UTF-8.
     *
     * ```js
     * fs.writeTextFile('notes.txt', 'text');
     * ```
     */
    export const writeTextFile: Waits<[file: Path | number, txt: string], [], void>;
    /** The same as `writeTextFile`. */
    export const writeTextFileSync: typeof writeTextFile;
    /**
     * Opens a file, to read unless told otherwise. A file that is made gets the permissions `mode` (0o666), less the
     * umask.
     *
     * ```js
     * const fd = fs.open('data', 'r+');
     * ```
     */
    export const open: Waits<[path: Path], [flags: Flags, mode: Mode], number>;
    /** The same as `open`. */
    export const openSync: typeof open;
    /**
     * Closes a file.
     *
     * ```js
     * fs.close(fd);
     * ```
     */
    export const close: Waits<[fd: number], [], void>;
    /** The same as `close`. */
    export const closeSync: typeof close;
    /**
     * `stat` of an open file.
     *
     * ```js
     * fs.fstat(fd).size
     * ```
     */
    export const fstat: Waits<[fd: number], [options: StatOptions], Stats>;
    /** The same as `fstat`. */
    export const fstatSync: typeof fstat;
    /**
     * Waits until what was written is on the disk.
     *
     * ```js
     * fs.fsync(fd);
     * ```
     */
    export const fsync: Waits<[fd: number], [], void>;
    /** The same as `fsync`. */
    export const fsyncSync: typeof fsync;
    /**
     * `fsync` without the times of the file.
     *
     * ```js
     * fs.fdatasync(fd);
     * ```
     */
    export const fdatasync: Waits<[fd: number], [], void>;
    /** The same as `fdatasync`. */
    export const fdatasyncSync: typeof fdatasync;
    /**
     * `truncate` of an open file.
     *
     * ```js
     * fs.ftruncate(fd, 100);
     * ```
     */
    export const ftruncate: Waits<[fd: number], [len: number], void>;
    /** The same as `ftruncate`. */
    export const ftruncateSync: typeof ftruncate;
    /**
     * `chmod` of an open file.
     *
     * ```js
     * fs.fchmod(fd, 0o600);
     * ```
     */
    export const fchmod: Waits<[fd: number, mode: Mode], [], void>;
    /** The same as `fchmod`. */
    export const fchmodSync: typeof fchmod;
    /**
     * `chown` of an open file.
     *
     * ```js
     * fs.fchown(fd, 1000, -1);
     * ```
     */
    export const fchown: Waits<[fd: number, uid: number, gid: number], [], void>;
    /** The same as `fchown`. */
    export const fchownSync: typeof fchown;
    /**
     * `utimes` of an open file.
     *
     * ```js
     * fs.futimes(fd, 0, 0);
     * ```
     */
    export const futimes: Waits<[fd: number, atime: Time, mtime: Time], [], void>;
    /** The same as `futimes`. */
    export const futimesSync: typeof futimes;
    /**
     * Opens a file as a stream.
     *
     * ```js
     * const file = fs.openFile('data', 'w+');
     * ```
     */
    export const openFile: Waits<[path: Path], [flags: Flags], File>;
    /** The same as `openFile`. */
    export const openFileSync: typeof openFile;
    /**
     * Opens a file as a stream of text.
     *
     * ```js
     * fs.openTextStream('notes.txt').readLine()
     * ```
     */
    export const openTextStream: Waits<[path: Path], [flags: Flags], BufferedStream>;
    /** The same as `openTextStream`. */
    export const openTextStreamSync: typeof openTextStream;
  }

  export = fs;
}
