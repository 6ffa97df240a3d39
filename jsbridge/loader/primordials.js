// What the language itself has, as it was before any script could change it. Built-in modules get it as parameters of the function
// around each file, in place of the globals of the same names, so that it makes no difference whether a module is required before or
// after a script has changed or deleted them. `Object`, `Array` and the like are frozen copies: their own functions are the original
// ones, `prototype` is the real one, called and constructed they do what the real ones do. Constructors whose instances scripts get,
// such as `Error` and `Uint8Array`, are the real ones.
// `primordials` has the methods of prototypes, called with what would be `this` as the first argument: stringSlice(text, 1).
(function (kernel) {
  'use strict';
  const { uncurry, getter, construct, defineProperty, getOwnPropertyDescriptor, getPrototypeOf, ownKeys, isArrayBuffer, define, list } = kernel;
  const { create, freeze, setPrototypeOf } = Object;
  const { bind, call } = Function.prototype;
  const { isPrototypeOf } = Object.prototype;
  const bindTo = bind.call(call, bind);
  const global = globalThis;
  const TypedArray = getPrototypeOf(Uint8Array);

  const optional = (method) => (method === undefined ? undefined : uncurry(method));

  // Methods of prototypes ---------------------------------------------------------------------------------------------------------
  const primordials = {
    __proto__: null,
    arrayEvery: uncurry(Array.prototype.every),
    arrayForEach: uncurry(Array.prototype.forEach),
    arrayIncludes: uncurry(Array.prototype.includes),
    arrayIndexOf: uncurry(Array.prototype.indexOf),
    arrayJoin: uncurry(Array.prototype.join),
    arraySort: uncurry(Array.prototype.sort),
    stringEndsWith: uncurry(String.prototype.endsWith),
    stringIncludes: uncurry(String.prototype.includes),
    stringIndexOf: uncurry(String.prototype.indexOf),
    stringLastIndexOf: uncurry(String.prototype.lastIndexOf),
    stringPadStart: uncurry(String.prototype.padStart),
    stringSlice: uncurry(String.prototype.slice),
    stringToLowerCase: uncurry(String.prototype.toLowerCase),
    stringTrim: uncurry(String.prototype.trim),
    numberToString: uncurry(Number.prototype.toString),
    objectHasOwnProperty: uncurry(Object.prototype.hasOwnProperty),
    objectIsPrototypeOf: uncurry(Object.prototype.isPrototypeOf),
    dateGetTime: uncurry(Date.prototype.getTime),
    mapForEach: uncurry(Map.prototype.forEach),
    mapSet: uncurry(Map.prototype.set),
    setAdd: uncurry(Set.prototype.add),
    setForEach: uncurry(Set.prototype.forEach),
    dataViewGet: {
      __proto__: null,
      Float32: uncurry(DataView.prototype.getFloat32),
      Float64: uncurry(DataView.prototype.getFloat64),
      BigInt64: uncurry(DataView.prototype.getBigInt64),
      BigUint64: uncurry(DataView.prototype.getBigUint64),
    },
    dataViewSet: {
      __proto__: null,
      Float32: uncurry(DataView.prototype.setFloat32),
      Float64: uncurry(DataView.prototype.setFloat64),
      BigInt64: uncurry(DataView.prototype.setBigInt64),
      BigUint64: uncurry(DataView.prototype.setBigUint64),
    },
    regExpExec: uncurry(RegExp.prototype.exec),
    promiseThen: uncurry(Promise.prototype.then),
    // What one engine has, and the other one has not.
    toHex: optional(Uint8Array.prototype.toHex),
    toBase64: optional(Uint8Array.prototype.toBase64),
    fromHex: optional(Uint8Array.fromHex),
    fromBase64: optional(Uint8Array.fromBase64),
    arrayBufferResize: optional(ArrayBuffer.prototype.resize),
    arrayBufferResizable: optional((getOwnPropertyDescriptor(ArrayBuffer.prototype, 'resizable') || {}).get),
    arrayBufferMaxByteLength: optional((getOwnPropertyDescriptor(ArrayBuffer.prototype, 'maxByteLength') || {}).get),
    typedArrayCopyWithin: uncurry(TypedArray.prototype.copyWithin),
    typedArrayFill: uncurry(TypedArray.prototype.fill),
    typedArrayIndexOf: uncurry(TypedArray.prototype.indexOf),
    typedArrayLastIndexOf: uncurry(TypedArray.prototype.lastIndexOf),
    typedArraySet: uncurry(TypedArray.prototype.set),
    typedArrayKind: kernel.typedArrayKind,
    mapSize: getter(Map.prototype, 'size'),
    setSize: getter(Set.prototype, 'size'),
    regExpSource: getter(RegExp.prototype, 'source'),
    dataViewByteLength: getter(DataView.prototype, 'byteLength'),
    arrayBufferByteLength: getter(ArrayBuffer.prototype, 'byteLength'),
    arrayBufferDetached: optional((getOwnPropertyDescriptor(ArrayBuffer.prototype, 'detached') || {}).get),
    valueOf: {
      __proto__: null,
      Boolean: uncurry(Boolean.prototype.valueOf),
      Number: uncurry(Number.prototype.valueOf),
      String: uncurry(String.prototype.valueOf),
      BigInt: uncurry(BigInt.prototype.valueOf),
    },
    isArrayBuffer,
    decodeURIComponent,
    isFinite,
    isNaN,
    encodeURI,
    encodeURIComponent,
    // Arrays without a prototype, and properties by definition: no setter of a prototype sees what goes there.
    list,
    define,
  };
  const BaseDOMException = global.DOMException;
  defineProperty(primordials, 'DOMException', {
    __proto__: null,
    get: () => BaseDOMException || kernel.requireGlobal('dom_exception'),
  });
  const arrayPrototype = Array.prototype;
  primordials.asArray = (values) => setPrototypeOf(values, arrayPrototype);
  // map(), slice() and the like ask an array for its constructor.
  primordials.mapped = (items, change) => {
    const changed = list();
    for (let index = 0; index < items.length; index++) changed[index] = change(items[index], index);
    return changed;
  };
  primordials.copied = (items, start = 0) => {
    const copies = list();
    for (let index = start; index < items.length; index++) copies[index - start] = items[index];
    return copies;
  };
  primordials.removeAt = (items, at) => {
    for (let index = at + 1; index < items.length; index++) items[index - 1] = items[index];
    items.length--;
  };

  // A regular expression whose methods, called by symbol, look nothing up on the prototype.
  const flags = list();
  for (const [letter, name] of [
    ['d', 'hasIndices'], ['g', 'global'], ['i', 'ignoreCase'], ['m', 'multiline'], ['s', 'dotAll'], ['u', 'unicode'], ['v', 'unicodeSets'],
    ['y', 'sticky'],
  ]) {
    const { get } = getOwnPropertyDescriptor(RegExp.prototype, name) || {};
    if (get !== undefined) flags[flags.length] = { __proto__: null, letter, name, isSet: uncurry(get) };
  }
  const { exec } = RegExp.prototype;
  const regExpReplace = uncurry(RegExp.prototype[Symbol.replace]);
  const pin = (object, name, value) => defineProperty(object, name, { __proto__: null, value });
  primordials.harden = (pattern) => {
    let letters = '';
    for (let index = 0; index < flags.length; index++) {
      const { letter, name, isSet } = flags[index];
      if (isSet(pattern)) letters += letter;
      pin(pattern, name, isSet(pattern));
    }
    pin(pattern, 'flags', letters);
    pin(pattern, 'exec', exec);
    return pattern;
  };
  primordials.replaceAll = (text, hardened, replacement) => regExpReplace(hardened, text, replacement);

  // Containers of built-in modules -----------------------------------------------------------------------------------------------
  const iteratorOf = (prototype, name) => getPrototypeOf(construct(prototype.constructor, [])[name]());
  function safeClass(Base) {
    const own = Base.prototype;
    const safe = create(null);
    for (const key of ownKeys(own)) if (key !== 'constructor') defineProperty(safe, key, getOwnPropertyDescriptor(own, key));
    if (own.entries !== undefined) {
      const { next } = iteratorOf(own, 'entries');
      const iterator = freeze({ __proto__: null, next, [Symbol.iterator]: returnThis });
      for (const name of ['keys', 'values', 'entries', Symbol.iterator]) {
        const iterate = uncurry(own[name]);
        safe[name] = function () {
          return setPrototypeOf(iterate(this), iterator);
        };
      }
    }
    freeze(safe);
    return freeze(function () {
      return setPrototypeOf(new Base(), safe);
    });
  }
  function returnThis() {
    return this;
  }
  primordials.SafeMap = safeClass(Map);
  primordials.SafeSet = safeClass(Set);
  primordials.SafeWeakMap = safeClass(WeakMap);

  // What takes the place of globals ----------------------------------------------------------------------------------------------
  const scope = create(null);
  function copy(original, target) {
    for (const key of ownKeys(original)) {
      if (key === 'length' || key === 'name' || key === 'prototype' || key === 'arguments' || key === 'caller') continue;
      const { value } = getOwnPropertyDescriptor(original, key);
      // Only Symbol.species is an accessor.
      if (value !== undefined) target[key] = value;
    }
    return target;
  }
  for (const name of ['Reflect', 'Math', 'JSON']) scope[name] = copy(global[name], create(null));
  for (const name of ['Object', 'Array', 'Number', 'String', 'Symbol', 'BigInt', 'Date', 'ArrayBuffer', 'SharedArrayBuffer', 'Promise']) {
    const original = global[name];
    const stand = copy(original, setPrototypeOf(bindTo(original, undefined), null));
    stand.prototype = original.prototype;
    stand[Symbol.hasInstance] = bindTo(isPrototypeOf, original.prototype);
    scope[name] = stand;
  }
  // A descriptor that inherits from Object.prototype would have whatever a script defines there.
  const bare = (object) => (object === undefined ? undefined : setPrototypeOf(object, null));
  const definedBarely = (object, name, descriptor) => defineProperty(object, name, bare(descriptor));
  const describedBarely = (object, name) => bare(getOwnPropertyDescriptor(object, name));
  const { defineProperty: defineOrThrow } = Object;
  scope.Reflect.defineProperty = definedBarely;
  scope.Reflect.getOwnPropertyDescriptor = describedBarely;
  scope.Object.defineProperty = (object, name, descriptor) => defineOrThrow(object, name, bare(descriptor));
  scope.Object.getOwnPropertyDescriptor = describedBarely;
  const defineAll = (object, descriptors) => {
    const keys = ownKeys(descriptors);
    for (let index = 0; index < keys.length; index++) defineOrThrow(object, keys[index], bare(descriptors[keys[index]]));
    return object;
  };
  scope.Object.defineProperties = defineAll;
  scope.Object.create = (prototype, descriptors) =>
    descriptors === undefined ? create(prototype) : defineAll(create(prototype), descriptors);
  for (const name of ownKeys(scope)) freeze(scope[name]);
  // So would the traps of a proxy.
  const BaseProxy = Proxy;
  scope.Proxy = freeze(function (target, traps) {
    return new BaseProxy(target, setPrototypeOf(traps, null));
  });
  const others = [
    'AggregateError', 'Error', 'EvalError', 'InternalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError',
    'BigInt64Array', 'BigUint64Array', 'Float32Array', 'Float64Array', 'Int16Array', 'Int32Array', 'Int8Array', 'Uint16Array',
    'Uint32Array', 'Uint8Array', 'Uint8ClampedArray', 'Boolean', 'DataView', 'Function', 'Map', 'RegExp', 'Set',
    'WeakMap', 'WeakRef', 'WeakSet', 'globalThis', 'parseFloat', 'parseInt',
  ];
  for (const name of others) scope[name] = global[name];
  scope.primordials = freeze(primordials);
  kernel.primordials = primordials;
  kernel.builtinScope = scope;
})
