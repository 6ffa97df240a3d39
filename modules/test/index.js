'use strict';

const assert = require('assert');
const console = require('console');
const { invalidType } = require('./argument_errors');
const { limits } = require('./blocks');
const { Report } = require('./report');
const { Runner } = require('./runner');
const { ONLY, SKIPPED, countExcluded, prune, select } = require('./selection');
const { registration, withRegistered } = require('./tree');

const DEFAULT_SLOW_MS = 75;
const FAILED = 1;

// Taken now: tests may replace what they find on console and on the clock.
const { log } = console;
const { now } = Date;
let slow = DEFAULT_SLOW_MS;

function requireDuration(name, value) {
  if (typeof value !== 'number' || !(value >= 0)) throw invalidType(name, 'a number of milliseconds', value);
  return value;
}

/** Runs action with console at the given level, and sets it back. */
function atLevel(level, action) {
  const previous = console.loglevel;
  console.loglevel = level;
  try {
    return action();
  } finally {
    console.loglevel = previous;
  }
}

function run(loglevel = console.ERROR) {
  // console refuses what is no level: better before anything runs.
  atLevel(loglevel, () => undefined);
  return withRegistered((root) => {
    const process = require('process');
    const report = new Report({
      print: (line) => atLevel(console.INFO, () => log('%s', line)),
      colored: Boolean(process.stdout.isTTY),
      slow: () => slow,
      immediate: loglevel > console.ERROR,
    });
    const runner = new Runner(report, (action) => atLevel(loglevel, action), now);
    const empty = root.children.length === 0;
    const text = host.grep();
    const filtered = text === '' ? 0 : prune(root, text);
    select(root);
    const begun = now();
    runner.runSuite(root, 0);
    const duration = now() - begun;
    const counts = {
      skipped: countExcluded(root, SKIPPED),
      excluded: countExcluded(root, ONLY),
      filtered,
      empty,
    };
    report.summary(runner, counts, duration);
    if (loglevel === console.ERROR) report.explanations(runner.failures);
    const hooks = runner.failures.filter(({ registered }) => registered === undefined).length;
    host.count(runner.passed, runner.failed + hooks, counts.skipped + counts.excluded + filtered + runner.notRun);
    if (runner.failures.length > 0) process.exitCode = FAILED;
    return runner.failures.length;
  });
}

function setup() {
  Object.assign(globalThis, registration, { assert });
}

const test = { ...registration, assert, setup, run };
Object.defineProperties(test, {
  slow: {
    get: () => slow,
    set(value) {
      slow = requireDuration('slow', value);
    },
    enumerable: true,
  },
  timeout: {
    get: () => limits.timeout,
    set(value) {
      limits.timeout = requireDuration('timeout', value);
    },
    enumerable: true,
  },
});

module.exports = test;
