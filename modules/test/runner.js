'use strict';

// Runs the selected tests in order. Everything that goes wrong becomes an entry of `failures`; nothing ends the run
// early.

const { runBlock } = require('./blocks');
const { ONLY, SKIPPED, countRunnable } = require('./selection');
const { isSuite } = require('./tree');

class Runner {
  #report;
  #quietly;
  #clock;
  failures = [];
  passed = 0;
  failed = 0;
  notRun = 0;

  /** `quietly(action)` runs what belongs to the tests at the log level they are to have. */
  constructor(report, quietly, clock) {
    this.#report = report;
    this.#quietly = quietly;
    this.#clock = clock;
  }

  runSuite(suite, depth) {
    const runnable = countRunnable(suite);
    const prepared = runnable === 0 || this.#runHooks(suite, 'before', suite.before, depth);
    if (!prepared) this.notRun += runnable;
    else for (const child of suite.children) this.#runChild(child, depth);
    if (runnable > 0) this.#runHooks(suite, 'after', [...suite.after].reverse(), depth);
  }

  #runChild(child, depth) {
    if (child.excluded === ONLY) return;
    if (isSuite(child)) {
      this.#report.suite(child, depth);
      if (child.excluded === undefined) this.runSuite(child, depth + 1);
    } else if (child.excluded === SKIPPED) {
      this.#report.skipped(child, depth);
    } else {
      this.#runTest(child, depth);
    }
  }

  /** Runs hooks until one fails; says whether none did. */
  #runHooks(suite, hook, blocks, depth) {
    const failure = this.#attempt(blocks, `the ${hook} hook`);
    if (failure === undefined) return true;
    this.#fail({ name: `"${hook}" hook`, path: [...suite.path, `"${hook}" hook`], ...failure }, depth);
    return false;
  }

  #runTest(test, depth) {
    const suites = lineage(test.parent);
    let failure;
    let entered = 0;
    while (failure === undefined && entered < suites.length) {
      failure = this.#attemptHook(suites[entered].beforeEach, 'beforeEach');
      entered++;
    }
    const begun = this.#clock();
    if (failure === undefined) failure = this.#attempt([test.block], 'the test');
    const duration = this.#clock() - begun;
    const cleanups = suites.slice(0, entered).reverse();
    const cleanupFailures = cleanups.map((suite) => this.#attemptHook([...suite.afterEach].reverse(), 'afterEach'));
    const found = [failure, ...cleanupFailures].filter((item) => item !== undefined);
    if (found.length === 0) {
      this.passed++;
      this.#report.passed(test, depth, duration);
      return;
    }
    this.failed++;
    for (const item of found)
      this.#fail({ name: test.name, path: test.path, registered: test.registered, ...item }, depth, duration);
  }

  #attemptHook(blocks, hook) {
    const failure = this.#attempt(blocks, `the ${hook} hook`);
    return failure === undefined ? undefined : { ...failure, hook };
  }

  /** Runs blocks one after the other; returns { thrown } for the first that fails. */
  #attempt(blocks, what) {
    try {
      this.#quietly(() => {
        for (const block of blocks) runBlock(block, what);
      });
    } catch (thrown) {
      return { thrown };
    }
    return undefined;
  }

  #fail(failure, depth, duration) {
    this.failures.push(failure);
    this.#report.failed(failure, this.failures.length, depth, duration);
  }
}

/** The suites around a test, the outermost first. */
function lineage(suite) {
  return suite === undefined ? [] : [...lineage(suite.parent), suite];
}

module.exports = { Runner };
