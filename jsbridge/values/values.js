// Values from JavaScript to Python and back. What is no number, boolean or null crosses as JSON text in which an object with the
// single key U+0000 stands for what JSON cannot say: {"\0": kind, …}. Python's half is encode.py and decode.py.
(function (kernel) {
  'use strict';
  const { holder, natives, entries, openers, open, uncurry, apply, getter, getPrototypeOf, defineProperty } = kernel;
  const { viewBytes, stageBytes, typedArrayBytes, typedArrayBuffer, typedArrayOffset, takeMinted } = kernel;
  const { stringify, parse } = JSON;
  const { isArray } = Array;
  const { isSafeInteger } = Number;
  const { keys, prototype: objectPrototype } = Object;
  const is = Object.is;
  const text = String;
  const stringIncludes = uncurry(String.prototype.includes);
  const stringSlice = uncurry(String.prototype.slice);
  const mapGet = uncurry(Map.prototype.get);
  const mapSet = uncurry(Map.prototype.set);
  const mapDelete = uncurry(Map.prototype.delete);
  const mapForEach = uncurry(Map.prototype.forEach);
  const mapSize = getter(Map.prototype, 'size');
  const setForEach = uncurry(Set.prototype.forEach);
  const setAdd = uncurry(Set.prototype.add);
  const setSize = getter(Set.prototype, 'size');
  const weakGet = uncurry(WeakMap.prototype.get);
  const weakSet = uncurry(WeakMap.prototype.set);
  const dateTime = uncurry(Date.prototype.getTime);
  const promiseThen = uncurry(Promise.prototype.then);
  const join = uncurry(Array.prototype.join);
  const errors = { __proto__: null, Error, TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError };
  const BaseError = Error;
  const BaseTypeError = TypeError;
  const BaseDate = Date;
  const BaseMap = Map;
  const BaseSet = Set;
  const BaseBigInt = BigInt;

  const TAG = '\0';
  const MAX_DEPTH = 400;

  // Which built-in kinds a prototype chain promises; the brand is then proved by a method of that kind.
  const kinds = new WeakMap();
  for (const [constructor, kind] of [[Date, 'date'], [Map, 'map'], [Set, 'set'], [Error, 'error'], [Promise, 'promise']]) {
    kinds.set(constructor.prototype, kind);
  }
  const proofs = {
    __proto__: null,
    date: dateTime,
    map: mapSize,
    set: setSize,
    error: () => true,
    promise: () => true,
  };

  function kindOf(value) {
    for (let prototype = getPrototypeOf(value); prototype !== null; prototype = getPrototypeOf(prototype)) {
      const kind = weakGet(kinds, prototype);
      if (kind !== undefined) {
        try {
          proofs[kind](value);
          return kind;
        } catch (error) {
          return undefined;
        }
      }
    }
    return undefined;
  }

  // Handles: script values that Python knows by number ----------------------------------------------------------------------
  const handles = new Map();
  const handleOf = new WeakMap();
  let lastHandle = 0;

  function hold(value) {
    const weak = typeof value !== 'symbol';
    let handle = weak ? weakGet(handleOf, value) : undefined;
    const known = handle === undefined ? undefined : mapGet(handles, handle);
    if (known !== undefined) {
      known.count++;
      return handle;
    }
    if (handle === undefined) {
      handle = ++lastHandle;
      if (weak) weakSet(handleOf, value, handle);
    }
    mapSet(handles, handle, { __proto__: null, value, count: 1 });
    return handle;
  }

  const valueOf = (handle) => mapGet(handles, handle).value;

  entries.release = (handle) => {
    const known = mapGet(handles, handle);
    if (known !== undefined && --known.count === 0) mapDelete(handles, handle);
  };

  // Python callables as functions ---------------------------------------------------------------------------------------
  // When a wrapper is collected, so is the native function in it, and Python lets go of the callable.
  const callableOf = new WeakMap();
  const weakWrappers = typeof WeakRef === 'function' ? new Map() : undefined;
  const BaseWeakRef = weakWrappers && WeakRef;
  const deref = weakWrappers && uncurry(WeakRef.prototype.deref);

  function wrapperOf(id) {
    if (weakWrappers) {
      const reference = mapGet(weakWrappers, id);
      const known = reference && deref(reference);
      if (known) return known;
    } else if (natives.recallWrapper(id)) {
      const known = holder.value;
      holder.value = null;
      return known;
    }
    open(natives.mintCallable(id));
    const wrapper = wrapCallable(id, takeMinted());
    weakSet(callableOf, wrapper, id);
    if (weakWrappers) mapSet(weakWrappers, id, new BaseWeakRef(wrapper));
    else {
      holder.value = wrapper;
      natives.keepWrapper(id);
      holder.value = null;
    }
    return wrapper;
  }
  entries.forgetWrapper = (id) => {
    if (weakWrappers) mapDelete(weakWrappers, id);
  };

  function wrapCallable(id, native) {
    const wrapper = (...args) => openResult(isSimple(args) ? apply(native, undefined, args) : native(packArguments(args)));
    const name = natives.callableName(id);
    defineProperty(wrapper, 'name', { value: open(name), configurable: true });
    return wrapper;
  }

  // JavaScript to Python --------------------------------------------------------------------------------------------------
  class Encoder {
    constructor(root) {
      this.path = [root];
      this.depth = 0;
      this.parents = [];
      this.blocks = 0;
    }

    fail(reason) {
      const path = [];
      for (let level = 0; level <= this.depth; level++) defineProperty(path, level, { value: this.path[level], configurable: true });
      throw new BaseTypeError(`${reason} (${join(path, '')})`);
    }

    encode(value) {
      switch (typeof value) {
        case 'string':
          return stringify(value);
        case 'number':
          return encodeNumber(value);
        case 'boolean':
          return value ? 'true' : 'false';
        case 'undefined':
          return 'null';
        case 'bigint':
          return `{"\\u0000":"i","v":"${text(value)}"}`;
        case 'function': {
          const callable = weakGet(callableOf, value);
          return callable === undefined ? `{"\\u0000":"f","v":${hold(value)}}` : `{"\\u0000":"c","v":${callable}}`;
        }
        case 'symbol':
          return this.opaque(value, 'Symbol');
        default:
          return value === null ? 'null' : this.object(value);
      }
    }

    object(value) {
      if (this.depth >= MAX_DEPTH) this.fail(`the value is nested deeper than ${MAX_DEPTH} levels`);
      for (let level = 0; level < this.depth; level++) {
        if (this.parents[level] === value) this.fail('the value contains itself');
      }
      defineProperty(this.parents, this.depth, { value, configurable: true });
      if (isArray(value)) return this.array(value);
      const bytes = viewBytes(value);
      if (bytes !== undefined) return this.bytes(bytes);
      const prototype = getPrototypeOf(value);
      if (prototype === objectPrototype || prototype === null) return this.plain(value);
      switch (kindOf(value)) {
        case 'date':
          return `{"\\u0000":"d","v":${encodeNumber(dateTime(value))}}`;
        case 'map': {
          let pairs = '';
          mapForEach(value, (item, key) => {
            pairs += `${pairs && ','}[${this.inside(' key', key)},${this.inside(`.get(${label(key)})`, item)}]`;
          });
          return `{"\\u0000":"m","v":[${pairs}]}`;
        }
        case 'set': {
          let items = '';
          setForEach(value, (item) => {
            items += `${items && ','}${this.inside(' member', item)}`;
          });
          return `{"\\u0000":"s","v":[${items}]}`;
        }
        case 'error':
          return `{"\\u0000":"e","v":${describe(value)}}`;
        case 'promise':
          return this.promise(value);
        default:
          return this.opaque(value, className(value));
      }
    }

    inside(step, value) {
      this.depth++;
      defineProperty(this.path, this.depth, { value: step, configurable: true });
      const encoded = this.encode(value);
      this.depth--;
      return encoded;
    }

    array(value) {
      let items = '';
      const { length } = value;
      for (let index = 0; index < length; index++) items += `${index ? ',' : ''}${this.inside(`[${index}]`, value[index])}`;
      return `[${items}]`;
    }

    plain(value) {
      const names = keys(value);
      let tagged = false;
      for (let index = 0; index < names.length; index++) if (names[index] === TAG) tagged = true;
      let members = '';
      for (let index = 0; index < names.length; index++) {
        const name = names[index];
        const item = this.inside(`.${name}`, value[name]);
        members += `${index ? ',' : ''}${tagged ? `[${stringify(name)},${item}]` : `${stringify(name)}:${item}`}`;
      }
      return tagged ? `{"\\u0000":"o","v":[${members}]}` : `{${members}}`;
    }

    bytes(value) {
      const block = this.blocks++;
      holder[`block${block}`] = typedArrayBuffer(value);
      return `{"\\u0000":"b","v":${block},"o":${typedArrayOffset(value)},"n":${typedArrayBytes(value)}}`;
    }

    opaque(value, name) {
      return `{"\\u0000":"x","v":${hold(value)},"n":${stringify(text(name))}}`;
    }

    promise(value) {
      return `{"\\u0000":"p","v":${watch(value)}}`;
    }
  }

  const label = (key) => (typeof key === 'string' ? stringify(key) : typeof key === 'symbol' ? 'symbol' : typeof key);

  function encodeNumber(value) {
    if (isSafeInteger(value)) return is(value, -0) ? '-0.0' : text(value);
    const digits = text(value);
    // An integral double beyond 2**53 stays a double: Python would read bare digits as an exact int.
    return value % 1 === 0 && !stringIncludes(digits, 'e') ? `${digits}.0` : digits;
  }

  function className(value) {
    try {
      const { constructor } = value;
      return typeof constructor === 'function' && typeof constructor.name === 'string' ? constructor.name : 'Object';
    } catch (error) {
      return 'Object';
    }
  }

  // Whether Python takes all values as they are.
  function isSimple(values) {
    for (let index = 0; index < values.length; index++) {
      const value = values[index];
      const type = typeof value;
      if (type !== 'number' && type !== 'boolean' && value !== undefined && value !== null) return false;
    }
    return true;
  }

  // The marker under which Python finds the arguments of a call.
  function packArguments(args) {
    const encoder = new Encoder('');
    let items = '';
    for (let index = 0; index < args.length; index++) {
      encoder.path = [`argument ${index + 1}`];
      encoder.depth = 0;
      if (index) items += ',';
      items += encoder.encode(args[index]);
    }
    holder.text = `[${items}]`;
    return 'j';
  }

  // Hands one value to Python: as it is, or as a marker.
  function give(value) {
    switch (typeof value) {
      case 'number':
      case 'boolean':
        return value;
      case 'undefined':
        return null;
      case 'string':
        holder.text = value;
        return 's';
      default: {
        if (value === null) return null;
        const bytes = viewBytes(value);
        if (bytes !== undefined) {
          stageBytes(bytes);
          return 'b';
        }
        holder.text = new Encoder('result').encode(value);
        return 'j';
      }
    }
  }

  // Python to JavaScript --------------------------------------------------------------------------------------------------
  let makeBuffer = (buffer) => new kernel.BaseUint8Array(buffer);

  const revivers = {
    __proto__: null,
    i: (node) => BaseBigInt(node.v),
    n: (node) => +node.v,
    d: (node) => new BaseDate(node.v),
    b: (node) => {
      const name = `block${node.v}`;
      const block = holder[name];
      holder[name] = null;
      return makeBuffer(block);
    },
    m: (node) => {
      const map = new BaseMap();
      for (let index = 0; index < node.v.length; index++) mapSet(map, revive(node.v[index][0]), revive(node.v[index][1]));
      return map;
    },
    s: (node) => {
      const set = new BaseSet();
      for (let index = 0; index < node.v.length; index++) setAdd(set, revive(node.v[index]));
      return set;
    },
    o: (node) => {
      const object = {};
      for (let index = 0; index < node.v.length; index++) {
        defineProperty(object, node.v[index][0], { value: revive(node.v[index][1]), writable: true, enumerable: true, configurable: true });
      }
      return object;
    },
    h: (node) => valueOf(node.v),
    c: (node) => wrapperOf(node.v),
    e: (node) => makeError(node.v),
  };

  function revive(node) {
    if (typeof node !== 'object' || node === null) return node;
    if (isArray(node)) {
      for (let index = 0; index < node.length; index++) node[index] = revive(node[index]);
      return node;
    }
    const names = keys(node);
    for (let index = 0; index < names.length; index++) {
      const name = names[index];
      if (name === TAG) return revivers[node[TAG]](node);
      const item = node[name];
      if (typeof item === 'object' && item !== null) {
        defineProperty(node, name, { value: revive(item), writable: true, enumerable: true, configurable: true });
      }
    }
    return node;
  }

  openers.j = (result) => parse(stringSlice(result, 1));
  openers.J = (result) => revive(parse(stringSlice(result, 1)));
  openers['!'] = (result) => {
    throw makeError(parse(stringSlice(result, 1)));
  };

  // The result of a Python function as scripts see it: bytes are a Buffer, None is undefined.
  function openResult(result) {
    if (result === null) return undefined;
    if (typeof result !== 'string') return result;
    const mark = result[0];
    return mark === 'b' || mark === 'B' ? makeBuffer(open(result)) : open(result);
  }

  // Errors ----------------------------------------------------------------------------------------------------------------
  const exceptionOf = new WeakMap();
  const tokenOf = new WeakMap();

  // The error that stands for a Python exception, or the script's own value when one comes back.
  function makeError(description) {
    if (description.handle !== undefined) return valueOf(description.handle);
    const Constructor = errors[description.name] || BaseError;
    const error = new Constructor(description.message);
    const members = description.members;
    const names = keys(members);
    for (let index = 0; index < names.length; index++) {
      const value = members[names[index]];
      defineProperty(error, names[index], { value: revive(value), writable: true, enumerable: true, configurable: true });
    }
    if (errors[description.name] === undefined) {
      defineProperty(error, 'name', { value: description.name, writable: true, enumerable: false, configurable: true });
    }
    if (description.cause !== undefined) {
      defineProperty(error, 'cause', { value: makeError(description.cause), writable: true, enumerable: false, configurable: true });
    }
    if (description.exception !== undefined) {
      natives.mintExceptionToken(description.exception);
      weakSet(tokenOf, error, takeMinted());
      weakSet(exceptionOf, error, description.exception);
    }
    return error;
  }

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

  // What Python needs to make a JSError of a thrown value, as JSON text.
  function describe(value, depth = 0) {
    const members = [];
    let count = 0;
    const add = (name, encoded) => {
      if (encoded !== undefined) defineProperty(members, count++, { value: `${stringify(name)}:${encoded}`, configurable: true });
    };
    if (isObject(value) && isError(value)) {
      const exception = weakGet(exceptionOf, value);
      if (exception !== undefined) add('exception', text(exception));
      add('name', stringify(string(peek(value, 'name')) || 'Error'));
      add('message', stringify(string(peek(value, 'message')) || ''));
      add('stack', stringify(string(peek(value, 'stack')) || ''));
      const code = peek(value, 'code');
      if (typeof code === 'string' || typeof code === 'number') add('code', stringify(code));
      const lineNumber = peek(value, 'lineNumber');
      if (typeof lineNumber === 'number') add('place', stringify(`${peek(value, 'fileName')}:${lineNumber}`));
      const cause = peek(value, 'cause');
      if (cause !== undefined && depth < 8) add('cause', describe(cause, depth + 1));
    } else {
      add('thrown', tryEncode(value));
    }
    if (isObject(value) || typeof value === 'symbol') add('handle', text(hold(value)));
    return `{${join(members, ',')}}`;
  }

  function tryEncode(value) {
    try {
      return new Encoder('thrown value').encode(value);
    } catch (error) {
      return stringify('a value that cannot be shown');
    }
  }

  // Hands a thrown value to Python.
  function fail(error) {
    const description = describe(error);
    holder.text = description;
    return '!';
  }

  // Promises --------------------------------------------------------------------------------------------------------------
  let lastPromise = 0;
  function watch(promise) {
    const number = ++lastPromise;
    promiseThen(
      promise,
      (value) => {
        let marker;
        try {
          marker = give(value);
        } catch (error) {
          marker = fail(error);
        }
        open(natives.settle(number, marker));
      },
      (error) => {
        open(natives.settle(number, fail(error)));
      },
    );
    return number;
  }

  // What proxies on the Python side do ------------------------------------------------------------------------------------
  const guarded = (action) => (...args) => {
    try {
      return give(action(...args));
    } catch (error) {
      return fail(error);
    }
  };
  const argumentsOf = (packed) => openers.J(packed);
  entries.call = (handle, ...args) => {
    try {
      const result = apply(mapGet(handles, handle).value, undefined, args);
      return typeof result === 'number' ? result : give(result);
    } catch (error) {
      return fail(error);
    }
  };
  entries.callPacked = guarded((handle, packed) => apply(valueOf(handle), undefined, argumentsOf(packed)));
  entries.callMethod = guarded((handle, packed) => {
    const args = argumentsOf(packed);
    const object = valueOf(handle);
    return apply(object[args[0]], object, args[1]);
  });
  entries.construct = guarded((handle, packed) => kernel.construct(valueOf(handle), argumentsOf(packed)));
  entries.getMember = guarded((handle, packed) => valueOf(handle)[argumentsOf(packed)[0]]);
  entries.setMember = guarded((handle, packed) => {
    const [name, value] = argumentsOf(packed);
    valueOf(handle)[name] = value;
  });
  entries.deleteMember = guarded((handle, packed) => kernel.deleteProperty(valueOf(handle), argumentsOf(packed)[0]));
  entries.memberNames = guarded((handle) => keys(valueOf(handle)));
  entries.hasMember = guarded((handle, packed) => argumentsOf(packed)[0] in valueOf(handle));
  entries.text = guarded((handle) => text(valueOf(handle)));
  entries.globalHandle = () => hold(globalThis);
  entries.takeRejection = (number) => {
    const reason = holder[`reason${number}`];
    delete holder[`reason${number}`];
    delete holder[`promise${number}`];
    return fail(reason);
  };

  kernel.deleteProperty = Reflect.deleteProperty;
  kernel.setMakeBuffer = (make) => {
    makeBuffer = make;
    kernel.makeBuffer = (bytes) => makeBuffer(bytes);
  };
  Object.assign(kernel, {
    hold, valueOf, give, fail, isSimple, packArguments, openResult, makeError, describe, guarded, callableOf,
  });
})
