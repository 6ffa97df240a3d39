'use strict';

// What an emitter has to say by itself: an 'error' event that nobody listens to, and a suspicious number of listeners.

/** The error to throw for emit('error', ...args) without a listener. */
function unhandledError(args) {
  const [thrown] = args;
  if (thrown instanceof Error) return thrown;
  const { inspect } = require('util');
  const error = new Error(`Unhandled error. (${inspect(thrown)})`);
  error.code = 'ERR_UNHANDLED_ERROR';
  error.context = thrown;
  return error;
}

/** Warns once per event and emitter, through process.emitWarning: on stderr, and as the process's 'warning' event. */
function warnOfLeak(emitter, type, count, limit) {
  const { constructor } = emitter;
  const owner = (constructor && constructor.name) || 'Object';
  const warning = new Error(
    `Possible EventEmitter memory leak detected. ${count} ${String(type)} listeners added to [${owner}]. ` +
      `MaxListeners is ${limit}. Use emitter.setMaxListeners() to increase limit`,
  );
  warning.name = 'MaxListenersExceededWarning';
  Object.assign(warning, { emitter, type, count });
  require('process').emitWarning(warning);
}

module.exports = { unhandledError, warnOfLeak };
