'use strict';

// The console. Its functions need no `this`; what is rarely used is loaded when it is.

const { LEVELS, settings, log, print } = require('./output');

const { ALERT, CRIT, ERROR, WARN, NOTICE, INFO, DEBUG, PRINT } = LEVELS;
const { stageText, write } = host;

const WRONG_TYPE = 100005;

function checkLevel(level) {
  if (typeof level === 'number' && Number.isInteger(level)) return;
  const error = host.errors.make(WRONG_TYPE, 'console.loglevel must be one of the level constants of console');
  throw Object.assign(error, { code: 'ERR_INVALID_ARG_TYPE' });
}

const later =
  (part, name) =>
  (...args) =>
    require(part)[name](...args);

const console = {
  ...LEVELS,

  get loglevel() {
    return settings.loglevel;
  },
  set loglevel(level) {
    checkLevel(level);
    settings.loglevel = level;
  },

  log(...args) {
    // By far the most frequent call, done without a detour.
    if (args.length === 1 && typeof args[0] === 'string' && settings.indent === '') {
      if (INFO > settings.loglevel) return;
      stageText(args[0]);
      write(INFO);
    } else {
      log(INFO, args);
    }
  },
  info: (...args) => log(INFO, args),
  debug: (...args) => log(DEBUG, args),
  notice: (...args) => log(NOTICE, args),
  warn: (...args) => log(WARN, args),
  error: (...args) => log(ERROR, args),
  crit: (...args) => log(CRIT, args),
  alert: (...args) => log(ALERT, args),
  print: (...args) => log(PRINT, args),

  assert(value, ...args) {
    if (value) return;
    if (args.length === 0) print(WARN, 'Assertion failed');
    else log(WARN, [`Assertion failed: ${String(args[0])}`, ...args.slice(1)]);
  },
  trace(...args) {
    require('./inspection').trace(args, String(new Error().stack));
  },
  dir: later('./inspection', 'dir'),
  dirxml: (...args) => log(INFO, args),
  table: later('./table', 'table'),

  time: later('./timing', 'time'),
  timeElapse: later('./timing', 'timeElapse'),
  timeLog: later('./timing', 'timeElapse'),
  timeEnd: later('./timing', 'timeEnd'),
  count: later('./counting', 'count'),
  countReset: later('./counting', 'countReset'),

  group: later('./grouping', 'group'),
  groupCollapsed: later('./grouping', 'group'),
  groupEnd: later('./grouping', 'groupEnd'),

  clear: later('./terminal', 'clear'),
  readLine: host.async(function readLine(message) {
    return require('./terminal').readLine(message);
  }),
};
console.readLineSync = console.readLine;

module.exports = console;
