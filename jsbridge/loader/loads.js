// Which modules are being loaded, and by which fibers. A module's top level may block. A fiber that requires the module meanwhile
// waits until it is loaded; but a fiber that is inside of the loading gets the partial exports, as in every cycle: the loading one
// itself, one that was started in the course of it (the loading one may well wait for that), and one for which the loading fiber
// waits in its turn. So does, with a warning, one that has waited too long: there are modules that never end, such as servers.
// A fiber that is ended from outside runs no `finally`: its loads are found out by looking whether it lives.
(function (kernel) {
  'use strict';
  const { fibers, uncurry } = kernel;
  const mapGet = uncurry(Map.prototype.get);
  const mapSet = uncurry(Map.prototype.set);
  const mapDelete = uncurry(Map.prototype.delete);
  const mapSize = kernel.getter(Map.prototype, 'size');
  const indexOf = uncurry(Array.prototype.indexOf);
  const { defineProperty } = kernel;

  kernel.define = (object, name, value, enumerable) =>
    defineProperty(object, name, { __proto__: null, value, writable: true, enumerable, configurable: true });
  // Not by push() and splice(): one looks for a setter on Array.prototype, the other one asks Array[Symbol.species].
  kernel.append = (array, value) => kernel.define(array, array.length, value, true);
  kernel.remove = (array, value) => {
    const found = indexOf(array, value);
    if (found < 0) return;
    for (let index = found + 1; index < array.length; index++) kernel.define(array, index - 1, array[index], true);
    array.length--;
  };

  // How often, in milliseconds, a waiting fiber looks whether the loading one still lives.
  const LOOK_MS = 100;
  const LONGEST_WAIT_MS = 5000;
  const LOADING = 0;
  const DONE = 1;
  const FAILED = 2;
  // The innermost load that a fiber is inside of, and the load that a fiber waits for, by the fiber's number.
  const innermost = new Map();
  const awaited = new Map();

  function begin(name, isMain) {
    const fiber = fibers.current();
    const load = { __proto__: null, name, state: LOADING, fiber, isMain, waiting: [], outer: mapGet(innermost, fiber) };
    // Nobody waits for the main script, which often runs as long as the program: who is inside of it need not be known.
    if (!isMain) mapSet(innermost, fiber, load);
    return load;
  }

  function leave(fiber, outer) {
    if (outer === undefined) mapDelete(innermost, fiber);
    else mapSet(innermost, fiber, outer);
  }

  // The state is set by whoever loads: that needs no call, and so no stack, where a deep chain of modules has used it up.
  function finish(load) {
    if (!load.isMain) leave(load.fiber, load.outer);
    const { waiting } = load;
    for (let index = 0; index < waiting.length; index++) fibers.wake(waiting[index]);
  }

  function isInside(load, fiber) {
    for (let at = mapGet(innermost, fiber); at !== undefined; at = at.outer) if (at === load) return true;
    return false;
  }

  // Waits for the end of a load; true when it may not wait, or has waited too long: the exports are to be taken as they are.
  function join(load) {
    const me = fibers.current();
    const { isLive, now } = kernel.globalsHost();
    const end = now() + LONGEST_WAIT_MS;
    while (load.state === LOADING) {
      if (isInside(load, me)) return true;
      if (!isLive(load.fiber)) {
        load.state = FAILED;
        break;
      }
      if (load.isMain) return true;
      for (let at = load; at !== undefined; at = mapGet(awaited, at.fiber)) if (at.fiber === me || isInside(at, me)) return true;
      if (now() > end) {
        const waited = 'a fiber has waited ' + LONGEST_WAIT_MS / 1000 + ' s for ' + load.name;
        const warning = waited + ', which another one is still loading, and goes on with what it exports so far';
        kernel.requireBuiltin('process').emitWarning(warning);
        return true;
      }
      wait(load, me);
    }
    return false;
  }

  function wait(load, me) {
    mapSet(awaited, me, load);
    kernel.append(load.waiting, me);
    const timer = fibers.after(LOOK_MS, () => fibers.wake(me));
    try {
      fibers.park();
    } finally {
      fibers.cancel(timer);
      mapDelete(awaited, me);
      kernel.remove(load.waiting, me);
    }
  }

  const { launch, limit } = fibers;
  fibers.launch = (record) => {
    const outer = mapSize(innermost) === 0 ? undefined : mapGet(innermost, fibers.current());
    if (outer === undefined) return launch(record);
    const number = launch({
      __proto__: null,
      run: () => record.run(),
      over(error, failed) {
        mapDelete(innermost, number);
        record.over(error, failed);
      },
    });
    mapSet(innermost, number, outer);
    return number;
  };
  fibers.limit = (ms, action) => {
    const me = fibers.current();
    const outer = mapGet(innermost, me);
    let over = false;
    try {
      const result = limit(ms, action);
      over = true;
      return result;
    } finally {
      // What it was loading when its time was up was not finished by anybody.
      if (!over) {
        for (let at = mapGet(innermost, me); at !== outer && at !== undefined; at = at.outer) at.state = FAILED;
        leave(me, outer);
      }
    }
  };

  kernel.loads = { __proto__: null, LOADING, DONE, FAILED, begin, finish, join };
})
