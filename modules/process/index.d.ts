/**
 * The process in which the runtime is, and its standard streams. Also a global.
 *
 * ```js
 * const [, script, ...args] = process.argv;
 * process.on('SIGTERM', () => process.exit(0));
 * ```
 *
 * In an application that embeds the runtime the process is the application's: `chdir`, `umask` and `env` change it,
 * if the runtime's policy allows that (`EACCES` otherwise).
 */
declare module "process" {
  import { EventEmitter } from "events";

  namespace process {
    /** Standard output or standard error. */
    export interface OutputStream {
      /** 1 or 2. */
      readonly fd: number;
      /** Whether it is a terminal. */
      readonly isTTY: boolean;
      /**
       * Writes text or bytes; they are with the operating system when it returns. Lone surrogates become U+FFFD.
       *
       * ```js
       * process.stdout.write('50%\r');
       * process.stdout.write('00ff', 'hex');
       * ```
       *
       * @param callback is called later, in a tick.
       * @returns true.
       * @throws TypeError `ERR_INVALID_ARG_TYPE`, `ERR_STREAM_NULL_VALUES`, `ERR_UNKNOWN_ENCODING`; Error `EPIPE`.
       */
      write(chunk: string | ArrayBufferView, encoding?: string | null, callback?: () => void): true;
      write(chunk: string | ArrayBufferView, callback: () => void): true;
    }

    /** Standard input. Fibers that read at the same time get their blocks and lines in turn. */
    export interface InputStream {
      /** 0. */
      readonly fd: number;
      /** Whether it is a terminal. */
      readonly isTTY: boolean;
      /**
       * Waits for input; other fibers go on meanwhile.
       *
       * ```js
       * for (let block; (block = process.stdin.read()) !== null;) hash.update(block);
       * ```
       *
       * @param size the most bytes to return; -1, or none, for as many as have come.
       * @returns A Buffer of at least one byte; null at the end.
       */
      read(size?: number): Buffer | null;
      /** Returns at once and calls back. */
      read(size: number, callback: (error: Error | null, data: Buffer | null) => void): void;
      /** `read`. */
      readSync: InputStream["read"];
      /**
       * Waits for a line; other fibers go on meanwhile.
       *
       * ```js
       * for (let line; (line = process.stdin.readLine()) !== null;) console.log(line);
       * ```
       *
       * @returns The line without its end, from UTF-8; null at the end.
       */
      readLine(): string | null;
      /** Returns at once and calls back. */
      readLine(callback: (error: Error | null, line: string | null) => void): void;
      /** `readLine`. */
      readLineSync: InputStream["readLine"];
    }

    /** A Uint8Array with the methods of module `buffer`. */
    interface Buffer extends Uint8Array {}

    export interface Process extends EventEmitter {
      /**
       * The interpreter, the script, and its arguments.
       *
       * ```js
       * const args = process.argv.slice(2);
       * ```
       */
      argv: string[];
      /**
       * What stood between interpreter and script on the command line.
       *
       * ```js
       * const again = [process.execPath, ...process.execArgv, process.argv[1]];
       * ```
       */
      execArgv: string[];
      /** The path of the interpreter: Python. */
      execPath: string;

      /** `'v'` and the version of jsbridge. */
      readonly version: string;
      /**
       * Versions of jsbridge, the engine, Python, pyzmq and libzmq.
       *
       * ```js
       * console.log(process.versions.engine);
       * ```
       */
      readonly versions: { readonly [name: string]: string };
      /** The processor, in Node's words: `'x64'`, `'arm64'`, … */
      readonly arch: string;
      /** The operating system, in Node's words: `'linux'`, `'darwin'`, … */
      readonly platform: string;
      /** The number of this process. */
      readonly pid: number;
      /** The number of the process that started it. */
      readonly ppid: number;

      /**
       * The environment variables. Reading, writing and deleting go to the process. Values become strings.
       *
       * ```js
       * process.env.MODE = 'test';
       * delete process.env.MODE;
       * ```
       *
       * Writing throws TypeError `EINVAL` for a name or value that the system cannot hold.
       */
      env: { [name: string]: string | undefined };

