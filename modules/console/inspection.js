'use strict';

const { LEVELS, print } = require('./output');

/** Prints one value as util.inspect shows it, without custom inspection methods. */
function dir(value, options) {
  const colors = host.isColored(LEVELS.INFO);
  print(LEVELS.INFO, require('util').inspect(value, { customInspect: false, colors, ...options }));
}

/** Prints where console.trace was called; `stack` begins with the frame of console.trace itself. */
function trace(args, stack) {
  const frames = stack.trimEnd().split('\n').slice(1);
  const { format } = require('util');
  const head = args.length === 0 ? 'Trace' : `Trace: ${format(...args)}`;
  print(LEVELS.WARN, [head, ...frames].join('\n'));
}

module.exports = { dir, trace };
