'use strict';

// The difference of two lists of lines, as an edit script.
// Myers' greedy algorithm costs (edits x lines) time and edits squared memory, so the number of edits is bounded; what
// differs more than that is shown as replaced as a whole, which no reader would take apart line by line anyway.

const MAX_EDITS = 200;

const KEEP = ' ';
const ACTUAL = '+';
const EXPECTED = '-';

/** Lines may differ by a trailing comma alone, only because something follows in one of the two. */
const sameLine = (a, b) => a === b || withoutComma(a) === withoutComma(b);

function withoutComma(line) {
  return line.endsWith(',') ? line.slice(0, -1) : line;
}

const keep = (a, b) => [KEEP, a.length >= b.length ? a : b];

/**
 * Returns an array of [mark, line]: ' ' in both, '+' only in actual, '-' only in expected.
 * Within one change, lines of actual stand before lines of expected.
 */
function diffLines(actual, expected) {
  let start = 0;
  while (start < actual.length && start < expected.length && sameLine(actual[start], expected[start])) start++;
  let actualEnd = actual.length;
  let expectedEnd = expected.length;
  while (actualEnd > start && expectedEnd > start && sameLine(actual[actualEnd - 1], expected[expectedEnd - 1])) {
    actualEnd--;
    expectedEnd--;
  }
  return [
    ...actual.slice(0, start).map((line, index) => keep(line, expected[index])),
    ...diffMiddle(actual.slice(start, actualEnd), expected.slice(start, expectedEnd)),
    ...actual.slice(actualEnd).map((line, index) => keep(line, expected[expectedEnd + index])),
  ];
}

function diffMiddle(actual, expected) {
  const trace = shortestEdits(actual, expected);
  if (trace === undefined)
    return [...actual.map((line) => [ACTUAL, line]), ...expected.map((line) => [EXPECTED, line])];
  return groupChanges(backtrack(trace, actual, expected));
}

/** Furthest reaching points per number of edits, or undefined when MAX_EDITS do not suffice. */
function shortestEdits(actual, expected) {
  const trace = [];
  const reach = new Map([[1, 0]]);
  const limit = Math.min(actual.length + expected.length, MAX_EDITS);
  for (let edits = 0; edits <= limit; edits++) {
    trace.push(new Map(reach));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = stepsDown(reach, diagonal, edits) ? reach.get(diagonal + 1) : reach.get(diagonal - 1) + 1;
      let y = x - diagonal;
      while (x < actual.length && y < expected.length && sameLine(actual[x], expected[y])) {
        x++;
        y++;
      }
      reach.set(diagonal, x);
      if (x >= actual.length && y >= expected.length) return trace;
    }
  }
  return undefined;
}

function stepsDown(reach, diagonal, edits) {
  return diagonal === -edits || (diagonal !== edits && reach.get(diagonal - 1) < reach.get(diagonal + 1));
}

function backtrack(trace, actual, expected) {
  const script = [];
  let x = actual.length;
  let y = expected.length;
  for (let edits = trace.length - 1; edits >= 0; edits--) {
    const reach = trace[edits];
    const diagonal = x - y;
    const previous = stepsDown(reach, diagonal, edits) ? diagonal + 1 : diagonal - 1;
    const previousX = reach.get(previous);
    const previousY = previousX - previous;
    while (x > previousX && y > previousY && x > 0 && y > 0) {
      script.push(keep(actual[--x], expected[--y]));
    }
    if (edits === 0) break;
    if (x === previousX) script.push([EXPECTED, expected[--y]]);
    else script.push([ACTUAL, actual[--x]]);
  }
  return script.reverse();
}

function groupChanges(script) {
  const grouped = [];
  let later = [];
  for (const entry of script) {
    if (entry[0] === EXPECTED) {
      later.push(entry);
      continue;
    }
    if (entry[0] === KEEP) {
      grouped.push(...later);
      later = [];
    }
    grouped.push(entry);
  }
  return [...grouped, ...later];
}

module.exports = { KEEP, diffLines };
