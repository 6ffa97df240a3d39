/**
 * Timers. All but `call` are globals, too.
 *
 * ```js
 * const timer = setInterval(() => console.log('tick'), 1000);
 * setTimeout(() => timer.clear(), 5500);
 * ```
 *
 * Every callback runs in a fiber of its own and may wait; others go on meanwhile. An error that it throws is reported on
 * stderr and makes the exit code 1; it stops neither the interval nor anything else.
 *
 * Delays are milliseconds. 0 means: as soon as the fibers that are ready have run. What is no delay (`undefined`, NaN,
 * negative, between 0 and 1) becomes 1; more than 2 ** 31 - 1 becomes 1, with a `TimeoutOverflowWarning`.
 */
declare module "timers" {
  /** What the functions that set timers return, and what a callback gets as `this`. */
  export interface Timer {
    /**
     * Whether it will not call back any more: cleared, or a timeout that is over.
     *
     * ```js
     * if (!timer.stopped) console.log('still waiting');
     * ```
     */
    readonly stopped: boolean;

    /**
     * Stops it. A callback that runs goes on.
     *
     * ```js
     * timer.clear();
     * ```
     */
    clear(): void;

    /** `clear()`; returns the timer. */
    close(): this;

    /**
     * Counts from now again. Sets up a timeout that is over once more; does nothing to one that was cleared.
     *
     * ```js
     * socket.onmessage = () => idle.refresh();
     * ```
     */
    refresh(): this;

    /**
     * Lets the program end although the timer is set.
     *
     * ```js
     * setInterval(report, 60000).unref();
     * ```
     */
    unref(): this;

    /** Undoes `unref()`. */
    ref(): this;

    /** Whether the program waits for it. */
    hasRef(): boolean;

    /**
     * Its number, which the functions that clear take, too.
     *
     * ```js
     * table[timer] = 'by number'; clearTimeout(+timer);
     * ```
     */
    [Symbol.toPrimitive](): number;
  }

  /** What timers call: with its timer as `this`, and the arguments that came after the delay. */
  export type Callback<A extends unknown[]> = (this: Timer, ...args: A) => unknown;

  /**
   * Calls back once, after a time.
   *
   * ```js
   * setTimeout((name) => console.log(name), 100, 'later');
   * ```
   *
   * @throws TypeError `ERR_INVALID_ARG_TYPE`: there is no function, or the delay is a symbol or a bigint.
   */
  export function setTimeout<A extends unknown[]>(callback: Callback<A>, delay?: number, ...args: A): Timer;

  /**
   * Calls back again and again, at least 1 ms apart, never while its callback still runs. The calls are planned from the
   * first on: one that is late does not delay those after it, and those that were missed are left out.
   *
   * ```js
   * setInterval(() => publisher.send(state()), 1000);
   * ```
   */
  export function setInterval<A extends unknown[]>(callback: Callback<A>, delay?: number, ...args: A): Timer;

  /**
   * The same as `setInterval`. (fibjs interrupts a computing script for it; here it waits until the script does.)
   *
   * ```js
   * setHrInterval(sample, 5);
   * ```
   */
  export function setHrInterval<A extends unknown[]>(callback: Callback<A>, delay?: number, ...args: A): Timer;

  /**
   * Calls back as soon as the fibers that are ready have run.
   *
   * ```js
   * setImmediate(() => console.log('after this'));
   * ```
   */
  export function setImmediate<A extends unknown[]>(callback: Callback<A>, ...args: A): Timer;

  /**
   * Stops a timer of any kind: given itself, or its number. Anything else is ignored.
   *
   * ```js
   * clearTimeout(timer);
   * ```
   */
  export function clearTimeout(timer?: unknown): void;
  /** The same as `clearTimeout`. */
  export function clearInterval(timer?: unknown): void;
  /** The same as `clearTimeout`. */
  export function clearHrInterval(timer?: unknown): void;
  /** The same as `clearTimeout`. */
  export function clearImmediate(timer?: unknown): void;

  /**
   * Calls `func(...args)` and returns its result, unless it computes for more than `timeout` milliseconds without once
   * waiting: then it is ended, without a chance to catch that, and an Error is thrown here.
   *
   * ```js
   * try { timers.call(formula, 100, x); } catch (error) { error.code === 'ETIMEDOUT' }
   * ```
   *
   * @throws Error `ETIMEDOUT`; what `func` throws; TypeError, RangeError: wrong arguments.
   */
  export function call<A extends unknown[], R>(func: (...args: A) => R, timeout: number, ...args: A): R;
}
