// The first script of every runtime. It keeps its own references to the built-in functions that the bridge relies on, before
// any script can change them, and carries text and bytes across the boundary without handing objects to the extension module:
// Python reads and writes the properties of `holder` through the C API, and the memory of `mailbox` directly.
// What Python returns is a number, a boolean, null, or a marker: a short string whose first character says where the value lies.
(function (holder) {
  'use strict';
  const { call, bind } = Function.prototype;
  const uncurry = bind.bind(call);
  const { apply, construct, getOwnPropertyDescriptor, getPrototypeOf, defineProperty, ownKeys } = Reflect;
  const getter = (object, name) => uncurry(getOwnPropertyDescriptor(object, name).get);

  const TypedArray = getPrototypeOf(Uint8Array);
  const arrayBufferSlice = uncurry(ArrayBuffer.prototype.slice);
  const arrayBufferLength = getter(ArrayBuffer.prototype, 'byteLength');
  const typedArraySet = uncurry(TypedArray.prototype.set);
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

  // The first bytes of the mailbox tell about what is staged: length, offset, and whether it lies in holder.staged instead.
  const HEADER_BYTES = 64;
  const CAPACITY = 1 << 16;
  const mailbox = new ArrayBuffer(HEADER_BYTES + CAPACITY);
  // slice() asks the buffer for its constructor, which a script could have replaced on the prototype.
  defineProperty(mailbox, 'constructor', { value: undefined });
  const header = new Float64Array(mailbox, 0, HEADER_BYTES / 8);
  const body = new Uint8Array(mailbox, HEADER_BYTES, CAPACITY);
  holder.mailbox = mailbox;

  function isArrayBuffer(value) {
    try {
      arrayBufferLength(value);
      return true;
    } catch (error) {
      return false;
    }
  }

  // A Uint8Array over the same memory; undefined when the value holds no bytes.
  function viewBytes(value) {
    if (isView(value)) {
      const kind = typedArrayKind(value);
      if (kind === 'Uint8Array') return value;
      if (kind === undefined) return new BaseUint8Array(dataViewBuffer(value), dataViewOffset(value), dataViewBytes(value));
      return new BaseUint8Array(typedArrayBuffer(value), typedArrayOffset(value), typedArrayBytes(value));
    }
    return typeof value === 'object' && value !== null && isArrayBuffer(value) ? new BaseUint8Array(value) : undefined;
  }

  // Hands bytes to the Python function that is called next. Small blocks are copied, so that Python needs one look only.
  function stageBytes(value) {
    const bytes = viewBytes(value);
    if (bytes === undefined) throw new BaseTypeError('stageBytes takes a typed array, a DataView or an ArrayBuffer');
    const length = typedArrayBytes(bytes);
    header[0] = length;
    if (length <= CAPACITY) {
      header[2] = 0;
      typedArraySet(body, bytes);
    } else {
      header[1] = typedArrayOffset(bytes);
      header[2] = 1;
      holder.staged = typedArrayBuffer(bytes);
    }
  }

  function stageText(text) {
    holder.text = text;
  }

  // Ends the running fiber: the interrupt handler is in place when Python asks for this, and what it throws cannot be caught.
  function die() {
    for (;;);
  }

  const openers = { __proto__: null };
  openers.s = () => holder.text;
  openers.b = () => arrayBufferSlice(mailbox, HEADER_BYTES, HEADER_BYTES + header[0]);
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

  // The extension module prints errors that escape with their toString(), while it holds the GIL: no script may run then.
  // Only the engine's own InternalError can escape (interrupted, out of memory).
  const errorText = Error.prototype.toString;
  defineProperty(InternalError.prototype, 'toString', {
    value: function toString() {
      return apply(errorText, this, []);
    },
    writable: false,
    enumerable: false,
    configurable: false,
  });
  delete globalThis.__date_clock;

  // A compile error must not call a script's Error.prepareStackTrace either, for the same reason.
  const prepare = getOwnPropertyDescriptor(Error, 'prepareStackTrace');
  const getPrepare = prepare && prepare.get && uncurry(prepare.get);
  const setPrepare = prepare && prepare.set && uncurry(prepare.set);
  const BaseError = Error;

  // Runs the code that `compile` leaves in the holder: compile(…) is a Python function that takes no script's code to run.
  function evaluate(compile) {
    let result;
    if (setPrepare) {
      const saved = getPrepare(BaseError);
      setPrepare(BaseError, undefined);
      try {
        result = compile();
      } finally {
        setPrepare(BaseError, saved);
      }
    } else {
      result = compile();
    }
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
  const runCode = uncurry(holder.run);
  delete holder.run;

  const kernel = {
    __proto__: null,
    holder, natives, entries, openers, open, die, evaluate, takeMinted,
    stageBytes, stageText, viewBytes, isArrayBuffer, header, CAPACITY,
    uncurry, apply, construct, getter, defineProperty, getOwnPropertyDescriptor, getPrototypeOf, ownKeys,
    arrayBufferSlice, typedArrayKind, typedArrayBuffer, typedArrayOffset, typedArrayBytes, BaseArrayBuffer, BaseUint8Array,
  };
  entries.boot = () => {
    const script = runCode(holder.code);
    holder.code = null;
    script(kernel);
  };
  return (name) => entries[name];
})
