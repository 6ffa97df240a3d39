// Keeps scripts out of what the engine does with the GIL held: making an error, and printing one that nothing can catch. No Python
// function may be called from there, so no function of a script may run.
(function (kernel) {
  'use strict';
  const { holder, isNg, uncurry, apply, defineProperty, getOwnPropertyDescriptor, getPrototypeOf } = kernel;
  const BaseError = Error;
  const { prototype } = InternalError;
  const errorText = Error.prototype.toString;

  // Assignment to an error that inherits one of these makes a property of its own, as it would without them.
  function guard(name, get) {
    defineProperty(prototype, name, {
      get,
      set(value) {
        defineProperty(this, name, { __proto__: null, value, writable: true, enumerable: true, configurable: true });
      },
      enumerable: false,
      configurable: false,
    });
  }

  // The older engine's JSON.stringify calls itself for every level of a value and never looks whether there is stack left: a deep
  // value would end the process. A replacer is a function of a script, and each of its calls looks.
  function boundStringify() {
    const { stringify } = JSON;
    const { isArray } = Array;
    const same = (key, value) => value;
    const bounded = {
      stringify(value, replacer, space) {
        if (typeof replacer === 'function') return stringify(value, replacer, space);
        if (!isArray(replacer)) return stringify(value, same, space);
        // A list of names cannot be had together with a function.
        stringify(value, same);
        return stringify(value, replacer, space);
      },
    };
    defineProperty(JSON, 'stringify', { __proto__: null, value: bounded.stringify, writable: true, enumerable: false, configurable: true });
  }

  // What the scripts of the bridge stand on and cannot do without stays as it is. To the language a template literal is no call; to the
  // engine it is one of String.prototype.concat: were that replaced, what the bridge writes for Python to read would be a script's.
  // charCodeAt() reads each character of a short text. How long bytes are, and where, is what bounds each access to them.
  function fix(object, names) {
    for (const name of names) {
      const descriptor = getOwnPropertyDescriptor(object, name);
      if (descriptor.get === undefined) descriptor.writable = false;
      descriptor.configurable = false;
      defineProperty(object, name, descriptor);
    }
  }
  fix(String.prototype, ['concat', 'charCodeAt']);
  fix(getPrototypeOf(Uint8Array.prototype), ['length', 'byteLength', 'byteOffset', 'buffer']);
  fix(ArrayBuffer.prototype, ['byteLength']);

  // Such an error is an InternalError fresh from the engine. Whatever the printing asks it for is found here.
  guard('name', () => 'InternalError');
  guard('message', () => '');
  guard('toString', () => errorText);
  guard(Symbol.toPrimitive, () => undefined);
  if (!isNg) {
    guard('stack', () => undefined);
    kernel.captureStack = undefined;
    kernel.engineStack = (error) => (getOwnPropertyDescriptor(error, 'stack') || { __proto__: null, value: undefined }).value;
    kernel.framesText = () => undefined;
    boundStringify();
    return;
  }

  // quickjs-ng only: Error.prepareStackTrace ----------------------------------------------------------------------------------
  // The engine calls it when an error is made; like V8, this calls it when the stack is first looked at. Until then the error's
  // stack is the list of its frames.
  const stackOf = getOwnPropertyDescriptor(Error.prototype, 'stack');
  const getStack = uncurry(stackOf.get);
  const setStack = uncurry(stackOf.set);
  const prepareOf = getOwnPropertyDescriptor(Error, 'prepareStackTrace');
  const setPrepare = uncurry(prepareOf.set);
  const setLimit = uncurry(getOwnPropertyDescriptor(Error, 'stackTraceLimit').set);
  const captureStackTrace = uncurry(Error.captureStackTrace);
  const weakHas = uncurry(WeakMap.prototype.has);
  const weakGet = uncurry(WeakMap.prototype.get);
  const weakSet = uncurry(WeakMap.prototype.set);
  const recorded = new WeakMap();
  const prepared = new WeakMap();
  let prepare;
  let limit = Error.stackTraceLimit;

  function record(error, frames) {
    weakSet(recorded, frames, prepare);
    return frames;
  }

  const isRecord = (stack) => typeof stack === 'object' && stack !== null && weakHas(recorded, stack);

  // Where a thrown value's frames were recorded: its text as the engine would have written it.
  let site;
  setPrepare(BaseError, (error, frames) => {
    site = getPrototypeOf(frames[0]);
  });
  new Error('').stack;
  setPrepare(BaseError, undefined);
  const method = (name) => uncurry(site[name]);
  const [functionName, fileName, lineNumber, columnNumber, isNative] = [
    'getFunctionName', 'getFileName', 'getLineNumber', 'getColumnNumber', 'isNative',
  ].map(method);
  // What runs in a frame may be a function of the bridge, which is for no script.
  defineProperty(site, 'getFunction', { value: function getFunction() {}, writable: true, enumerable: false, configurable: true });

  function framesText(stack) {
    let text = '';
    for (let index = 0; index < stack.length; index++) {
      const frame = stack[index];
      const place = isNative(frame) ? 'native' : `${fileName(frame)}:${lineNumber(frame)}:${columnNumber(frame)}`;
      text += `    at ${functionName(frame) || '<anonymous>'} (${place})\n`;
    }
    return text;
  }

  function present(error, stack) {
    if (weakHas(prepared, stack)) return weakGet(prepared, stack);
    // What the script's function sees of the stack while it makes it.
    weakSet(prepared, stack, undefined);
    const shown = apply(weakGet(recorded, stack), BaseError, [error, stack]);
    weakSet(prepared, stack, shown);
    return shown;
  }

  defineProperty(Error.prototype, 'stack', {
    get: function stack() {
      const value = getStack(this);
      return isRecord(value) ? present(this, value) : value;
    },
    set: function stack(value) {
      setStack(this, value);
    },
    enumerable: false,
    configurable: true,
  });
  guard('stack', function stack() {
    const value = getStack(this);
    return isRecord(value) ? framesText(value) : typeof value === 'string' ? value : undefined;
  });

  defineProperty(Error, 'captureStackTrace', {
    value: function captureStackTrace_(target, start) {
      captureStackTrace(BaseError, target, typeof start === 'function' ? start : captureStackTrace_);
      const own = getOwnPropertyDescriptor(target, 'stack');
      if (own !== undefined && isRecord(own.value)) {
        const value = present(target, own.value);
        defineProperty(target, 'stack', { __proto__: null, value, writable: true, enumerable: false, configurable: true });
      }
    },
    writable: true,
    enumerable: false,
    configurable: true,
  });
  defineProperty(Error.captureStackTrace, 'name', { value: 'captureStackTrace', configurable: true });

  defineProperty(Error, 'prepareStackTrace', {
    get: () => prepare,
    set(value) {
      prepare = value;
      holder.record = typeof value === 'function' ? record : undefined;
      setPrepare(BaseError, holder.record);
    },
    enumerable: false,
    configurable: true,
  });
  // The engine would convert it to a number whenever an error is made.
  defineProperty(Error, 'stackTraceLimit', {
    get: () => limit,
    set(value) {
      limit = value;
      setLimit(BaseError, typeof value === 'number' ? value : 0);
    },
    enumerable: false,
    configurable: true,
  });

  // When Python ends a script, it lets the engine freeze the error that does it: `prepare` is the engine's own property, in C.
  holder.freeze = Object.freeze;
  holder.record = undefined;
  defineProperty(holder, 'prepare', prepareOf);

  kernel.captureStack = captureStackTrace;
  // Text, or the frames that a script's function will make something of.
  kernel.engineStack = getStack;
  // The frames of an error whose stack the script's Error.prepareStackTrace makes something else than text.
  kernel.framesText = (error) => {
    const stack = getStack(error);
    return isRecord(stack) ? framesText(stack) : undefined;
  };
})
