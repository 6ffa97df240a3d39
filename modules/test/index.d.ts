/**
 * A test runner: suites of tests, written as they are read.
 *
 * ```js
 * const test = require('test');
 * test.setup();
 *
 * describe('a pair of sockets', () => {
 *   let server;
 *   before(() => { server = new zmq.Socket(zmq.REP); });
 *   after(() => server.close());
 *
 *   it('has a type', () => assert.equal(server.type, zmq.REP));
 *   it('answers', async () => assert.deepEqual(await ask('ping'), 'pong'));
 * });
 *
 * require.main === module && test.run();
 * ```
 *
 * Blocks of tests and hooks may be synchronous and wait as any fibjs code does, take a function `done` to call at the
 * end, or return a promise. While one waits, other fibers go on.
 */
declare module "test" {
  type Done = (error?: unknown) => void;
  type Block = (() => unknown) | ((done: Done) => void);

  interface Describe {
    (name: string, block: () => unknown): void;
    /** The same as `xdescribe`. */
    skip(name: string, block?: () => unknown): void;
    /** The same as `odescribe`. */
    only(name: string, block: () => unknown): void;
  }

  interface It {
    (name: string, block?: Block): void;
    /** The same as `xit`. */
    skip(name: string, block?: Block): void;
    /** The same as `oit`. */
    only(name: string, block: Block): void;
  }

  /**
   * Puts `describe`, `xdescribe`, `odescribe`, `it`, `xit`, `oit`, `before`, `after`, `beforeEach`, `afterEach` and
   * `assert` on `global`.
   * @example require('test').setup();
   */
  export function setup(): void;

  /**
   * Runs what was registered, prints a tree and a summary, and returns the number of failures. When there are any,
   * `process.exitCode` becomes 1. What was registered is forgotten then: a next run begins anew.
   *
   * `loglevel` is the level that `console` has while tests run. With `console.ERROR`, the default, failures are explained
   * after the summary; with a higher number they are explained where they occur; with a lower one they are only counted.
   *
   * ```js
   * const failures = test.run(console.DEBUG);   // shows what the tests print
   * ```
   *
   * @throws Error ERR_INVALID_STATE: it is called inside `describe` or while tests run.
   */
  export function run(loglevel?: number): number;

  /**
   * Begins a suite: the block is called at once and registers tests, hooks and inner suites. An error that it throws comes
   * out of `describe`.
   * @example describe('parsing', () => { it('numbers', () => assert.equal(parse('1'), 1)); });
   * @throws Error ERR_INVALID_STATE: tests are running.
   */
  export const describe: Describe;
  /**
   * A suite that is skipped. Its block is not called: it may use what this platform does not have.
   * @example xdescribe('on Windows', () => { … });
   */
  export function xdescribe(name: string, block?: () => unknown): void;
  /**
   * A suite that is run, while all that is not marked with `only` is not.
   * @example odescribe('the one in question', () => { … });
   */
  export function odescribe(name: string, block: () => unknown): void;

  /**
   * A test. It fails when its block throws, calls `done` with an error, or returns a promise that is rejected. A test
   * without a block is skipped.
   * @example it('calls back', (done) => socket.recv((err, data) => done(err)));
   * @throws Error ERR_INVALID_STATE: it is called outside `describe`, or while tests run.
   */
  export const it: It;
  /**
   * A test that is skipped.
   * @example xit('not yet', () => { … });
   */
  export function xit(name: string, block?: Block): void;
  /**
   * A test that is run, while all that is not marked with `only` is not.
   * @example oit('the one in question', () => { … });
   */
  export function oit(name: string, block: Block): void;

  /**
   * Runs once before the tests of the suite. When it throws, that is a failure, and the tests are not run.
   * @example before(() => { server = start(); });
   */
  export function before(block: Block): void;
  /**
   * Runs once after the tests of the suite, the last registered first. When it throws, that is a failure.
   * @example after(() => server.close());
   */
  export function after(block: Block): void;
  /**
   * Runs before every test of the suite and the suites in it, those of outer suites first. When it throws, the test fails.
   * @example beforeEach(() => { list = []; });
   */
  export function beforeEach(block: Block): void;
  /**
   * Runs after every test of the suite and the suites in it, those of inner suites first. When it throws, the test fails.
   * @example afterEach(() => assert.equal(open, 0));
   */
  export function afterEach(block: Block): void;

  /** The module `assert`. */
  export const assert: typeof import("assert");

  /**
   * From how many milliseconds on a test is marked as slow: 75. Set it as a property of the module.
   * @example test.slow = 500;
   */
  export let slow: number;

  /**
   * How many milliseconds a test or hook may wait for `done` or its promise: 60 000; 0 means for ever. A block that waits
   * by itself (`socket.recv()`) is not limited. Set it as a property of the module.
   * @example test.timeout = 5000;
   */
  export let timeout: number;
}
