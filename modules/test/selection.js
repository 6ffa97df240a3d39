'use strict';

// Which of the registered tests run. Every node gets `excluded`: undefined when it is to run, else why it is not.

const { isSuite } = require('./tree');

const SKIPPED = 'skipped';
const ONLY = 'only';

const hasOnly = (node) => node.only || (isSuite(node) && node.children.some(hasOnly));

function select(root) {
  mark(root, hasOnly(root) ? ONLY : undefined);
}

/** `fallback` is what excludes a test here that no only asks for. */
function mark(node, fallback) {
  if (node.skipped) {
    node.excluded = SKIPPED;
  } else if (isSuite(node)) {
    // A suite marked only runs as a whole, unless something inside it is marked more closely.
    const inner = node.only && !node.children.some(hasOnly) ? undefined : fallback;
    for (const child of node.children) mark(child, inner);
    node.excluded = inner === ONLY && node.children.every((child) => child.excluded === ONLY) ? ONLY : undefined;
  } else {
    node.excluded = node.only ? undefined : fallback;
  }
}

/** Tests in a suite that are to run. */
function countRunnable(node) {
  if (!isSuite(node)) return node.excluded === undefined ? 1 : 0;
  return node.children.reduce((sum, child) => sum + countRunnable(child), 0);
}

/** Tests that do not run for the given reason; a skipped suite, whose tests are unknown, counts as one. */
function countExcluded(node, reason) {
  if (!isSuite(node) || node.skipped) return node.excluded === reason ? 1 : 0;
  return node.children.reduce((sum, child) => sum + countExcluded(child, reason), 0);
}

/** Takes those tests out of a suite whose name, with the names of their suites, does not contain `text`; returns how many. */
function prune(suite, text) {
  const matches = (test) => test.path.join(' ').includes(text);
  let pruned = 0;
  for (const child of suite.children) {
    if (isSuite(child)) pruned += prune(child, text);
    else if (!matches(child)) pruned++;
  }
  suite.children = suite.children.filter((child) => (isSuite(child) ? child.children.length > 0 : matches(child)));
  return pruned;
}

module.exports = { ONLY, SKIPPED, countExcluded, countRunnable, prune, select };
