// Code that is in no file: -e, -p, and the inputs of the interactive session. Values stay in the engine: what leaves it is text.
(function (kernel) {
  'use strict';
  const { natives, entries, evaluate, guarded, requireBuiltin, defineProperty, getOwnPropertyDescriptor, getPrototypeOf, ownKeys } = kernel;
  const toObject = Object;

  const show = (value, colors) => requireBuiltin('util').inspect(value, { colors });

  // Throws what the compiler says of the source; runs nothing.
  entries.checkSource = guarded(() => evaluate(natives.checkSource));
  entries.runSource = guarded(() => {
    evaluate(natives.compileSource);
  });
  entries.showSource = guarded((colors) => show(evaluate(natives.compileSource), colors));

  // `_` and `_error`: the last result and the last error, until a script gives the name a value of its own.
  const last = { __proto__: null, _: undefined, _error: undefined };
  entries.keepResults = () => {
    for (const name of ownKeys(last)) {
      defineProperty(globalThis, name, {
        get: () => last[name],
        set: (value) => defineProperty(globalThis, name, { value, writable: true, enumerable: false, configurable: true }),
        enumerable: false,
        configurable: true,
      });
    }
    return null;
  };
  entries.showInput = guarded((colors) => {
    try {
      last._ = evaluate(natives.compileSource);
      return show(last._, colors);
    } catch (error) {
      last._error = error;
      throw error;
    }
  });

  function findProperty(value, name) {
    for (let at = toObject(value); at !== null; at = getPrototypeOf(at)) {
      const found = getOwnPropertyDescriptor(at, name);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  // The names of what `value.a.b` has, for the source `[value, 'a', 'b']`. Pressing Tab calls no getter.
  entries.propertyNames = guarded(() => {
    const path = evaluate(natives.compileSource);
    let value = path[0];
    for (let index = 1; index < path.length && value !== undefined && value !== null; index++) {
      const found = findProperty(value, path[index]);
      value = found === undefined ? undefined : found.value;
    }
    const names = new Set();
    if (value === undefined || value === null) return names;
    for (let at = toObject(value); at !== null; at = getPrototypeOf(at)) {
      for (const name of ownKeys(at)) if (typeof name === 'string') names.add(name);
    }
    return names;
  });
})
