'use strict';

// What a value really is, whatever its prototype or Symbol.toStringTag pretend: each test asks for an internal slot
// by calling a built-in method that refuses other objects. Where the engine offers no such method the prototype
// decides: promises, generators, map and set iterators.

const { getPrototypeOf, getOwnPropertyDescriptor } = Object;
const { apply } = Reflect;
const { isView } = ArrayBuffer;
const { toString: objectToString, hasOwnProperty } = Object.prototype;
const functionToString = Function.prototype.toString;

// A proxy may answer with a new prototype for ever.
const MAX_CHAIN = 1000;

const getter = (prototype, name) => getOwnPropertyDescriptor(prototype, name).get;
const iteratorPrototype = (iterable) => getPrototypeOf(iterable[Symbol.iterator]());

const TypedArrayPrototype = getPrototypeOf(Uint8Array.prototype);
const typedArrayTag = getter(TypedArrayPrototype, Symbol.toStringTag);
const MapIteratorPrototype = iteratorPrototype(new Map());
const SetIteratorPrototype = iteratorPrototype(new Set());
const AsyncFunctionPrototype = getPrototypeOf(async () => {});
const GeneratorFunctionPrototype = getPrototypeOf(function* () {});
const AsyncGeneratorFunctionPrototype = getPrototypeOf(async function* () {});
const GeneratorPrototype = GeneratorFunctionPrototype.prototype;
const AsyncGeneratorPrototype = AsyncGeneratorFunctionPrototype.prototype;
const ModuleTag = 'Module';

const isReference = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';

/** A test that holds where `method` accepts the value as its `this`. */
function accepts(method, ...args) {
  return (value) => {
    if (typeof value !== 'object' || value === null) return false;
    try {
      apply(method, value, args);
      return true;
    } catch (_) {
      return false;
    }
  };
}

/** A test that holds for objects below `prototype`; a proxy whose traps throw is not one. */
function below(prototype) {
  return (value) => {
    if (!isReference(value)) return false;
    try {
      let above = getPrototypeOf(value);
      for (let steps = 0; above !== null && steps < MAX_CHAIN; steps++) {
        if (above === prototype) return true;
        above = getPrototypeOf(above);
      }
      return false;
    } catch (_) {
      return false;
    }
  };
}

const boxed = (Constructor) => accepts(Constructor.prototype.valueOf);

const isDate = accepts(Date.prototype.getTime);
const isMap = accepts(getter(Map.prototype, 'size'));
const isSet = accepts(getter(Set.prototype, 'size'));
const isWeakMap = accepts(WeakMap.prototype.has, {});
const isWeakSet = accepts(WeakSet.prototype.has, {});
const isArrayBuffer = accepts(getter(ArrayBuffer.prototype, 'byteLength'));
const isSharedArrayBuffer = accepts(getter(SharedArrayBuffer.prototype, 'byteLength'));
const isBooleanObject = boxed(Boolean);
const isNumberObject = boxed(Number);
const isStringObject = boxed(String);
const isSymbolObject = boxed(Symbol);
const isBigIntObject = boxed(BigInt);
const BOXED = [isNumberObject, isStringObject, isBooleanObject, isSymbolObject, isBigIntObject];
const isRegExpOrItsPrototype = accepts(getter(RegExp.prototype, 'source'));
const isPromise = below(Promise.prototype);
const isBelowError = below(Error.prototype);

const isRegExp = (value) => value !== RegExp.prototype && isRegExpOrItsPrototype(value);
const isAnyArrayBuffer = (value) => isArrayBuffer(value) || isSharedArrayBuffer(value);
const isArrayBufferView = (value) => isView(value);
const typedArrayName = (value) => (isView(value) ? apply(typedArrayTag, value, []) : undefined);
const isTypedArray = (value) => typedArrayName(value) !== undefined;
const isDataView = (value) => isView(value) && typedArrayName(value) === undefined;

