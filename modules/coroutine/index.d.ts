/// <reference path="./worker.d.ts" />
/**
 * Fibers: functions that run concurrently and may wait. A call that waits (`sleep`, `join`, `socket.recv`, …) holds up its
 * own fiber and nothing else. Between two such calls a fiber runs undisturbed, so plain variables need no locks.
 *
 * ```js
 * const coroutine = require('coroutine');
 * const fiber = coroutine.start((name) => {
 *     coroutine.sleep(10);
 *     console.log('hello', name);
 * }, 'world');
 * fiber.join();
 * ```
 *
 * Errors carry fibjs's `number` and text, and a `code`: see README.md.
 */
declare module "coroutine" {
  /** A fiber. Scripts may set properties of their own on it. */
  export interface Fiber {
    /**
     * The number of the fiber, never used again within its runtime.
     *
     * ```js
     * console.log('in fiber', coroutine.current().id);
     * ```
     */
    readonly id: number;

    /**
     * The fiber that started it; null for fibers that `coroutine` has not started, and once it has ended.
     *
     * ```js
     * coroutine.start(function () { this.caller === main });
     * ```
     */
    readonly caller: Fiber | null;

    /**
     * Where the fiber is, as `Error.stack` says it, whether it runs or waits; empty once it has ended.
     *
     * ```js
     * coroutine.fibers.forEach((fiber) => console.log(fiber.id, fiber.stack));
     * ```
     */
    readonly stack: string;

    /**
     * Waits until the fiber has ended. It does not throw what the fiber threw: that has been reported.
     *
     * ```js
     * workers.forEach((worker) => worker.join());
     * ```
     *
     * @throws Error 100009: it is the running fiber itself, or one that `coroutine` has not started.
     */
    join(): void;

    /** Fiber-local properties: a fiber gets a copy of what the one that starts it has at that moment. */
    [property: string]: any;
  }

  /**
   * Starts a fiber and returns at once. It runs when the caller waits or ends; fibers take turns in the order in which
   * they became ready. Inside the function `this` is its Fiber. An error that it throws is reported on stderr, once, and
   * the program's exit code becomes 1.
   *
   * ```js
   * coroutine.start((socket) => { for (;;) socket.send(socket.recv()); }, socket);
   * ```
   *
   * @throws TypeError 100002, 100005: there is no function.
   */
  export function start<A extends unknown[]>(func: (this: Fiber, ...args: A) => unknown, ...args: A): Fiber;

  /**
   * Runs functions side by side and waits for all. The results come in the order of the functions.
   *
   * At most `fibers` run at a time, each in a fiber that takes the next function when it has done one; -1 means all.
   * When one throws, no further ones begin; those that run are waited for; then its error is thrown. Errors that came
   * after it are in its property `others` (or are reported, if it is no object that takes properties).
   *
   * ```js
   * const [a, b] = coroutine.parallel([() => request(1), () => request(2)]);
   * ```
   *
   * @throws TypeError 100005, RangeError 100006: an argument is wrong; nothing has begun then.
   */
  export function parallel<R>(funcs: Array<(this: Fiber) => R>, fibers?: number): R[];
  /**
   * Calls a function with each of some data.
   *
   * ```js
   * const replies = coroutine.parallel(requests, (request) => ask(request), 10);
   * ```
   */
  export function parallel<T, R>(datas: T[], func: (this: Fiber, data: T) => R, fibers?: number): R[];
  /**
   * Calls a function `num` times, with 0, 1, 2, …
   *
   * ```js
   * coroutine.parallel((n) => worker(n), 4);
   * ```
   */
  export function parallel<R>(func: (this: Fiber, index: number) => R, num: number, fibers?: number): R[];
  /**
   * Runs the functions it is given, all at a time.
   *
   * ```js
   * coroutine.parallel(readInput, readSocket);
   * ```
   */
  export function parallel<R>(...funcs: Array<(this: Fiber) => R>): R[];

  /**
   * The running fiber. The main program, callbacks and calls of the application have one, too.
   *
   * ```js
   * coroutine.current().user = 'ann';
   * ```
   */
  export function current(): Fiber;

  /**
   * Waits for `ms` milliseconds; 0, or less, lets every fiber that is ready run first.
   *
   * ```js
   * coroutine.sleep(100);
   * ```
   *
   * @throws TypeError 100005: not a number. RangeError 100006: above 2 ** 31 - 1.
   */
  export function sleep(ms?: number): void;
  /** Returns at once and calls back when the time has passed. */
  export function sleep(ms: number, callback: (error: Error | null) => void): void;
  /** The same function under fibjs's name for it. */
  export const sleepSync: typeof sleep;

  /**
   * The fibers that live, oldest first: those that `coroutine` started, and others whose Fiber object was asked for.
   *
   * ```js
   * console.log(coroutine.fibers.length);
   * ```
   */
  export const fibers: Fiber[];

  /**
   * A number, 256 at first, that fibjs scripts set; it changes nothing here.
   *
   * ```js
   * coroutine.spareFibers = 32;
   * ```
   */
  export let spareFibers: number;

