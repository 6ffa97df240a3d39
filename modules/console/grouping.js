'use strict';

const { LEVELS, settings, log } = require('./output');

const STEP = '  ';

function group(...args) {
  if (args.length > 0) log(LEVELS.INFO, args);
  settings.indent += STEP;
}

function groupEnd() {
  settings.indent = settings.indent.slice(STEP.length);
}

module.exports = { group, groupEnd };
