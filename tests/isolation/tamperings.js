// What hostile or careless scripts do to the objects of the language. The value of this script is an object of functions by name;
// `assigned` are the names of all properties that built-in modules assign to.
(function (assigned) {
  const { ownKeys, getOwnPropertyDescriptor: describe, defineProperty: define, getPrototypeOf: parent, apply, construct, has } = Reflect;
  const { toString: textOf } = Symbol.prototype;
  const BaseError = Error;
  const global = globalThis;
  const keyText = (key) => (typeof key === 'symbol' ? apply(textOf, key, []) : key);

  // Every object that the language brings along, by name.
  const intrinsics = { __proto__: null };
  const constructors = [
    'Object', 'Function', 'Array', 'String', 'Number', 'Boolean', 'Symbol', 'BigInt', 'Error', 'TypeError', 'RangeError', 'SyntaxError',
    'ReferenceError', 'EvalError', 'URIError', 'InternalError', 'AggregateError', 'RegExp', 'Date', 'Map', 'Set', 'WeakMap', 'WeakSet',
    'WeakRef', 'FinalizationRegistry', 'Promise', 'ArrayBuffer', 'SharedArrayBuffer', 'DataView', 'Uint8Array', 'Int8Array', 'Uint16Array',
    'Int16Array', 'Uint32Array', 'Int32Array', 'Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array', 'Uint8ClampedArray',
    'Iterator', 'Proxy',
  ];
  for (const name of constructors) {
    if (typeof global[name] !== 'function') continue;
    intrinsics[name] = global[name];
    if (global[name].prototype) intrinsics[name + '.prototype'] = global[name].prototype;
  }
  for (const name of ['Reflect', 'Math', 'JSON', 'Atomics']) intrinsics[name] = global[name];
  intrinsics.TypedArray = parent(Uint8Array);
  intrinsics['TypedArray.prototype'] = parent(Uint8Array.prototype);
  intrinsics.ArrayIterator = parent([][Symbol.iterator]());
  intrinsics.MapIterator = parent(new Map().entries());
  intrinsics.SetIterator = parent(new Set().values());
  intrinsics.StringIterator = parent(''[Symbol.iterator]());
  intrinsics.RegExpStringIterator = parent(''.matchAll(/x/g));
  intrinsics.Generator = parent(function* () {}.prototype);
  intrinsics.AsyncGenerator = parent(async function* () {}.prototype);
  intrinsics.AsyncFunction = parent(async function () {});

  const names = ownKeys(intrinsics);
  // By index: what a loop would call may be replaced already.
  const each = (list, action) => {
    for (let index = 0; index < list.length; index++) action(list[index]);
  };
  function replace(name, make) {
    const object = intrinsics[name];
    each(ownKeys(object), (key) => replaceKey(object, key, name, make));
  }
  function replaceKey(object, key, name, make) {
    const found = describe(object, key);
    const label = name + '.' + keyText(key);
    const changed = { __proto__: null, configurable: found.configurable, enumerable: found.enumerable };
    if (typeof found.value === 'function' && (found.configurable || found.writable)) {
      if (found.configurable) changed.writable = found.writable;
      else changed.writable = true;
      changed.value = make(label, found.value);
    } else if (found.get !== undefined && found.configurable) {
      changed.get = make(label, found.get);
      changed.set = found.set === undefined ? undefined : make(label, found.set);
    } else {
      return false;
    }
    define(object, key, changed);
    return true;
  }
  const throwing = (label) => () => {
    throw new BaseError('tampered: ' + label);
  };
  const empty = () => () => undefined;
  const wrong = () => () => ({ 0: 'wrong', length: 1, index: 7, done: true, value: 'wrong' });
  const kinds = { __proto__: null, 'throw': throwing, 'return nothing': empty, 'return rubbish': wrong };

  const pollute = (object, name, descriptor) => {
    if (describe(object, name) === undefined) define(object, name, descriptor);
  };
  const trap = (label) => ({
    __proto__: null,
    configurable: true,
    get: () => undefined,
    set() {
      throw new BaseError('tampered: ' + label);
    },
  });

  const tamperings = { __proto__: null };
  // All methods of all objects at once; of one object; and one method alone: what throws first must not hide what comes after it.
  for (const kind of ownKeys(kinds)) {
    tamperings['all methods ' + kind] = () => {
      each(names, (name) => replace(name, kinds[kind]));
    };
    for (const name of ownKeys(intrinsics)) tamperings['methods of ' + name + ' ' + kind] = () => replace(name, kinds[kind]);
  }
  for (const name of ownKeys(intrinsics)) {
    for (const key of ownKeys(intrinsics[name])) {
      if (key === 'constructor' || key === 'prototype') continue;
      tamperings[name + '.' + keyText(key)] = () => replaceKey(intrinsics[name], key, name, wrong);
    }
  }
  // Everything goes on as before, but whatever a method is called on and with is kept.
  const stolen = new Map();
  const { set: note } = Map.prototype;
  let keeping = false;
  const keep = (value, label) => {
    if ((typeof value === 'object' && value !== null) || typeof value === 'function') apply(note, stolen, [value, label]);
  };
  const telling = (label, original) =>
    function (...args) {
      if (keeping) {
        keep(this, label);
        each(args, (value) => keep(value, label));
      }
      return new.target === undefined ? apply(original, this, args) : construct(original, args, new.target);
    };
  tamperings['all methods tell'] = () => {
    keeping = true;
    each(names, (name) => replace(name, telling));
    return () => {
      keeping = false;
      return stolen;
    };
  };
  tamperings['setters on Object.prototype'] = () => {
    each(assigned, (name) => pollute(Object.prototype, name, trap(name)));
  };
  tamperings['setters on Array.prototype'] = () => {
    for (let index = 0; index < 20; index++) define(Array.prototype, index, trap(index));
  };
  tamperings['setters on all other prototypes'] = () => {
    each(names, (name) => {
      if (name === 'Object.prototype' || name.slice(-9) !== 'prototype') return;
      each(assigned, (property) => pollute(intrinsics[name], property, trap(name + '.' + property)));
    });
  };
  tamperings['descriptors that inherit'] = () => {
    for (const name of ['get', 'set', 'value', 'writable', 'enumerable', 'configurable', 'toJSON']) {
      pollute(Object.prototype, name, { __proto__: null, value: name, configurable: true });
    }
  };
  tamperings['traps that inherit'] = () => {
    const traps = [
      'apply', 'construct', 'defineProperty', 'deleteProperty', 'getOwnPropertyDescriptor', 'getPrototypeOf', 'has', 'isExtensible',
      'ownKeys', 'preventExtensions', 'setPrototypeOf',
    ];
    for (const name of traps) pollute(Object.prototype, name, { __proto__: null, value: throwing(name), configurable: true });
  };
  tamperings['species and constructors'] = () => {
    each(names, (name) => {
      const object = intrinsics[name];
      if (has(object, Symbol.species) && typeof object === 'function') {
        define(object, Symbol.species, { __proto__: null, get: throwing(name), configurable: true });
      }
      if (describe(object, 'constructor') !== undefined && describe(object, 'constructor').configurable) {
        define(object, 'constructor', { __proto__: null, get: throwing(name + '.constructor'), configurable: true });
      }
    });
  };
  tamperings['instances of everything'] = () => {
    for (const name of constructors) {
      if (typeof global[name] === 'function') define(global[name], Symbol.hasInstance, { __proto__: null, value: () => true });
    }
  };
  tamperings['instances of nothing'] = () => {
    for (const name of constructors) {
      if (typeof global[name] === 'function') define(global[name], Symbol.hasInstance, { __proto__: null, value: () => false });
    }
  };
  tamperings['symbols on Object.prototype'] = () => {
    for (const name of ['toPrimitive', 'toStringTag', 'iterator', 'split', 'replace', 'match', 'search', 'isConcatSpreadable', 'species']) {
      pollute(Object.prototype, Symbol[name], { __proto__: null, get: throwing('@@' + name), configurable: true });
    }
  };
  tamperings['no globals'] = () => {
    const others = ['Reflect', 'Math', 'JSON', 'Atomics', 'parseInt', 'parseFloat', 'isNaN', 'isFinite', 'queueMicrotask'];
    each([...constructors, ...others], (name) => delete global[name]);
    define(global, 'globalThis', { __proto__: null, value: undefined });
  };
  tamperings['no iterators'] = () => {
    const { iterator } = Symbol;
    each(['Array.prototype', 'String.prototype', 'Map.prototype', 'Set.prototype', 'TypedArray.prototype'], (name) => {
      delete intrinsics[name][iterator];
    });
    each(['ArrayIterator', 'MapIterator', 'SetIterator', 'StringIterator'], (name) => delete intrinsics[name].next);
  };
  tamperings['no stack traces'] = () => {
    Error.stackTraceLimit = 0;
    Error.prepareStackTrace = throwing('prepareStackTrace');
  };
  tamperings['frozen'] = () => {
    each(names, (name) => Object.freeze(intrinsics[name]));
  };
  return tamperings;
})
