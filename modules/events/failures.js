'use strict';

// What an emitter has to say by itself: an 'error' event that nobody listens to, and a suspicious number of listeners.

const { define, objectIsPrototypeOf } = primordials;

// Where a script has changed the language so that nothing can be shown, the error itself is what matters.
function shown(value, options) {
  try {
    return require('util').inspect(value, options);
  } catch (failure) {
    return typeof value;
  }
}

/** The error to throw for emit('error', ...args) without a listener. */
function unhandledError(args) {
  const thrown = args[0];
  if (objectIsPrototypeOf(Error.prototype, thrown)) return thrown;
  const error = new Error(`Unhandled error. (${shown(thrown)})`);
  define(error, 'code', 'ERR_UNHANDLED_ERROR', true);
  define(error, 'context', thrown, true);
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
  define(warning, 'name', 'MaxListenersExceededWarning', true);
  define(warning, 'emitter', emitter, true);
  define(warning, 'type', type, true);
  define(warning, 'count', count, true);
  require('process').emitWarning(warning);
}

module.exports = { shown, unhandledError, warnOfLeak };
