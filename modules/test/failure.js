'use strict';

// A failure in words: what was thrown, the difference of actual and expected, where.

const { AssertionError } = require('assert');

const MAX_FRAMES = 10;
const MAX_CAUSES = 5;
const FRAME = /^\s*at /;
const BUILTIN = 'jsbridge:';
// blocks.js is what calls the blocks of tests.
const CALLER = `(jsbridge:${__dirname}/blocks`;
const PLACE = /(?:at |\()((?!.*\()\S.*:\d+(?::\d+)?)\)?$/;
const EQUALITY = /^(?:={2,3}|equal|strictEqual|deepEqual|deepStrictEqual|(?:deepP|p)ropertyVal)$/;
const OWN_FIELDS = [
  'name',
  'message',
  'stack',
  'cause',
  'generatedMessage',
  'actual',
  'expected',
  'operator',
  'showDiff',
];

const isError = (value) => value instanceof Error || Object.prototype.toString.call(value) === '[object Error]';

/** A field of something thrown; reading it may throw as well. */
function field(object, name) {
  try {
    return object[name];
  } catch (_) {
    return undefined;
  }
}

const text = (value) => (typeof value === 'string' ? value : '');

/** The lines that describe a failure, the first of them being the error itself. */
function describeFailure({ thrown, hook, registered }) {
  const lines = hook === undefined ? [] : [`in the "${hook}" hook:`];
  let frames = [];
  try {
    lines.push(...describeThrown(thrown));
    frames = isError(thrown) ? framesOf(text(field(thrown, 'stack'))) : [];
  } catch (error) {
    // A proxy can make any look at it fail; the report must go on.
    lines.push(`thrown: something that cannot be shown (${text(field(error, 'message'))})`);
  }
  lines.push(...frames.slice(0, MAX_FRAMES).map((frame) => `  ${frame}`));
  const exact = frames.length > 0 && PLACE.test(frames[0]);
  if (!exact && registered !== undefined) lines.push(...placeOf(registered));
  return lines;
}

/** For what was thrown without a stack, and for the older engine, which leaves lines out of short functions' frames. */
function placeOf(registered) {
  const [frame] = framesOf(text(registered));
  const found = frame && PLACE.exec(frame);
  return found ? [`  in the test at ${found[1]}`] : [];
}

/** The frames of the test itself: what called it, built-in modules and the engine lead nobody to the mistake. */
function framesOf(stack) {
  const frames = stack.split('\n').filter((line) => FRAME.test(line));
  const caller = frames.findIndex((line) => line.includes(CALLER));
  const above = frames.slice(0, caller < 0 ? undefined : caller);
  return above.filter((line) => !line.includes(BUILTIN) && !line.includes('(native)')).map((line) => line.trim());
}

function describeThrown(thrown) {
  const { inspect } = require('util');
  if (!isError(thrown)) return `thrown: ${inspect(thrown)}`.split('\n');
  const lines = headline(thrown).split('\n');
  if (shouldDiff(thrown)) lines.push('', ...difference(thrown));
  const details = ownDetails(thrown);
  if (Object.keys(details).length > 0) lines.push(...inspect(details, { depth: 2 }).split('\n'));
  lines.push(...describeCauses(thrown));
  return lines;
}

function headline(error) {
  const name = text(field(error, 'name')) || 'Error';
  const message = text(field(error, 'message'));
  return message === '' ? name : `${name}: ${message}`;
}

/** Other libraries' errors come with actual and expected too; a message that was generated shows them already. */
function shouldDiff(error) {
  if (field(error, 'generatedMessage') === true || field(error, 'showDiff') === false) return false;
  if (!has(error, 'actual') || !has(error, 'expected')) return false;
  const operator = field(error, 'operator');
  return operator === undefined || EQUALITY.test(operator);
}

const has = (object, key) => Object.prototype.hasOwnProperty.call(object, key);

function difference(error) {
  const { message } = new AssertionError({
    actual: field(error, 'actual'),
    expected: field(error, 'expected'),
    operator: 'deepStrictEqual',
  });
  return message.trimEnd().split('\n').slice(1);
}

function ownDetails(error) {
  const details = {};
  for (const key of Object.keys(error)) if (!OWN_FIELDS.includes(key)) details[key] = field(error, key);
  if (details.code === 'ERR_ASSERTION') delete details.code;
  return details;
}

function describeCauses(error) {
  const lines = [];
  let cause = field(error, 'cause');
  for (let depth = 0; depth < MAX_CAUSES && cause !== undefined; depth++) {
    const shown = isError(cause) ? headline(cause) : require('util').inspect(cause);
    lines.push(...`caused by ${shown}`.split('\n'));
    cause = isError(cause) ? field(cause, 'cause') : undefined;
  }
  return lines;
}

module.exports = { describeFailure };
