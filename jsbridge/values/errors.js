// Errors both ways: the error that stands for a Python exception, and what Python needs to know of what a script threw.
(function (kernel) {
  'use strict';
  const { entries, natives, open, takeMinted, uncurry, defineProperty, valueOf, hold, kindOf, list, revive, exceptions, engineStack } = kernel;
  const { stringify } = JSON;
  const { keys } = Object;
  const text = String;
  const weakGet = uncurry(WeakMap.prototype.get);
  const weakSet = uncurry(WeakMap.prototype.set);
  const regExpExec = uncurry(RegExp.prototype.exec);
  const stringSlice = uncurry(String.prototype.slice);
  const join = uncurry(Array.prototype.join);
  const errors = { __proto__: null, Error, TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError, InternalError };
  const BaseError = Error;
  const MAX_CAUSES = 8;

  // From Python ------------------------------------------------------------------------------------------------------------------
  const exceptionOf = new WeakMap();
  const tokenOf = new WeakMap();

  const define = (object, name, value, enumerable) =>
    defineProperty(object, name, { __proto__: null, value, writable: true, enumerable, configurable: true });

  // The error that stands for a Python exception, or the script's own value when one comes back.
  function makeError(description, blocks) {
    if (description.handle !== undefined) return valueOf(description.handle);
    const number = description.exception;
    const known = number === undefined ? undefined : exceptions.find(number);
    if (known !== undefined) return known;
    const error = new (errors[description.name] || BaseError)(description.message);
    cutStack(error);
    if (errors[description.name] === undefined) define(error, 'name', description.name, false);
    const { members } = description;
    const names = keys(members);
    for (let index = 0; index < names.length; index++) define(error, names[index], revive(members[names[index]], blocks), true);
    if (description.cause !== undefined) define(error, 'cause', makeError(description.cause, blocks), false);
    if (number !== undefined) {
      open(natives.mintException(number));
      weakSet(tokenOf, error, takeMinted());
      weakSet(exceptionOf, error, number);
      exceptions.add(number, error);
    }
    return error;
  }

  // A reader of the stack looks for his own frames: those of the bridge come first.
  const bridgeFrames = /^(?:    at [^\n]*\((?:jsbridge:[^\n]*|native)\)\n)+/;
  function cutStack(error) {
    const stack = engineStack(error);
    if (typeof stack !== 'string') return;
    const found = regExpExec(bridgeFrames, stack);
    define(error, 'stack', found === null ? stack : stringSlice(stack, found[0].length), false);
  }

  // To Python ----------------------------------------------------------------------------------------------------------------------
  const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';

  // Reads a property of a thrown value, which may be a proxy or have a getter that throws.
  function peek(value, name) {
    try {
      return value[name];
    } catch (error) {
      return undefined;
    }
  }

  function isError(value) {
    try {
      return kindOf(value) === 'error';
    } catch (error) {
      return false;
    }
  }

  const string = (value) => (typeof value === 'string' ? value : undefined);

  function stackText(error) {
    const stack = string(peek(error, 'stack'));
    if (stack !== undefined) return stack;
    try {
      return string(kernel.framesText(error)) || '';
    } catch (failure) {
      return '';
    }
  }

  // What Python needs to make a JSError of a thrown value, as JSON text.
  function describe(value, encoder, depth) {
    const members = list();
    const add = (name, encoded) => {
      members[members.length] = `${stringify(name)}:${encoded}`;
    };
    if (isObject(value) || typeof value === 'symbol') add('handle', text(encoder.hold(value)));
    if (isObject(value) && isError(value)) {
      const exception = weakGet(exceptionOf, value);
      if (exception !== undefined) add('exception', text(exception));
      add('name', stringify(string(peek(value, 'name')) || 'Error'));
      add('message', stringify(string(peek(value, 'message')) || ''));
      add('stack', stringify(stackText(value)));
      const code = peek(value, 'code');
      if (typeof code === 'string' || typeof code === 'number') add('code', stringify(code));
      const lineNumber = peek(value, 'lineNumber');
      const fileName = peek(value, 'fileName');
      if (typeof lineNumber === 'number' && typeof fileName === 'string') add('place', stringify(`${fileName}:${lineNumber}`));
      const cause = peek(value, 'cause');
      if (cause !== undefined && depth < MAX_CAUSES) add('cause', describe(cause, encoder, depth + 1));
    } else {
      add('thrown', encoder.tryEncode(value));
    }
    return `{${join(members, ',')}}`;
  }

  // Hands a thrown value to Python. When there is no memory or stack left to describe it, Python asks again.
  let unexplained;
  function fail(error) {
    try {
      const encoder = new kernel.Encoder('thrown value');
      return encoder.finish('!', describe(error, encoder, 0));
    } catch (failure) {
      unexplained = error;
      return '?';
    }
  }
  entries.explain = () => {
    const error = unexplained;
    unexplained = undefined;
    return fail(error);
  };

  kernel.makeError = makeError;
  kernel.describe = describe;
  kernel.fail = fail;
  kernel.stackText = stackText;
})
