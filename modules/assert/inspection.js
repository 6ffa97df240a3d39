'use strict';

// How values appear in messages. util is required on first failure only: most programs that load assert never need it,
// and util itself may be what is being tested.

const LINES_OPTIONS = {
  compact: false,
  customInspect: false,
  depth: 100,
  maxArrayLength: 1000,
  maxStringLength: 100000,
  showHidden: false,
  showProxy: false,
  breakLength: Infinity,
  sorted: true,
  getters: true,
};
const PHRASE_OPTIONS = { depth: 2, breakLength: Infinity, maxArrayLength: 20, maxStringLength: 200 };
const MAX_PHRASE_CHARACTERS = 500;

/** util.inspect that never throws: a value that cannot be rendered must not hide the failure it is part of. */
function inspect(value, options) {
  try {
    return require('util').inspect(value, options);
  } catch (error) {
    return `[${typeof value} that cannot be shown: ${reason(error)}]`;
  }
}

function reason(error) {
  try {
    return String(error.message || error);
  } catch (_) {
    return 'unknown error';
  }
}

/** One property per line, keys sorted, getters called: the form two values are compared in by eye. */
function inspectLines(value) {
  return inspect(value, LINES_OPTIONS).split('\n');
}

/** One short line, for sentences such as "expected { a: 1 } to be null". */
function inspectPhrase(value) {
  const text = inspect(value, PHRASE_OPTIONS);
  return text.length > MAX_PHRASE_CHARACTERS ? `${text.slice(0, MAX_PHRASE_CHARACTERS)}...` : text;
}

module.exports = { inspect, inspectLines, inspectPhrase };
