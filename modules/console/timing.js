'use strict';

const { LEVELS, log, print } = require('./output');

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DECIMALS = 3;
const DEFAULT_LABEL = 'default';

const started = new Map();

const twoDigits = (number) => String(number).padStart(2, '0');

/** `1.234ms`, `1.234s`, `1:02.345 (m:ss.mmm)`, `1:00:02.345 (h:mm:ss.mmm)`. */
function duration(ms) {
  if (ms < SECOND_MS) return `${Number(ms.toFixed(DECIMALS))}ms`;
  if (ms < MINUTE_MS) return `${(ms / SECOND_MS).toFixed(DECIMALS)}s`;
  const hours = Math.floor(ms / HOUR_MS);
  const minutes = Math.floor((ms % HOUR_MS) / MINUTE_MS);
  const seconds = ((ms % MINUTE_MS) / SECOND_MS).toFixed(DECIMALS).padStart(2 + 1 + DECIMALS, '0');
  if (hours === 0) return `${minutes}:${seconds} (m:ss.mmm)`;
  return `${hours}:${twoDigits(minutes)}:${seconds} (h:mm:ss.mmm)`;
}

function warn(text) {
  require('process').emitWarning(text);
}

function time(label = DEFAULT_LABEL) {
  const name = String(label);
  if (started.has(name)) warn(`Label '${name}' already exists for console.time()`);
  else started.set(name, host.now());
}

/** Prints the time since the timer was started; false when there is none. */
function report(name, caller, args) {
  const ended = host.now();
  const start = started.get(name);
  if (start === undefined) {
    warn(`No such label '${name}' for console.${caller}()`);
    return false;
  }
  const text = `${name}: ${duration(ended - start)}`;
  if (args.length === 0) print(LEVELS.INFO, text);
  else log(LEVELS.INFO, ['%s', text, ...args]);
  return true;
}

function timeElapse(label = DEFAULT_LABEL, ...args) {
  report(String(label), 'timeElapse', args);
}

function timeEnd(label = DEFAULT_LABEL) {
  const name = String(label);
  if (report(name, 'timeEnd', [])) started.delete(name);
}

module.exports = { duration, time, timeElapse, timeEnd };
