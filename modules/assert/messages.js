'use strict';

// The message of an AssertionError that was given none, after its operator: Node's headings and layouts.

const { differencePath } = require('./deep_equal');
const { inspect, inspectLines } = require('./inspection');
const { KEEP, diffLines } = require('./line_diff');

const SHORT_FORM_CHARACTERS = 12;
const CARET_COLUMNS = 80;
const CONTEXT_LINES = 2;
const MAX_DIFF_LINES = 60;
const MAX_VALUE_LINES = 47;
const MAX_EQUAL_CHARACTERS = 512;
const MAX_PATH_CHARACTERS = 200;
const NAME = /^[\p{L}_$][\p{L}\p{N}_$]*$/u;

const HEADINGS = {
  deepStrictEqual: 'Expected values to be strictly deep-equal:',
  strictEqual: 'Expected values to be strictly equal:',
  deepEqual: 'Expected values to be loosely deep-equal:',
  notDeepStrictEqual: 'Expected "actual" not to be strictly deep-equal to:',
  notStrictEqual: 'Expected "actual" to be strictly unequal to:',
  notDeepEqual: 'Expected "actual" not to be loosely deep-equal to:',
};
const REFERENCE_HEADING = 'Expected "actual" to be reference-equal to "expected":';
const NOT_REFERENCE_HEADING = 'Expected "actual" not to be reference-equal to "expected":';
const NOT_LOOSE_HEADING = 'Expected values not to be loosely deep-equal:';
const SAME_TEXT_HEADING = 'Values have same structure but are not reference-equal:';
const LEGEND = '+ actual - expected';

const isObject = (value) => value !== null && (typeof value === 'object' || typeof value === 'function');

function generateMessage(actual, expected, operator) {
  switch (operator) {
    case 'deepStrictEqual':
    case 'strictEqual':
    case 'deepEqual':
      return differenceMessage(actual, expected, operator);
    case 'notDeepStrictEqual':
    case 'notStrictEqual':
    case 'notDeepEqual':
      return samenessMessage(actual, expected, operator);
    default:
      return `${limited(actual)} ${operator} ${limited(expected)}`;
  }
}

function limited(value) {
  const text = inspectLines(value).join('\n');
  return text.length > MAX_EQUAL_CHARACTERS ? `${text.slice(0, MAX_EQUAL_CHARACTERS)}...` : text;
}

function samenessMessage(actual, expected, operator) {
  const heading = operator === 'notStrictEqual' && isObject(actual) ? NOT_REFERENCE_HEADING : HEADINGS[operator];
  const lines = inspectLines(actual);
  if (operator === 'notDeepEqual' && lines.length === 1) {
    const [other] = inspectLines(expected);
    if (other !== lines[0]) return `${NOT_LOOSE_HEADING}\n\n${lines[0]}\n\nshould not loosely deep-equal\n\n${other}`;
  }
  if (lines.length === 1 && heading !== NOT_REFERENCE_HEADING)
    return `${heading}${lines[0].length > 5 ? '\n\n' : ' '}${lines[0]}`;
  return `${heading}\n\n${cut(lines, MAX_VALUE_LINES).join('\n')}\n`;
}

function cut(lines, most) {
  return lines.length > most ? [...lines.slice(0, most), '...'] : lines;
}

function differenceMessage(actual, expected, operator) {
  const actualLines = inspectLines(actual);
  const expectedLines = inspectLines(expected);
  if (actualLines.join('\n') === expectedLines.join('\n'))
    return sameTextMessage(actual, expected, operator, actualLines);
  const bothObjects = isObject(actual) && isObject(expected);
  const heading = operator === 'strictEqual' && bothObjects ? REFERENCE_HEADING : HEADINGS[operator];
  if (actualLines.length === 1 && expectedLines.length === 1 && !bothObjects) {
    const compareLines = operator === 'deepEqual' ? looseComparison : lineComparison;
    return `${heading}\n${compareLines(actualLines[0], expectedLines[0], actual, expected)}`;
  }
  const { text, skipped } = renderDiff(actualLines, expectedLines);
  return `${heading}\n${LEGEND}${skipped ? ' ... Lines skipped' : ''}\n\n${text}`;
}