function isBoxedPrimitive(value) {
  return BOXED.some((is) => is(value));
}

/** The class name the engine itself gives the object, if no Symbol.toStringTag hides it; '' when one does. */
function classTag(value) {
  if (typeof value[Symbol.toStringTag] === 'string') return '';
  return apply(objectToString, value, []).slice('[object '.length, -1);
}

function hasClassTag(value, tag) {
  if (typeof value !== 'object' || value === null) return false;
  try {
    return classTag(value) === tag;
  } catch (_) {
    return false;
  }
}

const isArgumentsObject = (value) => hasClassTag(value, 'Arguments');

// The older engine gives every error a stack of its own; the newer one has a getter that finds none in other objects.
const stackProperty = getOwnPropertyDescriptor(Error.prototype, 'stack');
function hasStack(value) {
  if (stackProperty === undefined) return apply(hasOwnProperty, value, ['stack']);
  return stackProperty.get !== undefined && apply(stackProperty.get, value, []) !== undefined;
}

function isNativeError(value) {
  if (hasClassTag(value, 'Error')) return true;
  // A Symbol.toStringTag may hide the class.
  return isBelowError(value) && typeof value[Symbol.toStringTag] === 'string' && hasStack(value);
}

const sourceOf = (value) => apply(functionToString, value, []);

/** What a function's kind is: its prototype tells; where that was replaced, its source does. */
function isFunctionOf(prototypes, source) {
  return (value) => {
    if (typeof value !== 'function') return false;
    try {
      const prototype = getPrototypeOf(value);
      if (prototypes.includes(prototype)) return true;
      return prototype !== Function.prototype && source.test(sourceOf(value));
    } catch (_) {
      return false;
    }
  };
}

const isAsyncFunction = isFunctionOf(
  [AsyncFunctionPrototype, AsyncGeneratorFunctionPrototype],
  /^async\s*(?:function|\*|\(|[\w$]+\s*(?:=>|\())/,
);
const isGeneratorFunction = isFunctionOf(
  [GeneratorFunctionPrototype, AsyncGeneratorFunctionPrototype],
  /^(?:async\s*)?(?:function\s*)?\*/,
);
const isGenerator = below(GeneratorPrototype);
const isAsyncGenerator = below(AsyncGeneratorPrototype);

function isModuleNamespaceObject(value) {
  if (typeof value !== 'object' || value === null || getPrototypeOf(value) !== null) return false;
  const tag = getOwnPropertyDescriptor(value, Symbol.toStringTag);
  return tag !== undefined && tag.value === ModuleTag && !tag.writable && !Object.isExtensible(value);
}

const never = () => false;

const types = {
  isExternal: never,
  isDate,
  isArgumentsObject,
  isBigIntObject,
  isBooleanObject,
  isNumberObject,
  isStringObject,
  isSymbolObject,
  isBoxedPrimitive,
  isNativeError,
  isRegExp,
  isAsyncFunction,
  isGeneratorFunction,
  isGeneratorObject: (value) => isGenerator(value) || isAsyncGenerator(value),
  isPromise,
  isMap,
  isSet,
  isMapIterator: below(MapIteratorPrototype),
  isSetIterator: below(SetIteratorPrototype),
  isWeakMap,
  isWeakSet,
  isArrayBuffer,
  isDataView,
  isSharedArrayBuffer,
  isProxy: never,
  isModuleNamespaceObject,
  isAnyArrayBuffer,
  isArrayBufferView,
  isTypedArray,
  isKeyObject: never,
  isCryptoKey: never,
};

for (const name of [
  'Uint8Array',
  'Uint8ClampedArray',
  'Uint16Array',
  'Uint32Array',
  'Int8Array',
  'Int16Array',
  'Int32Array',
  'Float32Array',
  'Float64Array',
  'BigInt64Array',
  'BigUint64Array',
]) {
  types[`is${name}`] = (value) => typedArrayName(value) === name;
}

module.exports = types;
