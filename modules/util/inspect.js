'use strict';

// util.inspect: the options, their defaults, and the colors.

const { Printer, CUSTOM } = require('./printer');

const { hasOwnProperty } = Object.prototype;
const { apply } = Reflect;

const defaultOptions = Object.seal({
  showHidden: false,
  depth: 2,
  colors: false,
  customInspect: true,
  showProxy: false,
  maxArrayLength: 100,
  maxStringLength: 10000,
  breakLength: 80,
  compact: 3,
  sorted: false,
  getters: false,
  numericSeparator: false,
});

const FOREGROUND = 39;
const BACKGROUND = 49;
const COLOR_NAMES = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];

/** SGR codes: what switches a color on, and what switches it off. */
const colors = Object.assign(Object.create(null), {
  reset: [0, 0],
  bold: [1, 22],
  dim: [2, 22],
  italic: [3, 23],
  underline: [4, 24],
  blink: [5, 25],
  inverse: [7, 27],
  hidden: [8, 28],
  strikethrough: [9, 29],
  doubleunderline: [21, 24],
});
const capitalized = (name) => name[0].toUpperCase() + name.slice(1);
COLOR_NAMES.forEach((name, i) => (colors[name] = [30 + i, FOREGROUND]));
COLOR_NAMES.forEach((name, i) => (colors[`bg${capitalized(name)}`] = [40 + i, BACKGROUND]));
Object.assign(colors, { framed: [51, 54], overlined: [53, 55] });
['gray', ...COLOR_NAMES.slice(1).map((name) => `${name}Bright`)].forEach((name, i) => {
  colors[name] = [90 + i, FOREGROUND];
});
['gray', ...COLOR_NAMES.slice(1).map((name) => `${name}Bright`)].forEach((name, i) => {
  colors[`bg${capitalized(name)}`] = [100 + i, BACKGROUND];
});
for (const [alias, name] of [
  ['grey', 'gray'],
  ['blackBright', 'gray'],
  ['bgGrey', 'bgGray'],
  ['bgBlackBright', 'bgGray'],
  ['crossedout', 'strikethrough'],
  ['crossedOut', 'strikethrough'],
  ['strikeThrough', 'strikethrough'],
  ['faint', 'dim'],
  ['swapcolors', 'inverse'],
  ['swapColors', 'inverse'],
  ['conceal', 'hidden'],
  ['doubleUnderline', 'doubleunderline'],
]) {
  Object.defineProperty(colors, alias, {
    get: () => colors[name],
    set: (value) => (colors[name] = value),
    configurable: true,
  });
}

const styles = Object.assign(Object.create(null), {
  special: 'cyan',
  number: 'yellow',
  bigint: 'yellow',
  boolean: 'yellow',
  undefined: 'grey',
  null: 'bold',
  string: 'green',
  symbol: 'green',
  date: 'magenta',
  regexp: 'red',
  module: 'underline',
});

function stylizeWithColor(text, kind) {
  const color = colors[styles[kind]];
  return color === undefined ? text : `\u001b[${color[0]}m${text}\u001b[${color[1]}m`;
}

const stylizePlain = (text) => text;

/** The settings of one call: the defaults, and over them what the options name. */
function settingsOf(options) {
  const settings = { stylize: stylizePlain, ...defaultOptions };
  let given;
  for (const key of Object.keys(options)) {
    if (apply(hasOwnProperty, settings, [key])) settings[key] = options[key];
    else given = options;
  }
  if (settings.colors) settings.stylize = stylizeWithColor;
  if (settings.maxArrayLength === null) settings.maxArrayLength = Infinity;
  if (settings.maxStringLength === null) settings.maxStringLength = Infinity;
  if (settings.depth === undefined) settings.depth = null;
  return { settings, given };
}

/**
 * The text of a value, for people to read.
 *
 * @param {unknown} value
 * @param {object|boolean} [options]  or, as of old: showHidden, depth, colors
 */
function inspect(value, options, depth, useColors) {
  let wanted = options;
  if (typeof options !== 'object' || options === null) {
    wanted = {};
    if (typeof options === 'boolean') wanted.showHidden = options;
    if (depth !== undefined) wanted.depth = depth;
    if (useColors !== undefined) wanted.colors = useColors;
  }
  const { settings, given } = settingsOf(wanted);
  return new Printer(settings, given, inspect).print(value);
}

inspect.custom = CUSTOM;

Object.defineProperty(inspect, 'defaultOptions', {
  get: () => defaultOptions,
  set: (options) => {
    if (typeof options !== 'object' || options === null) {
      throw require('./arguments').invalidType('options', 'of type object', options);
    }
    Object.assign(defaultOptions, options);
  },
});

inspect.colors = colors;
inspect.styles = styles;

module.exports = { inspect };
