declare module "coroutine" {
  import EventEmitter = require("events");

  /** What a listener of a worker gets. */
  export interface WorkerEvent {
    type: "message" | "load" | "error";
    /** The Worker or Master that the listener was added to. */
    target: Worker | Master;
  }

  export interface MessageEvent extends WorkerEvent {
    /** The copy of what was sent. */
    data: any;
  }

  export interface ErrorEvent extends WorkerEvent {
    /** The copy of what was thrown. */
    error: any;
    message: string;
    /** The stack in the worker; empty for a thrown value that is no error. */
    stack: string;
    /** Where it was thrown, as far as the stack tells: `''` and 0 otherwise. */
    filename: string;
    lineno: number;
    colno: number;
  }

  export interface WorkerOptions {
    /** What the worker finds in `process.argv` behind its own path. */
    argv?: string[];
  }

  /**
   * A script that runs in parallel, in a runtime and a thread of its own.
   *
   * ```js
   * const worker = new coroutine.Worker(`${__dirname}/search.js`);
   * worker.onmessage = (evt) => console.log('found', evt.data);
   * worker.postMessage({ text: 'needle' });
   * ```
   *
   * Events: `message`, `load` (its script has run to the end), `error`, and `exit` with the exit code.
   */
  export class Worker extends EventEmitter {
    /**
     * Starts it, and returns at once.
     *
     * @param path the script; a relative path begins at the root folder of the runtime.
     * @throws TypeError 100005: the path is no string, or argv no array of strings.
     * @throws Error EAGAIN: the system has no thread for it.
     */
    constructor(path: string, opts?: WorkerOptions);

    /**
     * Sends a copy of `data` to the worker, which gets it when it listens. A worker that has ended does not get it.
     *
     * ```js
     * worker.postMessage({ when: new Date(), payload: Buffer.from('abc') });
     * ```
     *
     * @throws DOMException DataCloneError: there is something in `data` that cannot be copied; the message tells where.
     */
    postMessage(data: any): void;

    /**
     * Ends the worker, whatever it does, and waits until it has ended. Returns its exit code: 1, unless it had ended before.
     *
     * ```js
     * worker.terminate();
     * ```
     */
    terminate(): number;
    terminate(callback: (error: Error | null, code: number) => void): void;
    terminateSync(): number;

    /** The exit code of a worker that has ended. */
    readonly exitCode: number | undefined;

    /** A listener for `message`; setting it takes the place of the one that was set before. */
    onmessage: ((evt: MessageEvent) => void) | null;
    onload: ((evt: WorkerEvent) => void) | null;
    /** Without a listener for `error`, what the worker throws is reported like an error of one's own. */
    onerror: ((evt: ErrorEvent) => void) | null;
    onexit: ((code: number) => void) | null;
  }

  /**
   * In a worker, the global `Master`: the one that made it. While somebody listens to it, the worker goes on.
   *
   * ```js
   * Master.onmessage = (evt) => Master.postMessage(evt.data * 2);
   * ```
   */
  export interface Master extends EventEmitter {
    /** Sends a copy of `data`, like `Worker.postMessage`. */
    postMessage(data: any): void;
    /** A listener for `message`. `null` lets a worker that has nothing else to do end. */
    onmessage: ((evt: MessageEvent) => void) | null;
  }
}

/** Only in workers. */
declare const Master: import("coroutine").Master;
