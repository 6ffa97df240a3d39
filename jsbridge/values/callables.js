// Python callables as functions of scripts: the same callable is the same function while a script has it.
(function (kernel) {
  'use strict';
  const { natives, open, openResult, takeMinted, uncurry, apply, defineProperty, callables } = kernel;
  const { stageBytes, mailBytes, giveText } = kernel;
  const weakSet = uncurry(WeakMap.prototype.set);
  const isView = ArrayBuffer.isView;
  // The number of the callable that a function stands for.
  const callableOf = new WeakMap();

  // When a wrapper is collected, so is the native function in it, and Python lets go of the callable.
  function wrapperOf(number) {
    const known = callables.find(number);
    if (known !== undefined) return known;
    open(natives.mintCallable(number));
    const wrapper = wrap(takeMinted());
    defineProperty(wrapper, 'name', { __proto__: null, value: open(natives.callableName(number)), configurable: true });
    weakSet(callableOf, wrapper, number);
    callables.add(number, wrapper);
    return wrapper;
  }

  // A single argument that is a number or a short block of bytes has a straight way.
  const wrap = (native) => (...args) => {
    if (args.length === 1) {
      const value = args[0];
      let result;
      if (typeof value === 'number') result = native(value);
      else if (isView(value)) {
        const length = mailBytes(value);
        result = length < 0 ? callNative(native, args) : native('m', length);
      } else return openResult(callNative(native, args));
      return typeof result === 'number' ? result : openResult(result);
    }
    return openResult(callNative(native, args));
  };

  // Calls a Python function with `args`, an array of the bridge's own. Most arguments go as they are; one long text and one block of
  // bytes go through the channel; anything else makes all of them one JSON text.
  function callNative(native, args) {
    const { length } = args;
    let texts = 0;
    let blocks = 0;
    for (let index = 0; index < length; index++) {
      const value = args[index];
      const type = typeof value;
      if (type === 'number' || type === 'boolean' || value === undefined || value === null) continue;
      if (type === 'string') texts++;
      else if (isView(value)) blocks++;
      else return native(kernel.packArguments(args));
    }
    if (texts + blocks > 0) {
      if (texts > 1 || blocks > 1) return native(kernel.packArguments(args));
      for (let index = 0; index < length; index++) {
        const value = args[index];
        if (typeof value === 'string') {
          args[index] = giveText(value);
        } else if (typeof value === 'object' && value !== null) {
          stageBytes(value);
          args[index] = 'b';
        }
      }
    }
    return length === 1 ? native(args[0]) : apply(native, undefined, args);
  }

  kernel.wrapperOf = wrapperOf;
  kernel.callableOf = callableOf;
  kernel.callNative = callNative;
})
