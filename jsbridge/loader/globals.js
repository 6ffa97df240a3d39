// The global objects of a script. Most are loaded when they are first used: a script that needs none of them starts at once.
(function (kernel) {
  'use strict';
  const { entries, requireBuiltin, defineProperty, open, natives, guarded } = kernel;
  const global = globalThis;

  const define = (name, value) => defineProperty(global, name, { value, writable: true, enumerable: false, configurable: true });

  function lazy(name, load) {
    defineProperty(global, name, {
      get() {
        const value = load();
        define(name, value);
        return value;
      },
      set: (value) => define(name, value),
      enumerable: false,
      configurable: true,
    });
  }

  define('global', global);
  define('GC', () => {
    open(natives.collect());
  });
  lazy('console', () => requireBuiltin('console'));
  lazy('process', () => requireBuiltin('process'));
  lazy('Buffer', () => requireBuiltin('buffer').Buffer);
  for (const name of [
    'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setHrInterval', 'clearHrInterval', 'setImmediate', 'clearImmediate',
  ]) {
    lazy(name, () => requireBuiltin('timers')[name]);
  }
  lazy('argv', () => requireBuiltin('process').argv);

  const resolved = Promise.resolve();
  const then = kernel.uncurry(Promise.prototype.then);
  if (typeof global.queueMicrotask !== 'function') {
    define('queueMicrotask', (callback) => {
      if (typeof callback !== 'function') throw new TypeError('queueMicrotask takes a function');
      then(resolved, () => {
        try {
          callback();
        } catch (error) {
          kernel.fibers.report(error);
        }
      });
    });
  }

  let BufferClass;
  kernel.setMakeBuffer((bytes) => {
    if (BufferClass === undefined) BufferClass = requireBuiltin('buffer').Buffer;
    return new BufferClass(bytes);
  });

  entries.emitProcess = guarded((event, code) => {
    // The event's name comes as 0 (beforeExit) or 1 (exit): only a process that somebody used can have listeners.
    if (kernel.isLoaded('process')) requireBuiltin('process').emit(event === 0 ? 'beforeExit' : 'exit', code);
  });
})