/** Large values are shown in part. What differs may lie in the rest: then that place is shown alone. */
function sameTextMessage(actual, expected, operator, lines) {
  const { path, x, y } = firstDifference(actual, expected, operator);
  if (path.length === 0) return `${SAME_TEXT_HEADING}\n\n${cut(lines, MAX_VALUE_LINES).join('\n')}\n`;
  return differenceMessage(x, y, operator).replace('\n', `\nThe first difference is at ${pathText(path)}\n`);
}

function firstDifference(actual, expected, operator) {
  if (operator === 'strictEqual') return { path: [] };
  try {
    const path = differencePath(actual, expected, operator === 'deepStrictEqual');
    const [x, y] = [actual, expected].map((value) => path.reduce((object, key) => object[key], value));
    return { path, x, y };
  } catch (_) {
    // Getters that throw or change their mind: the failure itself matters more than its place.
    return { path: [] };
  }
}

function pathText(path) {
  const text = path
    .map((key) => (typeof key === 'string' && NAME.test(key) ? `.${key}` : `[${inspect(key)}]`))
    .join('');
  return text.length > MAX_PATH_CHARACTERS ? `…${text.slice(-MAX_PATH_CHARACTERS)}` : text;
}

function looseComparison(actualLine, expectedLine) {
  return `\n${actualLine}\n\nshould loosely deep-equal\n\n${expectedLine}`;
}

function lineComparison(actualLine, expectedLine, actual, expected) {
  const zeros = actual === 0 && expected === 0;
  if (
    actualLine.length + expectedLine.length <= SHORT_FORM_CHARACTERS &&
    !zeros &&
    !isObject(actual) &&
    !isObject(expected)
  ) {
    return `\n${actualLine} !== ${expectedLine}\n`;
  }
  return `${LEGEND}\n\n+ ${actualLine}\n- ${expectedLine}${caret(actualLine, expectedLine)}`;
}

/** Points at the first differing character, when the lines are short enough to stand under each other. */
function caret(actualLine, expectedLine) {
  if (actualLine.length + expectedLine.length >= CARET_COLUMNS) return '';
  let index = 0;
  while (actualLine[index] === expectedLine[index]) index++;
  return index > 2 ? `\n  ${' '.repeat(index)}^` : '';
}

function renderDiff(actualLines, expectedLines) {
  const entries = diffLines(actualLines, expectedLines);
  if (!entries.some(([mark]) => mark !== KEEP))
    return { text: entries.map(([, line]) => `  ${line}`).join('\n'), skipped: false };
  const shown = nearChanges(entries);
  const lines = [];
  let skipped = false;
  let previous = -1;
  for (const index of shown) {
    if (lines.length >= MAX_DIFF_LINES) {
      skipped = true;
      lines.push('...');
      break;
    }
    if (index > previous + 1) {
      skipped = true;
      lines.push('...');
    }
    previous = index;
    const [mark, line] = entries[index];
    lines.push(`${mark} ${line}`);
  }
  return { text: lines.join('\n'), skipped };
}

/** Indexes of the first and last lines, of all changes, and of the unchanged lines around them. */
function nearChanges(entries) {
  const wanted = new Array(entries.length).fill(false);
  const want = (from, to) => wanted.fill(true, Math.max(0, from), to);
  want(0, CONTEXT_LINES);
  want(entries.length - CONTEXT_LINES, entries.length);
  entries.forEach(([mark], index) => {
    if (mark !== KEEP) want(index - CONTEXT_LINES, index + CONTEXT_LINES + 1);
  });
  const lonely = (index) => !wanted[index] && wanted[index - 1] && wanted[index + 1];
  return entries.map((_, index) => index).filter((index) => wanted[index] || lonely(index));
}

module.exports = { generateMessage };
