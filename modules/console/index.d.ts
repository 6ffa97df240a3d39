/** Output by levels, tables, times, and input by lines. Also the global `console`. */
declare module "console" {
  /** The program cannot go on. @example console.loglevel = console.FATAL */
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
  /** What print() writes. @example console.loglevel = console.PRINT */
  export const PRINT: 9;
  /** Everything is shown. @example console.loglevel = console.NOTSET */
  export const NOTSET: 10;

  /** Up to which level messages are shown. @example console.loglevel = console.WARN */
  export let loglevel: number;

  /** Writes a line at level INFO, formatted by util.format. @example console.log('%d messages', 3) */
  export function log(...values: unknown[]): void;
  /** Writes a line at level DEBUG. @example console.debug({ frames }) */
  export function debug(...values: unknown[]): void;
  /** Writes a line at level INFO. @example console.info('bound') */
  export function info(...values: unknown[]): void;
  /** Writes a line at level NOTICE. @example console.notice('a peer has left') */
  export function notice(...values: unknown[]): void;
  /** Writes a line to stderr at level WARN. @example console.warn('slow') */
  export function warn(...values: unknown[]): void;
  /** Writes a line to stderr at level ERROR. @example console.error(error) */
  export function error(...values: unknown[]): void;
  /** Writes a line to stderr at level CRIT. @example console.crit('no peers') */
  export function crit(...values: unknown[]): void;
  /** Writes a line to stderr at level ALERT. @example console.alert('disk full') */
  export function alert(...values: unknown[]): void;
  /** Writes a value as util.inspect shows it. @example console.dir(socket, { depth: 0 }) */
  export function dir(value: unknown, options?: object): void;
  /** Starts a clock. @example console.time('round trip') */
  export function time(label?: string): void;
  /** Writes the time since time(). @example console.timeElapse('round trip') */
  export function timeElapse(label?: string): void;
  /** Writes the time since time() and ends the clock. @example console.timeEnd('round trip') */
  export function timeEnd(label?: string): void;
  /** Writes the values and the stack to stderr. @example console.trace('here') */
  export function trace(...values: unknown[]): void;
  /** Writes the values to stderr if the first one is falsy. @example console.assert(n > 0, 'n is', n) */
  export function assert(value: unknown, ...values: unknown[]): void;
  /** Writes without a line end, at level PRINT. @example console.print(".") */
  export function print(...values: unknown[]): void;
  /** Writes rows as a table. @example console.table([{ a: 1 }, { a: 2 }]) */
  export function table(rows: unknown, columns?: string[]): void;
  /** Waits for a line of input; its own coroutine parks. @example const name = console.readLine('name: ') */
  export function readLine(prompt?: string): string;
  /** Indents what follows. @example console.group('peers') */
  export function group(...values: unknown[]): void;
  /** Ends group(). @example console.groupEnd() */
  export function groupEnd(): void;
  /** Counts and writes. @example console.count('messages') */
  export function count(label?: string): void;
  /** Begins to count anew. @example console.countReset('messages') */
  export function countReset(label?: string): void;
}
