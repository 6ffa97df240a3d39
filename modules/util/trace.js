'use strict';

// How an error is printed: its stack text, its name made honest, and the properties that the text does not show.
// The engine's own stacks hold the frames alone; a stack that a script has set may begin with `Name: message`.

const { prefix } = require('./naming');
const { isError } = require('./predicates');

const { apply } = Reflect;
const { isArray } = Array;
const { hasOwnProperty } = Object.prototype;

const FRAME = /^\s+at /;
const FIRST_FRAME = '\n    at';
// Shorter runs of frames shared with the cause are printed as they are.
const MIN_SHARED_FRAMES = 4;

const nameOf = ({ name }) => (name === undefined || name === null ? 'Error' : String(name));

/** `Name: message`, or one of them where the other is empty. */
function headline(error) {
  const name = nameOf(error);
  const message = error.message === undefined ? '' : String(error.message);
  if (name === '' || message === '') return name + message;
  return `${name}: ${message}`;
}

/** The stack of an error with its headline in front. */
function stackText(error) {
  const stack = error.stack ? String(error.stack) : '';
  if (stack === '') return headline(error);
  return FRAME.test(stack) ? `${headline(error)}\n${stack.trimEnd()}` : stack;
}

/** Takes the properties out of `keys` that the stack text shows already, and adds `cause` and `errors`. */
function errorKeys(error, keys, stack, showHidden) {
  let listed = keys;
  if (!showHidden) {
    listed = keys.filter((key) => {
      if (key !== 'name' && key !== 'message' && key !== 'stack') return true;
      const value = error[key];
      return typeof value === 'string' && !stack.includes(value);
    });
  }
  if (apply(hasOwnProperty, error, ['cause']) && !listed.includes('cause')) listed = [...listed, 'cause'];
  if (isArray(error.errors) && !listed.includes('errors')) listed = [...listed, 'errors'];
  return listed;
}

/** The stack with the name of the class where it begins with the name of a built-in one: `Foo [Error]: text`. */
function withClassName(stack, error, name, tag) {
  const errorName = nameOf(error);
  let shown = errorName;
  let fallback = 'Error';
  if (name === null) {
    const start = /^([A-Z][\w [\]()-]*)(?::|\n\s+at)/.exec(stack) || /^([\w-]*Error)$/.exec(stack);
    shown = start === null ? '' : start[1];
    fallback = shown || 'Error';
  } else {
    const next = stack[errorName.length];
    const begins = errorName.endsWith('Error') && stack.startsWith(errorName);
    if (!begins || (next !== undefined && next !== ':' && next !== '\n')) return stack;
  }
  const words = prefix(name, tag, fallback).slice(0, -1);
  if (words === errorName) return stack;
  const rest = stack.slice(shown.length);
  if (!words.includes(errorName)) return `${words} [${errorName}]${rest}`;
  return shown === '' ? `${words}: ${stack}` : words + rest;
}

/** The frames of an error without those that its cause ends with too, all but the first and the last of them. */
function withoutSharedFrames(frames, error) {
  const { cause } = error;
  if (cause === null || typeof cause !== 'object' || !isError(cause)) return frames;
  const causeFrames = stackText(cause).split('\n');
  let shared = 0;
  while (
    shared < frames.length &&
    shared < causeFrames.length &&
    frames[frames.length - 1 - shared] === causeFrames[causeFrames.length - 1 - shared]
  ) {
    shared++;
  }
  if (shared < MIN_SHARED_FRAMES) return frames;
  const first = frames.length - shared;
  return [
    ...frames.slice(0, first + 1),
    `    ... ${shared - 2} lines matching cause stack trace ...`,
    frames[frames.length - 1],
  ];
}

/**
 * The text of an error, indented for its place: `Name: message`, then its frames; in brackets where it has none.
 *
 * @param {Error} error
 * @param {string|null} name  of its constructor
 * @param {string} tag
 * @param {string} stack  what stackText() gave
 * @param {number} indent
 */
function errorText(error, name, tag, stack, indent) {
  const improved = withClassName(stack, error, name, tag);
  const message = error.message ? improved.indexOf(String(error.message)) : -1;
  const start = improved.indexOf(FIRST_FRAME, message === -1 ? 0 : message + String(error.message).length);
  let text = `[${improved}]`;
  if (start !== -1) {
    const frames = withoutSharedFrames(improved.slice(start + 1).split('\n'), error);
    text = `${improved.slice(0, start)}\n${frames.join('\n')}`;
  }
  return indent === 0 ? text : text.replace(/\n/g, `\n${' '.repeat(indent)}`);
}

module.exports = { stackText, errorKeys, errorText };
