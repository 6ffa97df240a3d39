'use strict';

// util.format: a template and what fills it. Nothing of inspect is loaded before a value needs it.

const { numberText, bigintText } = require('./text');

const { getPrototypeOf } = Object;
const { hasOwnProperty } = Object.prototype;
const { apply } = Reflect;
const { stringify } = JSON;

const DIRECTIVE = /%[sdifjoOc%]/g;
const CIRCULAR = /circular/i;
const OBJECT_DEPTH = 4;

const inspect = (value, options) => require('./inspect').inspect(value, options);

function shown(value, options) {
  return typeof value === 'string' ? value : inspect(value, options);
}

function convertsToText(holder) {
  return apply(hasOwnProperty, holder, ['toString']) || apply(hasOwnProperty, holder, [Symbol.toPrimitive]);
}

/** Whether String(value) would say no more than `[object Object]` or what inspect says better. */
function hasBuiltInToString(value) {
  if (typeof value.toString !== 'function') return true;
  let holder = value;
  while (holder !== null && !convertsToText(holder)) holder = getPrototypeOf(holder);
  return holder === null || require('./kinds').isBuiltInPrototype(holder);
}

function asString(value, options) {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return numberText(value, false);
  if (typeof value === 'bigint') return bigintText(value, false);
  if (typeof value !== 'object' || value === null || !hasBuiltInToString(value)) return String(value);
  return inspect(value, { ...options, depth: 0, colors: false, compact: 3 });
}

/** `%d`, `%i`, `%f`: what `parse` makes of the value. */
function asNumber(value, parse, keepsBigInt) {
  if (typeof value === 'bigint' && keepsBigInt) return bigintText(value, false);
  return numberText(typeof value === 'symbol' ? NaN : parse(value), false);
}

function asJson(value) {
  try {
    return stringify(value);
  } catch (error) {
    if (error instanceof TypeError && CIRCULAR.test(error.message)) return '[Circular]';
    throw error;
  }
}

function directive(letter, value, options) {
  switch (letter) {
    case 's':
      return asString(value, options);
    case 'd':
      return asNumber(value, Number, true);
    case 'i':
      return asNumber(value, parseInt, true);
    case 'f':
      return asNumber(value, parseFloat, false);
    case 'j':
      return asJson(value);
    case 'o':
      return inspect(value, { ...options, showHidden: true, showProxy: true, depth: OBJECT_DEPTH });
    case 'O':
      return inspect(value, options);
    default:
      // %c: styles of a browser's console.
      return '';
  }
}

/** Formats a list of arguments; `options` are those of inspect. */
function formatArguments(args, options) {
  const [template] = args;
  let used = 0;
  let text = '';
  if (typeof template === 'string') {
    if (args.length === 1) return template;
    used = 1;
    text = template;
    if (template.includes('%')) {
      text = template.replace(DIRECTIVE, (found) => {
        if (found === '%%') return '%';
        return used < args.length ? directive(found[1], args[used++], options) : found;
      });
    }
  }
  for (let i = used; i < args.length; i++) text += `${i > 0 ? ' ' : ''}${shown(args[i], options)}`;
  return text;
}

function format(...args) {
  return formatArguments(args, undefined);
}

function formatWithOptions(options, ...args) {
  if (typeof options !== 'object' || options === null) {
    throw require('./arguments').invalidType('inspectOptions', 'of type object', options);
  }
  return formatArguments(args, options);
}

module.exports = { format, formatWithOptions, formatArguments };
