// The first script of every runtime. It keeps its own references to the built-in functions that the bridge relies on, before
// any script can change them, and carries text and bytes across the boundary without handing objects to the extension module:
// Python reads and writes the properties of `holder` through the C API, and the memory of `mailbox` directly.
// What Python returns is a number, a boolean, null, or a marker: a short string whose first character says where the value lies.
(function (holder, isNg) {
  'use strict';
  const { call, bind } = Function.prototype;
  const uncurry = bind.bind(call);
  const { apply, construct, getOwnPropertyDescriptor, getPrototypeOf, defineProperty, deleteProperty, ownKeys } = Reflect;
  const getter = (object, name) => uncurry(getOwnPropertyDescriptor(object, name).get);

  const TypedArray = getPrototypeOf(Uint8Array);
  const arrayBufferSlice = uncurry(ArrayBuffer.prototype.slice);
  const arrayBufferLength = getter(ArrayBuffer.prototype, 'byteLength');
  const sharedBufferLength = getter(SharedArrayBuffer.prototype, 'byteLength');
  const typedArraySet = uncurry(TypedArray.prototype.set);
  const typedArraySlice = uncurry(TypedArray.prototype.slice);
  const typedArrayKind = getter(TypedArray.prototype, Symbol.toStringTag);
  const typedArrayBuffer = getter(TypedArray.prototype, 'buffer');
  const typedArrayOffset = getter(TypedArray.prototype, 'byteOffset');
  const typedArrayBytes = getter(TypedArray.prototype, 'byteLength');
  const dataViewBuffer = getter(DataView.prototype, 'buffer');
  const dataViewOffset = getter(DataView.prototype, 'byteOffset');
  const dataViewBytes = getter(DataView.prototype, 'byteLength');
  const stringSlice = uncurry(String.prototype.slice);
  const isView = ArrayBuffer.isView;
  const BaseArrayBuffer = ArrayBuffer;
  const BaseUint8Array = Uint8Array;
  const BaseTypeError = TypeError;
  const BaseRangeError = RangeError;

  // A place for each kind of value that crosses: what exists need not be allocated when memory is short.
  for (const name of ['text', 'bytes', 'staged', 'value', 'code', 'error', 'dropped', 'block0', 'block1']) holder[name] = null;

  // The first words of the mailbox tell about what is staged: its length, or -1 less the length when it lies in holder.staged,
  // and there its offset; then comes the number of the running fiber. The last one is Python's: not 0 from the first time that a script was ended from outside.
  const HEADER_BYTES = 64;
  const CAPACITY = 1 << 16;
  const LENGTH = 0;
  const OFFSET = 1;
  const ENDED_ONCE = 7;
  const mailbox = new ArrayBuffer(HEADER_BYTES + CAPACITY);
  // slice() asks the buffer for its constructor, which a script could have replaced on the prototype.
  defineProperty(mailbox, 'constructor', { value: undefined });
  const header = new Float64Array(mailbox, 0, HEADER_BYTES / 8);
  const body = new Uint8Array(mailbox, HEADER_BYTES, CAPACITY);
  // So does its view.
  defineProperty(body, 'constructor', { value: undefined });
  holder.mailbox = mailbox;

  // Bytes and text ----------------------------------------------------------------------------------------------------------
  function hasBrand(lengthOf, value) {
    try {
      lengthOf(value);
      return true;
    } catch (error) {
      return false;
    }
  }
  const isArrayBuffer = (value) => hasBrand(arrayBufferLength, value);

  // A detached buffer looks like an empty one; only quickjs-ng can detach.
  const detachedOf = getOwnPropertyDescriptor(ArrayBuffer.prototype, 'detached');
  const isDetached = detachedOf === undefined ? () => false : uncurry(detachedOf.get);
  function checkAttached(buffer) {
    if (isArrayBuffer(buffer) && isDetached(buffer)) throw new BaseTypeError('the ArrayBuffer is detached: its bytes are gone');
  }

  // A Uint8Array over the same memory; undefined when the value holds no bytes.
  function viewBytes(value) {
    if (isView(value)) {
      const kind = typedArrayKind(value);
      if (kind === undefined) {
        checkAttached(dataViewBuffer(value));
        return new BaseUint8Array(dataViewBuffer(value), dataViewOffset(value), dataViewBytes(value));
      }
      const length = typedArrayBytes(value);
      if (length === 0) checkAttached(typedArrayBuffer(value));
      return kind === 'Uint8Array' ? value : new BaseUint8Array(typedArrayBuffer(value), typedArrayOffset(value), length);
    }
    if (typeof value !== 'object' || value === null || !mayBeBuffer(value)) return undefined;
    if (isArrayBuffer(value)) checkAttached(value);
    else if (!hasBrand(sharedBufferLength, value)) return undefined;
    return new BaseUint8Array(value);
  }

  // Most objects are no buffers: asking for the brand of one that is none throws, which takes long.
  const plainPrototypes = [Object.prototype, Array.prototype, Function.prototype, Date.prototype, Map.prototype, Set.prototype];
  Object.setPrototypeOf(plainPrototypes, null);
  function mayBeBuffer(value) {
    const prototype = getPrototypeOf(value);
    if (prototype === null) return false;
    for (let index = 0; index < plainPrototypes.length; index++) if (plainPrototypes[index] === prototype) return false;
    return true;
  }

  // Puts the bytes of a Uint8Array into the mailbox and returns how many they are; -1 for what does not go there, or has none.
  function mailBytes(value) {
    if (typedArrayKind(value) !== 'Uint8Array') return -1;
    const length = typedArrayBytes(value);
    if (length === 0 || length > CAPACITY) return -1;
    typedArraySet(body, value);
    return length;
  }

  // Hands the bytes of a value, if it holds any, to the Python function that is called next; returns whether it does. Small
  // blocks are copied, so that Python needs one look only.
  function offerBytes(value) {
    const mailed = mailBytes(value);
    if (mailed > 0) {
      header[LENGTH] = mailed;
      return true;
    }
    const bytes = viewBytes(value);
    if (bytes === undefined) return false;
    const length = typedArrayBytes(bytes);
    if (length <= CAPACITY) {
      header[LENGTH] = length;
      typedArraySet(body, bytes);
    } else {
      header[LENGTH] = -1 - length;
      header[OFFSET] = typedArrayOffset(bytes);
      holder.staged = typedArrayBuffer(bytes);
    }
    return true;
  }

  function stageBytes(value) {
    if (!offerBytes(value)) throw new BaseTypeError('stageBytes takes a typed array, a DataView or an ArrayBuffer');
  }

  // Frames of one message lie in the mailbox as the length of each, and then one after the other. `mailFrames` hands them to the
  // Python function that is called next, and returns whether it has: what is no Uint8Array, or has no room, goes another way.
  const MOST_FRAMES = 64;
  const frameLengths = new Uint32Array(mailbox, HEADER_BYTES, MOST_FRAMES);
  function mailFrames(frames) {
    const count = frames.length;
    if (count > MOST_FRAMES) return false;
    let end = 4 * count;
    for (let index = 0; index < count; index++) {
      const frame = frames[index];
      if (typedArrayKind(frame) !== 'Uint8Array') return false;
      const start = end;
      const length = typedArrayBytes(frame);
      end += length;
      if (end > CAPACITY) return false;
      if (length !== 0) typedArraySet(body, frame, start);
      frameLengths[index] = length;
    }
    return true;
  }

  // The frames that Python has put there, each as an ArrayBuffer of its own, by way of `make`.
  function mailedFrames(count, make) {
    const frames = kernel.list();
    let start = HEADER_BYTES + 4 * count;
    for (let index = 0; index < count; index++) {
      const end = start + frameLengths[index];
      frames[index] = make(arrayBufferSlice(mailbox, start, end));
      start = end;
    }
    return frames;
  }

  // Python reads it without entering the engine: only a string can be had that way.
  const MAX_TEXT = 1 << 28;
  function stageText(text) {
    if (typeof text !== 'string') throw new BaseTypeError('stageText takes a string');
    if (text.length > MAX_TEXT) throw new BaseRangeError(`a string of ${text.length} is longer than the ${MAX_TEXT} that Python takes`);
    holder.text = text;
  }

  // Short ASCII text goes along as it is; the extension module would fail on some of the rest.
  const SHORT_TEXT = 40;
  const special = /[^\x01-\x7f]/;
  const regExpTest = uncurry(RegExp.prototype.test);
  defineProperty(special, 'exec', { value: RegExp.prototype.exec });
  defineProperty(special, 'lastIndex', { value: 0, writable: false });

  // The marker for a text.
  function giveText(text) {
    if (text.length <= SHORT_TEXT && !regExpTest(special, text)) return '=' + text;
    stageText(text);
    return 's';
  }

  // Ends the running fiber: the interrupt handler is in place when Python asks for this, and what it throws cannot be caught.
  function die() {
    for (;;);
  }

  const openers = { __proto__: null };
  openers.s = () => holder.text;
  const takeBytes = (length) => arrayBufferSlice(mailbox, HEADER_BYTES, HEADER_BYTES + length);
  openers.b = () => takeBytes(header[LENGTH]);
  openers.B = () => {
    const bytes = holder.bytes;
    holder.bytes = null;
    return bytes;
  };
  openers.x = die;

  // The value that a marker from Python stands for.
  function open(result) {
    if (typeof result !== 'string') return result;
    const mark = result[0];
    return mark === '=' ? stringSlice(result, 1) : openers[mark](result);
  }

  // Functions of either side ------------------------------------------------------------------------------------------------
  // add_callable() assigns to a global: this setter takes the function before a script could see it.
  let minted;
  defineProperty(globalThis, '__jsbridge__', {
    get: undefined,
    set: (value) => {
      minted = value;
    },
    enumerable: false,
    configurable: false,
  });
  const natives = { __proto__: null };
  const entries = { __proto__: null };
  entries.define = (name) => {
    natives[name] = minted;
    minted = undefined;
  };
  function takeMinted() {
    const value = minted;
    minted = undefined;
    return value;
  }

  // An error that nothing can catch leaves an entry for the extension module, which prints it with the GIL held. The error is
  // harmless as the engine makes it (guards.js). But a script can get hold of it (a promise's executor that was ended rejects the
  // promise with it), change it, and throw it again. A loop that is left by an error calls its iterator's return() and drops
  // what that throws, whatever it is: so nothing of a script leaves an entry at all. In quickjs-ng a new error of this kind is
  // frozen, and the loop is needed only once there has been one.
  const ENDED = '~';
  let shieldedAction;
  let shieldedArguments;
  let outcome = ENDED;
  const step = { __proto__: null, done: false, value: undefined };
  const shield = {
    __proto__: null,
    [Symbol.iterator]: () => shield,
    next: () => step,
    return() {
      const action = shieldedAction;
      const args = shieldedArguments;
      shieldedArguments = undefined;
      outcome = apply(action, undefined, args);
      return step;
    },
  };
  function callShielded(action, args) {
    shieldedAction = action;
    shieldedArguments = args;
    try {
      for (const nothing of shield) throw nothing;
    } catch (error) {
      // What the loop threw; the action's own outcome is elsewhere.
    }
    const result = outcome;
    outcome = ENDED;
    return result;
  }
  // One wrapper per number of parameters: rest parameters cost an array for each call.
  const wrappers = [
    (action) => () => (isNg && header[ENDED_ONCE] === 0 ? action() : callShielded(action, [])),
    (action) => (a) => (isNg && header[ENDED_ONCE] === 0 ? action(a) : callShielded(action, [a])),
    (action) => (a, b) => (isNg && header[ENDED_ONCE] === 0 ? action(a, b) : callShielded(action, [a, b])),
    (action) => (a, b, c) => (isNg && header[ENDED_ONCE] === 0 ? action(a, b, c) : callShielded(action, [a, b, c])),
    (action) => (a, b, c, d) => (isNg && header[ENDED_ONCE] === 0 ? action(a, b, c, d) : callShielded(action, [a, b, c, d])),
  ];
  const any = (action) => (...args) => (isNg && header[ENDED_ONCE] === 0 ? apply(action, undefined, args) : callShielded(action, args));
  // Entries that are called most often, and shield themselves.
  const straightEntries = { __proto__: null };
  const find = (name) => {
    if (straightEntries[name] !== undefined) return straightEntries[name];
    const action = entries[name];
    if (action === undefined) return null;
    return (action.length === 0 || action.length >= wrappers.length ? any : wrappers[action.length])(action);
  };

  // Scripts -----------------------------------------------------------------------------------------------------------------
  const runCode = uncurry(holder.run);
  delete holder.run;

  // Runs the code that `compile` leaves in the holder: compile(…) is a Python function that takes no script's code to run.
  function evaluate(compile) {
    const result = compile();
    if (typeof result === 'string') return open(result);
    if (result === false) {
      const error = holder.error;
      holder.error = null;
      throw error;
    }
    const code = holder.code;
    holder.code = null;
    return runCode(code);
  }

  delete globalThis.__date_clock;
  const kernel = {
    __proto__: null,
    holder, isNg, natives, entries, openers, open, die, evaluate, takeMinted,
    callShielded, straightEntries, ENDED_ONCE, header, CAPACITY,
    offerBytes, mailBytes, mailFrames, mailedFrames, stageBytes, stageText, giveText, takeBytes, viewBytes, isArrayBuffer,
    uncurry, apply, construct, getter, defineProperty, deleteProperty, getOwnPropertyDescriptor, getPrototypeOf, ownKeys,
    body, arrayBufferSlice, typedArrayKind, typedArrayBuffer, typedArrayOffset, typedArrayBytes, typedArraySet, typedArraySlice,
    BaseArrayBuffer, BaseUint8Array,
  };
  entries.boot = () => {
    const script = runCode(holder.code);
    holder.code = null;
    script(kernel);
  };
  return find;
})
