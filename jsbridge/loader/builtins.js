// The modules that are no files of the user: built-in ones, each with the `host` object that its host.py exports to it alone, and
// those that the application registered. From here on scripts of the user may have run: nothing may depend on what they can
// change: no iteration over arrays (it asks Array.prototype), no property descriptor that inherits, no method call on a built-in
// object but by a reference that was taken here.
(function (kernel) {
  'use strict';
  const { holder, natives, entries, evaluate, open, openResult, openers, callNative, give, fail, takeMinted } = kernel;
  const { uncurry, apply, loads, takeBytes, builtinScope } = kernel;
  const { LOADING, DONE, FAILED } = loads;
  const mapGet = uncurry(Map.prototype.get);
  const mapSet = uncurry(Map.prototype.set);
  const mapHas = uncurry(Map.prototype.has);
  const stringSlice = uncurry(String.prototype.slice);
  const { create, setPrototypeOf } = Object;
  const { isArray } = Array;
  const { stringify } = JSON;
  const BaseError = Error;
  const BaseRangeError = RangeError;
  const BaseTypeError = TypeError;

  // The marker for arguments that are texts, booleans, arrays of texts, or nothing.
  function packTexts(args) {
    let items = '';
    for (let index = 0; index < args.length; index++) items += (index ? ',' : '') + encodeText(args[index]);
    return '[' + items + ']';
  }
  function encodeText(value) {
    if (typeof value === 'string') return stringify(value);
    if (typeof value === 'boolean') return value ? 'true' : 'false';
    return isArray(value) ? packTexts(value) : 'null';
  }
  kernel.pack = (...args) => {
    holder.text = packTexts(args);
    return 'j';
  };
  kernel.ask = (native, ...args) => {
    holder.text = packTexts(args);
    return openResult(native('j'));
  };
  // An entry that tells Python what its action gave or threw.
  kernel.entry = (action) => (argument) => {
    try {
      return give(action(argument));
    } catch (error) {
      return fail(error);
    }
  };
  const { ask, entry, pack } = kernel;

  // fibjs's errors ------------------------------------------------------------------------------------------------------------
  const fibjsErrors = {
    __proto__: null,
    100001: { Constructor: BaseTypeError, text: 'Invalid number of parameters.' },
    100002: { Constructor: BaseTypeError, text: 'Parameter not optional.' },
    100005: { Constructor: BaseTypeError, text: 'The argument could not be coerced to the specified type.' },
    100006: { Constructor: BaseRangeError, text: 'Value is out of range.' },
    100007: { Constructor: BaseTypeError, text: 'Constructor cannot be called as a function.' },
    100008: { Constructor: BaseTypeError, text: 'Object is not an instance of declaring class.' },
    100009: { Constructor: BaseError, text: 'Invalid procedure call.' },
  };
  kernel.errors = {
    __proto__: null,
    make(number, message, code) {
      const { Constructor, text } = fibjsErrors[number];
      const error = new Constructor(message === undefined ? text : message);
      kernel.define(error, 'number', number, true);
      // By definition: to assign it would call a setter that a script has put on a prototype.
      if (code !== undefined) kernel.define(error, 'code', code, true);
      return error;
    },
  };

  // Built-in modules ----------------------------------------------------------------------------------------------------------
  const builtinNames = new Map();
  const names = ask(natives.builtinNames);
  for (let index = 0; index < names.length; index++) mapSet(builtinNames, names[index], true);
  const refusedNames = new Map();
  const refused = ask(natives.refusedNames);
  for (let index = 0; index < refused.length; index++) mapSet(refusedNames, refused[index], true);
  const loaded = new Map();
  // The parameters of the function around a file: what modules of the user get, `host`, and what stands for the globals.
  const scopeNames = kernel.ownKeys(builtinScope);
  let parameters = 'exports,require,module,__filename,__dirname,host';
  for (let index = 0; index < scopeNames.length; index++) parameters += ',' + scopeNames[index];
  ask(natives.takeParameters, parameters);

  function call(run, given) {
    const { length } = given;
    for (let index = 0; index < scopeNames.length; index++) given[length + index] = builtinScope[scopeNames[index]];
    apply(run, given[0], given);
  }

  const requireBuiltin = (name) => requireFile(name, 'index');

  // A file of a built-in module; for 'globals', one of jsbridge/loader/globals.
  function requireFile(name, file) {
    const key = name + '/' + file;
    const known = mapGet(loaded, key);
    if (known !== undefined) {
      const { load } = known;
      if (load.state === DONE || (load.state === LOADING && loads.join(load)) || load.state === DONE) return known.exports;
    }
    const host = hostOf(name);
    const run = evaluate(() => natives.compileBuiltin(pack(name, file)));
    const load = loads.begin(key, false);
    const module = { __proto__: null, id: key, filename: key, exports: {}, load };
    const require = (request) =>
      stringSlice(request, 0, 2) === './' ? requireFile(name, stringSlice(request, 2)) : requireBuiltin(request);
    mapSet(loaded, key, module);
    let state = FAILED;
    try {
      call(run, setPrototypeOf([module.exports, require, module, key, name, host], null));
      state = DONE;
    } finally {
      load.state = state;
      loads.finish(load);
    }
    return module.exports;
  }

  const hosts = (kernel.hosts = new Map());
  function hostOf(name) {
    const known = mapGet(hosts, name);
    if (known !== undefined) return known;
    const host = create(null);
    const exported = ask(natives.hostExports, name);
    let functions = 0;
    for (let index = 0; index < exported.length; index++) {
      const member = exported[index];
      host[member[0]] = member[2] ? wrap(open(natives.mintHost(functions++)), takeMinted()) : member[1];
    }
    host.fibers = kernel.fibers;
    host.async = kernel.asynchronous;
    host.errors = kernel.errors;
    host.offerBytes = kernel.offerBytes;
    host.stageBytes = kernel.stageBytes;
    host.stageText = kernel.stageText;
    host.viewBytes = kernel.viewBytes;
    host.textOfUtf8 = kernel.textOfUtf8;
    host.utf8OfText = kernel.utf8OfText;
    host.makeBuffer = (bytes) => kernel.makeBuffer(bytes);
    host.mailFrames = kernel.mailFrames;
    host.mailedFrames = (count) => kernel.mailedFrames(count, kernel.makeBuffer);
    host.takeToken = (number) => {
      host.mintToken(number);
      return takeMinted();
    };
    if (name === 'vm') host.spaces = kernel.spaces;
    mapSet(hosts, name, host);
    return host;
  }

  const openRaw = (result) => (typeof result === 'string' ? open(result) : result);
  // One wrapper per number of parameters: rest parameters cost an array for each call, and a call in between costs more than
  // what it does.
  const rawWrappers = {
    __proto__: null,
    0: (native) => () => {
      const result = native();
      return typeof result === 'string' ? open(result) : result;
    },
    1: (native) => (a) => {
      const result = native(a);
      return typeof result === 'string' ? open(result) : result;
    },
    2: (native) => (a, b) => {
      const result = native(a, b);
      return typeof result === 'string' ? open(result) : result;
    },
    3: (native) => (a, b, c) => {
      const result = native(a, b, c);
      return typeof result === 'string' ? open(result) : result;
    },
  };
  const wrapBytes = (native) => (a) => {
    const result = native(a);
    return kernel.makeBuffer(typeof result === 'number' ? takeBytes(result) : open(result));
  };
  const CONVERTING = -2;
  const GIVES_BYTES = -3;
  function wrap(parameters, native) {
    if (parameters === CONVERTING) return (...args) => openResult(callNative(native, args));
    if (parameters === GIVES_BYTES) return wrapBytes(native);
    const wrapRaw = rawWrappers[parameters];
    return wrapRaw === undefined ? (...args) => openRaw(apply(native, undefined, args)) : wrapRaw(native);
  }

  // What scripts require by name -------------------------------------------------------------------------------------------------
  // A registered module goes before a built-in one of its name; `node:` leads to the built-in one. Built-in modules get each other
  // whatever the application registers.
  const registered = new Map();
  const NODE = 'node:';
  const isNode = (name) => stringSlice(name, 0, NODE.length) === NODE;

  function isNamed(name) {
    if (mapHas(registered, name) || mapHas(builtinNames, name)) return true;
    if (!isNode(name)) return false;
    if (mapHas(builtinNames, stringSlice(name, NODE.length))) return true;
    const error = new BaseError('No such built-in module: ' + name);
    kernel.define(error, 'code', 'ERR_UNKNOWN_BUILTIN_MODULE', true);
    throw error;
  }

  function requireNamed(name) {
    if (mapHas(registered, name)) return mapGet(registered, name);
    const builtin = isNode(name) ? stringSlice(name, NODE.length) : name;
    // Throws. Built-in modules get each other all the same.
    if (mapHas(refusedNames, builtin)) ask(natives.refuseModule, builtin);
    return requireBuiltin(builtin);
  }

  kernel.requireBuiltin = requireBuiltin;
  kernel.requireGlobal = (file) => requireFile('globals', file);
  kernel.globalsHost = () => hostOf('globals');
  kernel.requireNamed = requireNamed;
  kernel.isNamed = isNamed;
  kernel.isLoaded = (name) => mapHas(loaded, name + '/index');

  entries.register = entry((packed) => {
    const module = openers.J(packed);
    mapSet(registered, module[0], module[1]);
  });
})
