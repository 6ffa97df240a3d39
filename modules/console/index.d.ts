/**
 * Messages by level, tables, times, counts, and input by lines. It is the global `console` too.
 *
 * ```js
 * console.log('%s has %d', 'the queue', 3); // the queue has 3
 * ```
 *
 * The methods need no `this`. Errors of the streams carry the operating system's `code`: see README.md.
 */
declare module "console" {
  // Levels --------------------------------------------------------------------------------------------------------------

  /** The program cannot go on. @example console.loglevel = console.FATAL // nothing is shown */
  export const FATAL: 0;
  /** Somebody has to act at once. @example console.loglevel = console.ALERT */
  export const ALERT: 1;
  /** A critical condition. @example console.loglevel = console.CRIT */
  export const CRIT: 2;
  /** An error. @example console.loglevel = console.ERROR */
  export const ERROR: 3;
  /** A warning; this and what is worse goes to stderr. @example console.loglevel = console.WARN */
  export const WARN: 4;
  /** Worth a notice. @example console.loglevel = console.NOTICE */
  export const NOTICE: 5;
  /** Information. @example console.loglevel = console.INFO */
  export const INFO: 6;
  /** For whoever looks for faults. @example console.loglevel = console.DEBUG */
  export const DEBUG: 7;
  /** What `print` writes. @example console.loglevel = console.PRINT */
  export const PRINT: 9;
  /** Everything is shown. @example console.loglevel = console.NOTSET */
  export const NOTSET: 10;

  /**
   * Up to which level messages are shown; NOTSET at first.
   *
   * ```js
   * console.loglevel = console.WARN;
   * console.info('not shown');
   * ```
   *
   * @throws TypeError 100005: it is no integer.
   */
  export let loglevel: number;

  // Messages ------------------------------------------------------------------------------------------------------------

  /**
   * Writes a line to stdout at level INFO, formatted by `util.format`.
   *
   * ```js
   * console.log('%d messages from', 3, { peer: 'a' }); // 3 messages from { peer: 'a' }
   * ```
   */
  export function log(...values: unknown[]): void;
  /** Writes a line to stdout at level INFO, as `log` does. @example console.info('bound') */
  export function info(...values: unknown[]): void;
  /** Writes a line to stdout at level DEBUG. @example console.debug({ frames }) */
  export function debug(...values: unknown[]): void;
  /** Writes a line to stdout at level NOTICE, green on a terminal. @example console.notice('a peer has left') */
  export function notice(...values: unknown[]): void;
  /** Writes a line to stderr at level WARN, yellow on a terminal. @example console.warn('slow') */
  export function warn(...values: unknown[]): void;
  /** Writes a line to stderr at level ERROR, red on a terminal. @example console.error(error) */
  export function error(...values: unknown[]): void;
  /** Writes a line to stderr at level CRIT, red on a terminal. @example console.crit('no peers') */
  export function crit(...values: unknown[]): void;
  /** Writes a line to stderr at level ALERT, red on a terminal. @example console.alert('disk full') */
  export function alert(...values: unknown[]): void;
  /** Writes to stdout at level PRINT, without a line end. @example console.print('.') */
  export function print(...values: unknown[]): void;

  /**
   * Writes `Assertion failed` and the values to stderr at level WARN if the first value is falsy. It does not throw.
   *
   * ```js
   * console.assert(sent === received, '%d were lost', sent - received);
   * ```
   */
  export function assert(value?: unknown, ...values: unknown[]): void;

  /**
   * Writes `Trace`, the values, and the stack of the call to stderr at level WARN.
   *
   * ```js
   * console.trace('here');
   * ```
   */
  export function trace(...values: unknown[]): void;

  // Values --------------------------------------------------------------------------------------------------------------

  /**
   * Writes a value as `util.inspect` shows it with these options; without custom inspection methods.
   *
   * ```js
   * console.dir(options, { depth: 0 });
   * ```
   */
  export function dir(value?: unknown, options?: object): void;
  /** Writes the values as `log` does, for Node's sake. @example console.dirxml({ a: 1 }) */
  export function dirxml(...values: unknown[]): void;

  /**
   * Writes what an object, array, map or set holds as a table, one row for each element; other values as `log` does.
   *
   * ```js
   * console.table([{ a: 1, b: 2 }, { a: 3, b: 4 }], ['b']);
   * ```
   *
   * @param columns which properties of the rows are shown; all unless given
   * @throws TypeError 100005: `columns` is no array.
   */
  export function table(rows: unknown, columns?: PropertyKey[]): void;

  // Measures ------------------------------------------------------------------------------------------------------------

  /** Starts a clock. @example console.time('round trip') */
  export function time(label?: string): void;
  /** Writes the time since `time`, and values. @example console.timeElapse('round trip', 'sent') // round trip: 1.2ms sent */
  export function timeElapse(label?: string, ...values: unknown[]): void;
  /** `timeElapse` by Node's name. @example console.timeLog('round trip') */
  export function timeLog(label?: string, ...values: unknown[]): void;
  /** Writes the time since `time` and ends the clock. @example console.timeEnd('round trip') // round trip: 2.5ms */
  export function timeEnd(label?: string): void;
  /** Writes how often it was called with this label. @example console.count('messages') // messages: 1 */
  export function count(label?: string): void;
  /** Begins to count anew. @example console.countReset('messages') */
  export function countReset(label?: string): void;

  // Groups --------------------------------------------------------------------------------------------------------------

  /** Writes the values and indents what follows by two spaces. @example console.group('peers') */
  export function group(...values: unknown[]): void;
  /** `group` by another name. @example console.groupCollapsed('peers') */
  export function groupCollapsed(...values: unknown[]): void;
  /** Ends the indentation of the last `group`. @example console.groupEnd() */
  export function groupEnd(): void;

  // The terminal --------------------------------------------------------------------------------------------------------

  /**
   * Writes a prompt and waits for a line of standard input; null at its end. Only the calling fiber is parked; fibers that
   * read at the same time get a line each. With a callback it returns at once.
   *
   * ```js
   * for (let line; (line = console.readLine()) !== null; ) console.log(line.length);
   * console.readLine('name? ', (error, name) => console.log('hello', name));
   * ```
   */
  export function readLine(prompt?: string): string | null;
  export function readLine(prompt: string, callback: (error: Error | null, line: string | null) => void): void;
  /** `readLine` by another name. @example console.readLineSync('> ') */
  export const readLineSync: typeof readLine;

  /** Clears the screen, where stdout is a terminal. @example console.clear() */
  export function clear(): void;
}
