// Fibers as built-in modules use them: `host.fibers`. The scheduling is Python's; here are the functions to run, by number.
(function (kernel) {
  'use strict';
  const { natives, entries, open, fail, uncurry, apply, header } = kernel;
  // Where Python keeps the number of the running fiber.
  const RUNNING = 2;
  const MAX_INT32 = 2 ** 31 - 1;
  const mapGet = uncurry(Map.prototype.get);
  const mapSet = uncurry(Map.prototype.set);
  const mapHas = uncurry(Map.prototype.has);
  const mapDelete = uncurry(Map.prototype.delete);
  const fibers = new Map();
  const timers = new Map();
  const values = new Map();
  const BaseTypeError = TypeError;

  // What `start` makes of two functions. They get no `this`.
  const plain = {
    __proto__: null,
    run() {
      const { entry } = this;
      entry();
    },
    over(error, failed) {
      const { ended } = this;
      if (ended !== undefined) ended(error, failed);
      else if (failed) report(error);
    },
  };

  function guarded(action) {
    try {
      action();
    } catch (error) {
      report(error);
    }
    return null;
  }

  entries.runFiber = (number) => {
    const record = mapGet(fibers, number);
    // Whoever started it was ended before it could say what is to run.
    if (record === undefined) return null;
    let error;
    let failed = false;
    try {
      record.run();
    } catch (thrown) {
      failed = true;
      error = thrown;
    }
    // Errors of `over` itself are reported: nobody else would see them.
    try {
      record.over(error, failed);
    } catch (thrown) {
      report(thrown);
    }
    mapDelete(fibers, number);
    return null;
  };
  // The fiber of this number was ended from outside, or never got a thread.
  entries.fiberEnded = (number, marker) => {
    const record = mapGet(fibers, number);
    if (record === undefined || !mapDelete(fibers, number)) return null;
    let error;
    try {
      open(marker);
    } catch (thrown) {
      error = thrown;
    }
    return guarded(() => record.over(error, true));
  };
  entries.runTimer = (number) => {
    const action = mapGet(timers, number);
    mapDelete(timers, number);
    return action === undefined ? null : guarded(action);
  };
  entries.captureStack = () => {
    kernel.holder.text = new Error('').stack;
    return 's';
  };

  // quickjs-ng bounds a stack, those of the bridge included, by a number that scripts can set.
  const limitOf = kernel.getOwnPropertyDescriptor(Error, 'stackTraceLimit');
  const readLimit = limitOf === undefined ? () => undefined : uncurry(limitOf.get);
  const setLimit = limitOf === undefined ? () => undefined : uncurry(limitOf.set);
  const stackOf = kernel.getOwnPropertyDescriptor(Error.prototype, 'stack');
  const readStack = stackOf === undefined || stackOf.get === undefined ? (error) => error.stack : uncurry(stackOf.get);
  const BaseError = Error;
  // For an onlooker: in no fiber, so that nothing of the script's own may run.
  entries.captureDeepStack = (depth) => {
    const before = readLimit(BaseError);
    setLimit(BaseError, depth);
    const error = new BaseError('');
    setLimit(BaseError, before);
    const text = kernel.framesText(error);
    kernel.holder.text = text === undefined ? readStack(error) : text;
    return 's';
  };

  function report(error) {
    open(natives.report(fail(error)));
  }

  // The older engine's maps tell the integer 5 from a 5 that lay in an array of doubles.
  function current() {
    const number = header[RUNNING];
    return number <= MAX_INT32 ? number | 0 : number;
  }

  const host = {
    __proto__: null,
    // Its run() is what the fiber does, and over(error, failed) is called when it has ended, however that came about.
    launch(record) {
      const number = open(natives.startFiber());
      mapSet(fibers, number, record);
      return number;
    },
    start(entry, ended) {
      if (typeof entry !== 'function') throw new BaseTypeError('start takes a function');
      return host.launch({ __proto__: plain, entry, ended });
    },
    // For a timer of 0 ms, which is counted as a timer, too.
    startTurn(entry, ended) {
      const number = open(natives.startTurn());
      mapSet(fibers, number, { __proto__: plain, entry, ended });
      return number;
    },
    current,
    park() {
      open(natives.park());
      const number = current();
      const value = mapGet(values, number);
      if (value !== undefined) mapDelete(values, number);
      return value;
    },
    wake(number, value) {
      if (value !== undefined) mapSet(values, number, value);
      if (!open(natives.wake(number)) && value !== undefined) mapDelete(values, number);
    },
    sleep(ms) {
      open(natives.sleep(ms));
    },
    after(ms, action) {
      const number = open(natives.after(ms));
      mapSet(timers, number, action);
      return number;
    },
    cancel(number) {
      if (!mapHas(timers, number)) return false;
      mapDelete(timers, number);
      open(natives.cancel(number));
      return true;
    },
    ref: (number) => open(natives.refTimer(number, true)),
    unref: (number) => open(natives.refTimer(number, false)),
    stack: (number) => open(natives.stackOf(number)) || '',
    count: () => open(natives.countFibers()),
    limit(ms, action) {
      let result;
      const handle = kernel.hold(() => {
        result = action();
      });
      try {
        open(natives.limit(ms, handle));
      } finally {
        entries.release(handle);
      }
      return result;
    },
    report,
  };

  // fibjs's asynchronous calling: with a callback as one argument more, the call returns at once and runs in a fiber of its own.
  function asynchronous(body) {
    const { length } = body;
    const call = function (...args) {
      const callback = args[args.length - 1];
      if (typeof callback !== 'function') return apply(body, this, args);
      args.length--;
      host.start(() => {
        let result;
        try {
          result = apply(body, this, args);
        } catch (error) {
          callback(error);
          return;
        }
        callback(null, result);
      });
      return undefined;
    };
    kernel.defineProperty(call, 'name', { __proto__: null, value: body.name, configurable: true });
    kernel.defineProperty(call, 'length', { __proto__: null, value: length, configurable: true });
    return call;
  }

  kernel.fibers = host;
  kernel.asynchronous = asynchronous;
})
