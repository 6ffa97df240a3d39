// The global objects of a script, enumerable or not as in Node. Most are loaded when they are first used: a script that needs none
// of them starts at once.
(function (kernel) {
  'use strict';
  const { entries, requireBuiltin, requireGlobal, define, defineProperty, deleteProperty, open, natives, entry, uncurry } = kernel;
  const { construct, getOwnPropertyDescriptor, ownKeys, fibers, hold } = kernel;
  const { set: reflectSet } = Reflect;
  const { create, setPrototypeOf } = Object;
  const BaseTypeError = TypeError;
  const global = globalThis;

  function lazy(name, enumerable, load) {
    defineProperty(global, name, {
      __proto__: null,
      get() {
        const value = load();
        define(global, name, value, enumerable);
        return value;
      },
      set: (value) => define(global, name, value, enumerable),
      enumerable,
      configurable: true,
    });
  }

  define(global, 'global', global, true);
  const timers = [
    'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'clearImmediate',
    'setHrInterval', 'clearHrInterval',
  ];
  for (const name of timers) lazy(name, true, () => requireBuiltin('timers')[name]);
  lazy('console', false, () => requireBuiltin('console'));
  lazy('process', false, () => requireBuiltin('process'));
  lazy('Buffer', false, () => requireBuiltin('buffer').Buffer);
  lazy('structuredClone', true, () => requireGlobal('structured_clone'));
  lazy('performance', true, () => requireGlobal('performance'));
  lazy('TextEncoder', false, () => requireGlobal('text_encoder'));
  lazy('TextDecoder', false, () => requireGlobal('text_decoder'));
  if (typeof DOMException !== 'function') lazy('DOMException', false, () => requireGlobal('dom_exception'));
  define(global, 'GC', function GC() {
    open(natives.collect());
  }, true);
  // What the running program was given; a script of `run` has an `argv` of its own.
  defineProperty(global, 'argv', {
    __proto__: null,
    get: () => requireBuiltin('process').argv,
    set: (value) => define(global, 'argv', value, true),
    enumerable: true,
    configurable: true,
  });

  // Callbacks that the engine calls by itself ---------------------------------------------------------------------------------
  // What such a callback throws would leave the engine in the middle of its jobs: it is reported here.
  const guard = (callback) => (value) => {
    try {
      callback(value);
    } catch (error) {
      fibers.report(error);
    }
  };
  const resolved = Promise.resolve();
  // then() asks the promise for its constructor, which a script could replace on the prototype.
  define(resolved, 'constructor', undefined, false);
  const then = uncurry(Promise.prototype.then);
  define(global, 'queueMicrotask', function queueMicrotask(callback) {
    if (typeof callback !== 'function') {
      const error = new BaseTypeError('The "callback" argument must be of type function.');
      define(error, 'code', 'ERR_INVALID_ARG_TYPE', true);
      throw error;
    }
    then(resolved, guard(() => callback()));
  }, true);
  if (typeof FinalizationRegistry === 'function') {
    const Base = FinalizationRegistry;
    const Guarded = function FinalizationRegistry(cleanup) {
      if (new.target === undefined) throw new BaseTypeError("Constructor FinalizationRegistry requires 'new'");
      return construct(Base, [typeof cleanup === 'function' ? guard(cleanup) : cleanup], new.target);
    };
    defineProperty(Guarded, 'prototype', { __proto__: null, value: Base.prototype, writable: false });
    define(Base.prototype, 'constructor', Guarded, false);
    define(global, 'FinalizationRegistry', Guarded, false);
  }

  // For Python ------------------------------------------------------------------------------------------------------------------
  // What Buffer itself would make of it, without the sorting of its arguments, which takes three times as long.
  const { BaseUint8Array, typedArraySlice, body } = kernel;
  let bufferPrototype;
  kernel.setMakeBuffer((bytes) => {
    if (bufferPrototype === undefined) bufferPrototype = requireBuiltin('buffer').Buffer.prototype;
    return setPrototypeOf(new BaseUint8Array(bytes), bufferPrototype);
  });
  // Of so many bytes of the mailbox: one object less than by way of an ArrayBuffer of their own.
  kernel.takeBuffer = (length) => {
    if (bufferPrototype === undefined) bufferPrototype = requireBuiltin('buffer').Buffer.prototype;
    return setPrototypeOf(typedArraySlice(body, 0, length), bufferPrototype);
  };

  entries.emitProcess = (event, code) => emit({ __proto__: null, event, code });
  // The event's name comes as 0 (beforeExit) or 1 (exit): only a process that somebody used can have listeners.
  const emit = entry(({ event, code }) => {
    if (kernel.isLoaded('process')) requireBuiltin('process').emit(event === 0 ? 'beforeExit' : 'exit', code);
  });

  // The global object as the application sees it lists what scripts have made, and nothing that was there before them.
  const names = create(null);
  kernel.globalNames = names;
  kernel.globalsComplete = () => {
    const all = ownKeys(global);
    for (let index = 0; index < all.length; index++) names[all[index]] = true;
  };
  const view = new Proxy(create(null), {
    __proto__: null,
    get: (target, name) => global[name],
    set: (target, name, value) => reflectSet(global, name, value),
    has: (target, name) => name in global,
    deleteProperty: (target, name) => deleteProperty(global, name),
    ownKeys() {
      const made = [];
      const all = ownKeys(global);
      for (let index = 0; index < all.length; index++) {
        if (names[all[index]] === undefined) kernel.append(made, all[index]);
      }
      return made;
    },
    getOwnPropertyDescriptor(target, name) {
      const found = getOwnPropertyDescriptor(global, name);
      return found && { __proto__: null, value: undefined, enumerable: found.enumerable, configurable: true };
    },
  });
  entries.globalHandle = () => hold(view);
})
