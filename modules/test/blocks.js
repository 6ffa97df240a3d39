'use strict';

// Running one block of a test: to its end when it is synchronous (it may block its fiber), until done() is called when
// it takes a parameter, until its promise is settled when it returns one. Waiting parks the fiber: all others go on.

const { current, park, wake, after, cancel } = host.fibers;
const { apply } = Reflect;

const DEFAULT_TIMEOUT_MS = 60000;

const limits = { timeout: DEFAULT_TIMEOUT_MS };

/** Runs block, `what` to messages. Throws what it throws, what done() is given, what its promise rejects with. */
function runBlock(block, what) {
  if (block.length > 0) {
    waitFor(
      (settle) => runWithDone(block, what, settle),
      () => `${what} did not call done()`,
    );
    return;
  }
  const result = block();
  if (!isThenable(result)) return;
  waitFor(
    (settle) => apply(result.then, result, [() => settle(false), (reason) => settle(true, reason)]),
    () => `the promise of ${what} was not settled`,
  );
}

function isThenable(value) {
  return (
    value !== null && (typeof value === 'object' || typeof value === 'function') && typeof value.then === 'function'
  );
}

function runWithDone(block, what, settle) {
  let called = false;
  const done = (error) => {
    if (called) throw new Error(`done() was called more than once by ${what}`);
    called = true;
    settle(error !== undefined && error !== null, error);
  };
  const result = block(done);
  if (isThenable(result))
    throw new Error(`${what} takes done and returns a promise: one of the two must say when it ends`);
}

/** Calls begin(settle) and parks until settle(failed, error) is called; throws the error then. */
function waitFor(begin, complaint) {
  const fiber = current();
  let settled = false;
  let parked = false;
  let failed = false;
  let error;
  const settle = (isFailure, reason) => {
    if (settled) return;
    settled = true;
    failed = isFailure;
    error = reason;
    if (parked) wake(fiber);
  };
  begin(settle);
  if (!settled) {
    const timer = startTimer(settle, complaint);
    parked = true;
    try {
      while (!settled) park();
    } finally {
      if (timer !== undefined) cancel(timer);
    }
  }
  if (failed) throw error;
}

function startTimer(settle, complaint) {
  const { timeout } = limits;
  if (timeout === 0) return undefined;
  return after(timeout, () => settle(true, timeoutError(`${complaint()} within ${timeout} ms (test.timeout)`)));
}

function timeoutError(message) {
  const error = new Error(message);
  error.code = 'ERR_TEST_TIMEOUT';
  return error;
}

module.exports = { limits, runBlock };
