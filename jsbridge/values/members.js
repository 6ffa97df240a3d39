// What Python does with the script values that it holds: calls, members, promises.
(function (kernel) {
  'use strict';
  const { entries, natives, open, openers, uncurry, apply, construct, deleteProperty, heldValues, valueOf, give, fail } = kernel;
  const { openResult, isNg, header, ENDED_ONCE, callShielded, straightEntries } = kernel;
  const { keys } = Object;
  const text = String;
  const weakGet = uncurry(WeakMap.prototype.get);
  const weakSet = uncurry(WeakMap.prototype.set);
  const weakDelete = uncurry(WeakMap.prototype.delete);
  const promiseThen = uncurry(Promise.prototype.then);

  // An entry: what the action returns or throws goes to Python by value. Nothing but what no script can catch leaves it.
  const guarded = (action) => (...args) => {
    try {
      return give(apply(action, undefined, args));
    } catch (error) {
      return fail(error);
    }
  };
  const guardedMember = (action) => (handle, packed) => {
    try {
      return give(action(valueOf(handle), openers.J(packed)));
    } catch (error) {
      return fail(error);
    }
  };

  // Calls -----------------------------------------------------------------------------------------------------------------------
  // The question whether a value is a number comes first where a call of a function would cost more than all the rest. For the same
  // reason these are entries as they are: they look themselves whether they have to be shielded, as kernel.js does it for others.
  // As a result of a Python function None is undefined; as an argument it is null.
  const argument = (value) => (value === null ? null : openResult(value));
  function call0(handle, shielded) {
    if (shielded === undefined && (!isNg || header[ENDED_ONCE] !== 0)) return callShielded(call0, [handle, true]);
    try {
      const f = heldValues[handle];
      const result = f();
      return typeof result === 'number' ? result : give(result);
    } catch (error) {
      return fail(error);
    }
  }
  function call1(handle, a, shielded) {
    if (shielded === undefined && (!isNg || header[ENDED_ONCE] !== 0)) return callShielded(call1, [handle, a, true]);
    try {
      const f = heldValues[handle];
      const result = f(typeof a === 'number' ? a : argument(a));
      return typeof result === 'number' ? result : give(result);
    } catch (error) {
      return fail(error);
    }
  }
  function call2(handle, a, b, shielded) {
    if (shielded === undefined && (!isNg || header[ENDED_ONCE] !== 0)) return callShielded(call2, [handle, a, b, true]);
    try {
      const f = heldValues[handle];
      const result = f(typeof a === 'number' ? a : argument(a), typeof b === 'number' ? b : argument(b));
      return typeof result === 'number' ? result : give(result);
    } catch (error) {
      return fail(error);
    }
  }
  function call3(handle, a, b, c, shielded) {
    if (shielded === undefined && (!isNg || header[ENDED_ONCE] !== 0)) return callShielded(call3, [handle, a, b, c, true]);
    try {
      const f = heldValues[handle];
      const result = f(argument(a), argument(b), argument(c));
      return typeof result === 'number' ? result : give(result);
    } catch (error) {
      return fail(error);
    }
  }
  // One block of bytes, which lies in the mailbox.
  function callBytes(handle, length, shielded) {
    if (shielded === undefined && (!isNg || header[ENDED_ONCE] !== 0)) return callShielded(callBytes, [handle, length, true]);
    try {
      const f = heldValues[handle];
      const result = f(kernel.takeBuffer(length));
      return typeof result === 'number' ? result : give(result);
    } catch (error) {
      return fail(error);
    }
  }
  const straight = { __proto__: null, call0, call1, call2, call3, callBytes };
  for (const name in straight) straightEntries[name] = straight[name];
  entries.callPacked = guardedMember((value, args) => apply(value, undefined, args));
  entries.callMethod = guardedMember((object, args) => apply(object[args[0]], object, args[1]));
  entries.construct = guardedMember((value, args) => construct(value, args));

  // Members ---------------------------------------------------------------------------------------------------------------------
  entries.getMember = guardedMember((object, args) => object[args[0]]);
  entries.setMember = guardedMember((object, args) => {
    object[args[0]] = args[1];
  });
  entries.deleteMember = guardedMember((object, args) => deleteProperty(object, args[0]));
  entries.hasMember = guardedMember((object, args) => args[0] in object);
  entries.memberNames = guardedMember((object) => keys(object));
  entries.text = guardedMember((value) => text(value));

  // Promises --------------------------------------------------------------------------------------------------------------------
  const watchOf = new WeakMap();
  let lastWatch = 0;

  // The number under which Python is told what becomes of a promise; undefined when the object is none.
  function watch(promise) {
    const known = weakGet(watchOf, promise);
    if (known !== undefined) return known;
    const number = ++lastWatch;
    const settle = (marker) => {
      weakDelete(watchOf, promise);
      open(natives.settle(number, marker));
    };
    try {
      promiseThen(promise, (value) => settle(giveSafely(value)), (error) => settle(fail(error)));
    } catch (error) {
      return undefined;
    }
    weakSet(watchOf, promise, number);
    return number;
  }

  function giveSafely(value) {
    try {
      return give(value);
    } catch (error) {
      return fail(error);
    }
  }

  entries.takeRejection = (number) => {
    const { holder } = kernel;
    const reason = holder[`reason${number}`];
    delete holder[`reason${number}`];
    delete holder[`promise${number}`];
    return fail(reason);
  };

  kernel.watch = watch;
  kernel.guarded = guarded;
})
