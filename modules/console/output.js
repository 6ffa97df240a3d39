'use strict';

// Where everything that console prints goes through: the level decides whether and where, Python writes.

const { stageText, write, isColored } = host;

const LEVELS = {
  FATAL: 0,
  ALERT: 1,
  CRIT: 2,
  ERROR: 3,
  WARN: 4,
  NOTICE: 5,
  INFO: 6,
  DEBUG: 7,
  PRINT: 9,
  NOTSET: 10,
};

const settings = {
  /** What has a higher number is not printed. */
  loglevel: LEVELS.NOTSET,
  /** What stands before every line, inside of groups. */
  indent: '',
};

/** Prints a text as it is, inside of the groups that are open. */
function print(level, text) {
  if (level > settings.loglevel) return;
  const { indent } = settings;
  const indented = indent === '' ? text : indent + text.replace(/\n/g, `\n${indent}`);
  stageText(indented);
  write(level);
}

/** Prints arguments as util.format makes them a text. */
function log(level, args) {
  if (level > settings.loglevel) return;
  if (args.length === 1 && typeof args[0] === 'string') print(level, args[0]);
  else print(level, require('util').formatWithOptions({ colors: isColored(level) }, ...args));
}

module.exports = { LEVELS, settings, print, log };
