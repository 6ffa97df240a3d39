// The values that cross from JavaScript to Python and back. What is no number, boolean, null, text or block of bytes crosses as JSON
// text, in which an object with the single key U+0000 stands for what JSON cannot say: {"\0": kind, "v": …}.
// This script keeps the script values that Python knows by number, and tells the built-in kinds of objects apart.
(function (kernel) {
  'use strict';
  const { holder, natives, entries, uncurry, getter, getPrototypeOf } = kernel;
  const mapGet = uncurry(Map.prototype.get);
  const mapSet = uncurry(Map.prototype.set);
  const mapDelete = uncurry(Map.prototype.delete);
  const weakGet = uncurry(WeakMap.prototype.get);
  const weakSet = uncurry(WeakMap.prototype.set);
  const weakDelete = uncurry(WeakMap.prototype.delete);

  // Arrays of the bridge's own: without a prototype, none of their places can be an accessor of a script's.
  const { setPrototypeOf } = Object;
  const list = () => setPrototypeOf([], null);

  // Handles -------------------------------------------------------------------------------------------------------------------
  // counts[handle] tells how often Python was given the value and has not let go of it. Free handles are used again.
  const values = list();
  const counts = list();
  const free = list();
  const handleOf = new WeakMap();
  const handleOfSymbol = new Map();
  let lastHandle = 0;
  values[0] = undefined;
  counts[0] = 0;

  function hold(value) {
    const isSymbol = typeof value === 'symbol';
    let handle = isSymbol ? mapGet(handleOfSymbol, value) : weakGet(handleOf, value);
    if (handle !== undefined) {
      counts[handle]++;
      return handle;
    }
    if (free.length > 0) {
      handle = free[free.length - 1];
      free.length--;
    } else {
      handle = ++lastHandle;
    }
    values[handle] = value;
    counts[handle] = 1;
    if (isSymbol) mapSet(handleOfSymbol, value, handle);
    else weakSet(handleOf, value, handle);
    return handle;
  }

  function release(handle) {
    if (counts[handle] > 1) {
      counts[handle]--;
      return;
    }
    // First what may take memory: when there is none, nothing has changed, and Python tries again.
    free[free.length] = handle;
    counts[handle] = 0;
    const value = values[handle];
    values[handle] = undefined;
    if (typeof value === 'symbol') mapDelete(handleOfSymbol, value);
    else weakDelete(handleOf, value);
  }
  entries.release = (handle) => {
    release(handle);
    return null;
  };
  entries.countHandles = () => lastHandle - free.length;
  entries.globalHandle = () => hold(globalThis);

  // Stand-ins for Python objects ------------------------------------------------------------------------------------------------
  // They are found again by number as long as a script has them. Where there are no weak references, Python keeps their addresses.
  const BaseWeakRef = typeof WeakRef === 'function' ? WeakRef : undefined;
  const deref = BaseWeakRef && uncurry(WeakRef.prototype.deref);

  function standIns(keep, recall) {
    if (BaseWeakRef === undefined) {
      return {
        __proto__: null,
        find(number) {
          if (!recall(number)) return undefined;
          const known = holder.value;
          holder.value = null;
          return known;
        },
        add(number, standIn) {
          holder.value = standIn;
          keep(number);
          holder.value = null;
        },
        forget() {},
      };
    }
    const references = new Map();
    return {
      __proto__: null,
      find(number) {
        const reference = mapGet(references, number);
        return reference && deref(reference);
      },
      add: (number, standIn) => mapSet(references, number, new BaseWeakRef(standIn)),
      forget: (number) => mapDelete(references, number),
    };
  }
  const callables = standIns((number) => natives.keepCallable(number), (number) => natives.recallCallable(number));
  const exceptions = standIns((number) => natives.keepException(number), (number) => natives.recallException(number));
  entries.forgetCallable = (number) => {
    callables.forget(number);
    return null;
  };
  entries.forgetException = (number) => {
    exceptions.forget(number);
    return null;
  };

  // Kinds -----------------------------------------------------------------------------------------------------------------------
  // A prototype chain promises a built-in kind of object; a method of that kind then proves it.
  const kinds = new WeakMap();
  for (const [constructor, kind] of [[Date, 'date'], [Map, 'map'], [Set, 'set'], [Error, 'error'], [Promise, 'promise']]) {
    kinds.set(constructor.prototype, kind);
  }
  const believe = () => true;
  const proofs = {
    __proto__: null,
    date: uncurry(Date.prototype.getTime),
    map: getter(Map.prototype, 'size'),
    set: getter(Set.prototype, 'size'),
    error: believe,
    promise: believe,
  };

  // 'date', 'map', 'set', 'error', 'promise' (which its first use has to prove), or undefined.
  function kindOf(value) {
    for (let prototype = getPrototypeOf(value); prototype !== null; prototype = getPrototypeOf(prototype)) {
      const kind = weakGet(kinds, prototype);
      if (kind !== undefined) {
        try {
          proofs[kind](value);
          return kind;
        } catch (error) {
          return undefined;
        }
      }
    }
    return undefined;
  }

  kernel.list = list;
  kernel.hold = hold;
  kernel.release = release;
  kernel.valueOf = (handle) => values[handle];
  kernel.heldValues = values;
  kernel.callables = callables;
  kernel.exceptions = exceptions;
  kernel.kindOf = kindOf;
})
