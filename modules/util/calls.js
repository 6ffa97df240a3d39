'use strict';

// The three ways to get a result from a function: parking the fiber, through a callback, through a promise.

const { checkFunction, invalidType } = require('./arguments');
const { isAsyncFunction } = require('./types');

const { fibers } = host;
const { apply } = Reflect;
const { getPrototypeOf, setPrototypeOf, getOwnPropertyDescriptors, defineProperties, defineProperty } = Object;
const BasePromise = Promise;
const resolve = BasePromise.resolve.bind(BasePromise);
const { then } = Promise.prototype;

const PROMISIFY = Symbol.for('nodejs.util.promisify.custom');

/** Calls `begin(settle)` and parks the fiber until `settle(failed, value)` was called; a second call counts for nothing. */
function wait(begin) {
  const fiber = fibers.current();
  let outcome;
  let isParked = false;
  begin((failed, value) => {
    if (outcome !== undefined) return;
    outcome = { failed, value };
    if (isParked) fibers.wake(fiber);
  });
  while (outcome === undefined) {
    isParked = true;
    try {
      fibers.park();
    } finally {
      isParked = false;
    }
  }
  if (outcome.failed) throw outcome.value;
  return outcome.value;
}

function named(wrapper, original, parameters) {
  defineProperty(wrapper, 'name', { value: original.name, configurable: true });
  defineProperty(wrapper, 'length', { value: Math.max(0, parameters), configurable: true });
  return wrapper;
}

/**
 * A function that waits for the result of another one: only the calling fiber is parked meanwhile.
 *
 * @param {Function} original  takes a callback `(error, result)` as its last argument, or returns a promise
 * @param {boolean} [isAsync]  whether it returns a promise; `async` functions are recognized without
 */
function sync(original, isAsync = false) {
  checkFunction('func', original);
  if (isAsync || isAsyncFunction(original)) {
    const awaiting = function (...args) {
      return wait((settle) => {
        const promise = resolve(apply(original, this, args));
        apply(then, promise, [(value) => settle(false, value), (reason) => settle(true, reason)]);
      });
    };
    return named(awaiting, original, original.length);
  }
  const waiting = function (...args) {
    return wait((settle) => {
      const callback = (error, value) => (error ? settle(true, error) : settle(false, value));
      apply(original, this, [...args, callback]);
    });
  };
  return named(waiting, original, original.length - 1);
}

/** A function that returns a promise, made of one that takes a callback. */
function promisify(original) {
  checkFunction('original', original);
  const custom = original[PROMISIFY];
  if (custom) {
    if (typeof custom !== 'function') throw invalidType('util.promisify.custom', 'of type function', custom);
    return defineProperty(custom, PROMISIFY, { value: custom, configurable: true });
  }
  function promisified(...args) {
    return new BasePromise((fulfil, reject) => {
      apply(original, this, [...args, (error, value) => (error ? reject(error) : fulfil(value))]);
    });
  }
  setPrototypeOf(promisified, getPrototypeOf(original));
  defineProperty(promisified, PROMISIFY, { value: promisified, configurable: true });
  return defineProperties(promisified, getOwnPropertyDescriptors(original));
}

promisify.custom = PROMISIFY;

function falsyRejection(reason) {
  const error = new Error('Promise was rejected with falsy value');
  error.code = 'ERR_FALSY_VALUE_REJECTION';
  return Object.assign(error, { reason });
}

/** Calls back in a fiber of its own: what a callback throws is nobody's rejection. */
function callBack(callback, receiver, args) {
  fibers.start(
    () => apply(callback, receiver, args),
    (error) => {
      if (error !== undefined) fibers.report(error);
    },
  );
}

/** A function that takes a callback, made of one that returns a promise. */
function callbackify(original) {
  checkFunction('original', original);
  function callbackified(...args) {
    const callback = args.pop();
    if (typeof callback !== 'function') throw invalidType('last argument', 'of type function', callback);
    const promise = apply(original, this, args);
    const onFulfilled = (value) => callBack(callback, this, [null, value]);
    const onRejected = (reason) => callBack(callback, this, [reason || falsyRejection(reason)]);
    promise.then(onFulfilled, onRejected);
  }
  const descriptors = getOwnPropertyDescriptors(original);
  if (typeof descriptors.length.value === 'number') descriptors.length.value++;
  if (typeof descriptors.name.value === 'string') descriptors.name.value += 'Callbackified';
  return defineProperties(callbackified, descriptors);
}

module.exports = { sync, promisify, callbackify };