      /** Standard input. */
      readonly stdin: InputStream;
      /** Standard output. */
      stdout: OutputStream;
      /** Standard error. */
      stderr: OutputStream;

      /**
       * What the process will exit with; undefined: 0, or 1 if an error was not caught.
       *
       * ```js
       * process.exitCode = 2;
       * ```
       *
       * Writing throws TypeError `ERR_INVALID_ARG_TYPE` or RangeError `ERR_OUT_OF_RANGE` for what is no integer.
       */
      exitCode: number | undefined;

      /**
       * Ends the program: no fiber goes on, neither the calling one.
       *
       * ```js
       * process.exit(1);
       * ```
       *
       * @param code as for `exitCode`; without it `exitCode` holds.
       */
      exit(code?: number | string | null): never;

      /** The working folder. */
      cwd(): string;
      /**
       * Changes the working folder.
       *
       * ```js
       * process.chdir('/tmp');
       * ```
       *
       * @throws Error `ENOENT`, `ENOTDIR`, `EACCES`, …, with `syscall`, `path` and `dest`.
       */
      chdir(directory: string): void;
      /**
       * Reads or sets the file mode creation mask.
       *
       * ```js
       * const before = process.umask('077');
       * process.umask(before);
       * ```
       *
       * @returns The mask before.
       * @throws TypeError `ERR_INVALID_ARG_TYPE`, `ERR_INVALID_ARG_VALUE`; RangeError `ERR_OUT_OF_RANGE`.
       */
      umask(mask?: number | string): number;

      /** Seconds since the program began to use `process`. */
      uptime(): number;
      /**
       * A clock that is never set back, as seconds and nanoseconds; with an earlier result: what has passed since.
       *
       * ```js
       * const began = process.hrtime();
       * const [seconds, nanoseconds] = process.hrtime(began);
       * ```
       */
      hrtime: {
        (time?: [number, number]): [number, number];
        /** The same clock in nanoseconds. */
        bigint(): bigint;
      };
      /**
       * What the process occupies, in bytes: `rss` of physical memory, `heapTotal` that this runtime's engine has taken from
       * the system, of which `heapUsed` are in use.
       *
       * ```js
       * console.log(process.memoryUsage().rss);
       * ```
       */
      memoryUsage: {
        (): { rss: number; heapTotal: number; heapUsed: number };
        /** The physical memory alone. */
        rss(): number;
      };

      /**
       * Calls back when the running fiber waits or ends, before any other fiber runs. Errors are reported.
       *
       * ```js
       * process.nextTick((name) => console.log(name), 'soon');
       * ```
       */
      nextTick<A extends unknown[]>(callback: (...args: A) => unknown, ...args: A): void;

      /**
       * Prints a warning on stderr, and emits `'warning'`, in a tick.
       *
       * ```js
       * process.emitWarning('old format', 'DeprecationWarning', 'APP001');
       * process.emitWarning('old format', { type: 'DeprecationWarning', code: 'APP001', detail: 'use the new one' });
       * ```
       */
      emitWarning(warning: string | Error, type?: string, code?: string): void;
      emitWarning(warning: string | Error, options: { type?: string; code?: string; detail?: string }): void;
      /** Set to true: warnings of type `'DeprecationWarning'` are dropped. */
      noDeprecation?: boolean;

      /**
       * `'beforeExit'` when nothing keeps the program alive any more (the listener may start something), `'exit'` at its end
       * (only what the listener does at once counts); both with the exit code.
       *
       * ```js
       * process.on('exit', (code) => console.log('ends with', code));
       * ```
       */
      on(event: "beforeExit" | "exit", listener: (code: number) => void): this;
      /**
       * A signal. While it has listeners, it does nothing else.
       *
       * ```js
       * process.on('SIGINT', (name, number) => { socket.close(); process.exit(128 + number); });
       * ```
       */
      on(event: "SIGINT" | "SIGTERM", listener: (name: string, number: number) => void): this;
      /** A warning, after it was printed. */
      on(event: "warning", listener: (warning: Error) => void): this;
      on(event: string | symbol, listener: (...args: any[]) => void): this;
      /** Several at a time: event → listener. */
      on(listeners: { [event: string]: (...args: any[]) => void }): this;
    }
  }

  const process: process.Process;
  export = process;
}