  /**
   * The number of the runtime within the process: 1, 2, …
   *
   * ```js
   * const port = 9000 + coroutine.vmid;
   * ```
   */
  export const vmid: number;

  /**
   * `console.loglevel`.
   *
   * ```js
   * coroutine.loglevel = console.ERROR;
   * ```
   */
  export let loglevel: number;

  /**
   * Keeps others out while a fiber does something that waits in between. Who waits gets it in order: it is handed over, so
   * nobody can overtake. When its owner ends without a `release()`, the lock goes to the next.
   *
   * ```js
   * const lock = new coroutine.Lock();
   * lock.acquire();
   * try { socket.send(request); return socket.recv(); } finally { lock.release(); }
   * ```
   */
  export class Lock {
    /** @throws TypeError 100007: without `new`. */
    constructor();

    /**
     * Takes the lock; waits until it is free, unless `blocking` is false. The owner may take it again, and has to release it
     * as often.
     *
     * ```js
     * if (!lock.acquire(false)) console.log('busy');
     * ```
     *
     * @returns Whether the running fiber owns it now: false only if `blocking` is.
     */
    acquire(blocking?: boolean): boolean;

    /**
     * Gives the lock up.
     *
     * ```js
     * lock.release();
     * ```
     *
     * @throws Error 100009: the running fiber does not own it.
     */
    release(): void;

    /**
     * How many fibers wait.
     *
     * ```js
     * if (lock.count() > 100) throw new Error('too busy');
     * ```
     */
    count(): number;
  }

  /**
   * Waits until something has become true that other fibers make true. It is a Lock, or uses one that it is given.
   *
   * ```js
   * const filled = new coroutine.Condition(), queue = [];
   * function take() {
   *     filled.acquire();
   *     while (queue.length === 0) filled.wait();
   *     const item = queue.shift();
   *     filled.release();
   *     return item;
   * }
   * function put(item) {
   *     filled.acquire();
   *     queue.push(item);
   *     filled.notify();
   * }
   * ```
   */
  export class Condition extends Lock {
    /**
     * With the lock of another Lock or Condition, or one of its own.
     *
     * @throws TypeError 100005: neither.
     */
    constructor(lock?: Lock);

    /**
     * Gives the lock up, however often it was acquired, waits to be notified, and returns owning it as before.
     *
     * ```js
     * while (!ready) condition.wait();
     * ```
     *
     * @throws Error 100009: the running fiber does not own the lock.
     */
    wait(): void;

    /**
     * Lets the fiber that waits longest go on, as soon as it gets the lock, and **releases the lock** once, as in fibjs. The
     * `release()` that other libraries ask for may follow all the same, and so may further `notify()` and `wait()`.
     *
     * ```js
     * condition.acquire(); ready = true; condition.notify();
     * ```
     *
     * @throws Error 100009: the running fiber does not own the lock.
     */
    notify(): void;

    /**
     * Lets all go on that wait, one after the other, and releases the lock once.
     *
     * ```js
     * condition.acquire(); closed = true; condition.notifyAll();
     * ```
     */
    notifyAll(): void;

    /** How many fibers wait to be notified. */
    count(): number;
  }

  /**
   * Counts units that fibers take and give. Who waits gets the next one in order.
   *
   * ```js
   * const slots = new coroutine.Semaphore(3);
   * slots.wait();
   * try { work(); } finally { slots.post(); }
   * ```
   */
  export class Semaphore extends Lock {
    /** @throws RangeError 100006: below 0, or above 2 ** 31 - 1. */
    constructor(value?: number);

    /**
     * Takes a unit; waits until there is one.
     *
     * ```js
     * slots.wait();
     * ```
     */
    wait(): void;

    /**
     * Gives a unit. Any fiber may.
     *
     * ```js
     * slots.post();
     * ```
     */
    post(): void;

    /**
     * Takes a unit if there is one now.
     *
     * ```js
     * if (!slots.trywait()) throw new Error('full');
     * ```
     */
    trywait(): boolean;

    /** `wait()`, or `trywait()` if `blocking` is false. */
    acquire(blocking?: boolean): boolean;

    /** `post()`. */
    release(): void;
  }

  /**
   * A flag that fibers wait for.
   *
   * ```js
   * const ready = new coroutine.Event();
   * coroutine.start(() => { prepare(); ready.set(); });
   * ready.wait();
   * ```
   */
  export class Event extends Lock {
    constructor(value?: boolean);

    /** Whether it is set. */
    isSet(): boolean;

    /**
     * Sets it: who waits, and who comes, goes on.
     *
     * ```js
     * ready.set();
     * ```
     */
    set(): void;

    /**
     * Lets those go on that wait now, and leaves the flag as it is.
     *
     * ```js
     * tick.pulse();
     * ```
     */
    pulse(): void;

    /**
     * Takes it back: who comes waits again.
     *
     * ```js
     * ready.clear();
     * ```
     */
    clear(): void;

    /**
     * Waits until it is set.
     *
     * ```js
     * ready.wait();
     * ```
     */
    wait(): void;

    /** `wait()`, or `isSet()` if `blocking` is false. */
    acquire(blocking?: boolean): boolean;

    /** `set()`. */
    release(): void;
  }
}
