// require: files and packages. Python resolves paths and compiles; here is the cache, and what a module gets.
(function (kernel) {
  'use strict';
  const { natives, entries, evaluate, openers, uncurry, apply, ask, entry, define, append, loads, pack } = kernel;
  const { getPrototypeOf, getOwnPropertyDescriptor, defineProperty, isNamed, requireNamed, errors } = kernel;
  const { LOADING, DONE, FAILED } = loads;
  const mapGet = uncurry(Map.prototype.get);
  const mapSet = uncurry(Map.prototype.set);
  const weakGet = uncurry(WeakMap.prototype.get);
  const weakSet = uncurry(WeakMap.prototype.set);
  const stringSlice = uncurry(String.prototype.slice);
  const stringIncludes = uncurry(String.prototype.includes);
  const lastIndexOf = uncurry(String.prototype.lastIndexOf);
  const indexOf = uncurry(Array.prototype.indexOf);
  const { isArray } = Array;
  const { parse } = JSON;
  const { create } = Object;
  const syntaxErrorPrototype = SyntaxError.prototype;
  const text = String;
  const OVERFLOW = 'stack overflow';
  const BaseInternalError = InternalError;
  const BaseError = Error;
  const BaseMap = Map;
  const BaseTypeError = TypeError;

  const dirname = (path) => stringSlice(path, 0, lastIndexOf(path, '/')) || '/';

  // Errors of the source ------------------------------------------------------------------------------------------------------
  function isSyntaxError(error) {
    let at = typeof error === 'object' && error !== null ? getPrototypeOf(error) : null;
    while (at !== null && at !== syntaxErrorPrototype) at = getPrototypeOf(at);
    return at !== null;
  }

  const own = (error, name) => (getOwnPropertyDescriptor(error, name) || { __proto__: null, value: undefined }).value;

  function stackOf(error) {
    const stack = kernel.engineStack(error);
    return typeof stack === 'string' ? stack : kernel.framesText(error) || '';
  }

  function compilePlainly(filename) {
    try {
      return evaluate(() => natives.compilePlain(pack(filename)));
    } catch (error) {
      return error;
    }
  }

  const explainOnce = (error, filename, asker, again) =>
    ask(natives.explainSyntax, filename, asker, own(error, 'message'), stackOf(error), again);

  // Gives an error that the engine made of a script the place, what to do, and who required the script. Without an error: for a
  // script whose brackets fit those of the function around it.
  function explain(error, filename, asker) {
    let explained = error;
    let found = error === undefined ? undefined : explainOnce(error, filename, asker, false);
    if (found === undefined) {
      const plain = compilePlainly(filename);
      explained = isSyntaxError(plain) ? plain : error;
      found = explainOnce(explained, filename, asker, true);
    }
    define(explained, 'message', found.message, false);
    define(explained, 'stack', found.stack, false);
    if (found.code !== null) define(explained, 'code', found.code, true);
    return explained;
  }

  // Whether so few calls are left that the parser may have lacked them.
  const PARSER_CALLS = 60;
  const descend = (calls) => (calls === 0 ? 0 : descend(calls - 1) + 1);
  function isShortOfStack() {
    try {
      return descend(PARSER_CALLS) !== PARSER_CALLS;
    } catch (error) {
      return true;
    }
  }

  // `begin` lets Python compile the source.
  function compile(filename, asker, begin) {
    let compiled;
    try {
      return evaluate(() => {
        compiled = begin();
        return compiled;
      });
    } catch (error) {
      if (compiled !== false || !isSyntaxError(error)) throw error;
      // One engine's parser calls it a syntax error of the script, and finds any reason for it.
      const isOverflow = own(error, 'message') === OVERFLOW || isShortOfStack();
      throw isOverflow ? new BaseInternalError(OVERFLOW) : explain(error, filename, asker);
    }
  }

  function parseJson(filename, asker) {
    const text = ask(natives.readJson, filename, asker);
    try {
      return parse(text);
    } catch (error) {
      ask(natives.explainJson, filename, asker, text);
      throw error;
    }
  }

  // Modules -------------------------------------------------------------------------------------------------------------------
  // A space is a set of modules that know each other only: `cache` by file name; `lookup`, which gives the module of a name that is
  // no path, or NONE; `scope`, the global object of its modules if that is one of their own. Scripts are in `home`.
  const NONE = {};
  const cache = create(null);
  const home = {
    __proto__: null,
    cache,
    lookup: (id) => (isNamed(id) ? requireNamed(id) : NONE),
    has: isNamed,
    scope: undefined,
  };
  // By module: how far it is loaded, and who required it.
  const loadOf = new WeakMap();
  const lineageOf = new WeakMap();
  let main;
  let rootRequire;
  let rootFolder;

  class Module {}

  // `lineage` is the file itself, then the one that required it first, and so on.
  function makeModule(space, filename, parent, up, isMain) {
    const module = new Module();
    const lineage = { __proto__: null, filename, folder: dirname(filename), up, space };
    if (isMain) main = module;
    define(module, 'id', isMain ? '.' : filename, true);
    define(module, 'path', lineage.folder, true);
    define(module, 'exports', {}, true);
    define(module, 'filename', filename, true);
    define(module, 'loaded', false, true);
    define(module, 'children', [], true);
    definePaths(module, lineage.folder);
    define(module, 'parent', parent, false);
    define(module, 'require', makeRequire(module, lineage), false);
    weakSet(lineageOf, module, lineage);
    return module;
  }

  // The folders are asked for when somebody looks at them; who changes them changes where this module searches.
  function definePaths(module, folder) {
    defineProperty(module, 'paths', {
      __proto__: null,
      get() {
        const paths = ask(natives.nodeModules, folder);
        define(module, 'paths', paths, true);
        return paths;
      },
      set: (paths) => define(module, 'paths', paths, true),
      enumerable: true,
      configurable: true,
    });
  }

  function changedPaths(module) {
    const paths = own(module, 'paths');
    return isArray(paths) ? paths : undefined;
  }

  function requireStack(lineage) {
    const files = [];
    for (let at = lineage; at !== undefined; at = at.up) append(files, at.filename);
    return files;
  }

  function adopt(parent, child) {
    const children = parent && own(parent, 'children');
    if (isArray(children) && indexOf(children, child) < 0) append(children, child);
  }

  function disown(parent, child) {
    const children = parent && own(parent, 'children');
    if (isArray(children)) kernel.remove(children, child);
  }

  // Loading -------------------------------------------------------------------------------------------------------------------
  // Returns what runs the file as that module, when it is called with what modules are given.
  function prepare(module, filename, argv) {
    const lineage = weakGet(lineageOf, module);
    const { space } = lineage;
    const asker = lineage.up === undefined ? '' : lineage.up.filename;
    if (stringSlice(filename, -5) === '.json') {
      return () => {
        module.exports = parseJson(filename, asker);
      };
    }
    const scoped = space.scope !== undefined;
    const code = compile(filename, asker, () => natives.compileModule(pack(filename, asker, argv !== undefined, scoped)));
    return prepareCode(module, filename, asker, code, argv);
  }

  function prepareCode(module, filename, asker, code, argv) {
    const lineage = weakGet(lineageOf, module);
    const { scope } = lineage.space;
    const around = (scope === undefined ? code : code(scope))(makeRun(module, lineage), argv);
    const given = [module.exports, module.require, module, filename, lineage.folder];
    const run = typeof around === 'function' ? apply(around, module.exports, given) : undefined;
    if (typeof run !== 'function') throw explain(undefined, filename, asker);
    return run;
  }

  function loadFile(space, filename, parent, up, isMain) {
    const module = makeModule(space, filename, parent, up, isMain);
    const { cache } = space;
    const load = loads.begin(filename, isMain);
    weakSet(loadOf, module, load);
    let state = FAILED;
    try {
      cache[filename] = module;
      adopt(parent, module);
      const run = prepare(module, filename, undefined);
      run(module.exports, module.require, module, filename, module.path);
      module.loaded = true;
      state = DONE;
    } finally {
      load.state = state;
      // A module that threw is not there: the next require runs it again.
      if (state === FAILED && cache[filename] === module) delete cache[filename];
      loads.finish(load);
      if (state === FAILED) disown(parent, module);
    }
    return module;
  }

  // The module of a file that is loaded, or that may be used half-loaded.
  function cachedModule({ cache }, filename, parent) {
    for (let cached = cache[filename]; cached !== undefined; cached = cache[filename]) {
      const load = weakGet(loadOf, cached);
      if (load === undefined || load.state === DONE || (load.state === LOADING && loads.join(load))) {
        adopt(parent, cached);
        return cached;
      }
      if (load.state === FAILED && cache[filename] === cached) delete cache[filename];
    }
    return undefined;
  }

  // What a module calls ---------------------------------------------------------------------------------------------------------
  function describeValue(value) {
    if (value === undefined || value === null) return text(value);
    if (typeof value === 'function') return 'function ' + text(own(value, 'name'));
    if (typeof value === 'object') return isArray(value) ? 'an instance of Array' : 'an object';
    return 'type ' + typeof value + ' (' + text(value) + ')';
  }

  function checkRequest(request) {
    let problem;
    if (typeof request !== 'string') problem = 'argument must be of type string. Received ' + describeValue(request);
    else if (request === '') problem = "argument must be a non-empty string. Received ''";
    else if (stringIncludes(request, '\0')) problem = 'argument must be a string without null bytes';
    if (problem !== undefined) {
      const error = new BaseTypeError('The "id" ' + problem);
      define(error, 'code', typeof request === 'string' ? 'ERR_INVALID_ARG_VALUE' : 'ERR_INVALID_ARG_TYPE', true);
      throw error;
    }
  }

  function makeRequire(module, lineage) {
    const { folder, space } = lineage;
    const known = new BaseMap();
    const locate = (request) => {
      const before = mapGet(known, request);
      if (before !== undefined && space.cache[before] !== undefined) return before;
      const filename = ask(natives.resolve, request, folder, requireStack(lineage), changedPaths(module));
      mapSet(known, request, filename);
      return filename;
    };
    const require = function require(id) {
      checkRequest(id);
      const named = space.lookup(id, folder);
      if (named !== NONE) return named;
      const filename = locate(id);
      // The `imports` of a package may lead to a built-in module.
      if (filename[0] !== '/') return importedName(filename);
      const cached = cachedModule(space, filename, module);
      return (cached === undefined ? loadFile(space, filename, module, lineage, false) : cached).exports;
    };
    const importedName = (name) => {
      const named = space.lookup(name, folder);
      if (named !== NONE) return named;
      const error = new BaseError("Cannot find module '" + name + "' in this sandbox");
      define(error, 'code', 'MODULE_NOT_FOUND', true);
      throw error;
    };
    const resolve = function resolve(request, options) {
      checkRequest(request);
      if (space.has(request)) return request;
      const paths = options === undefined || options === null ? undefined : options.paths;
      return paths === undefined ? locate(request) : ask(natives.resolveFrom, request, paths, requireStack(lineage));
    };
    const paths = function paths(request) {
      checkRequest(request);
      return space.has(request) ? null : ask(natives.searchPaths, request, folder, changedPaths(module));
    };
    define(resolve, 'paths', paths, true);
    define(require, 'resolve', resolve, true);
    define(require, 'main', main, true);
    define(require, 'cache', space.cache, true);
    return require;
  }

  // fibjs's run(file, argv): a script of its own, each time anew, in the running fiber. What it is given it sees as `argv`.
  function makeRun(module, lineage) {
    return function run(file, argv = []) {
      if (arguments.length === 0) throw errors.make(100002);
      if (arguments.length > 2) throw errors.make(100001);
      if (typeof file !== 'string' || !isArray(argv)) throw errors.make(100005);
      checkRequest(file);
      const filename = ask(natives.resolveScript, file, lineage.folder, requireStack(lineage));
      const script = makeModule(lineage.space, filename, module, lineage, false);
      const start = prepare(script, filename, argv);
      start(script.exports, script.require, script, filename, script.path);
      script.loaded = true;
    };
  }

  // Sandboxes -------------------------------------------------------------------------------------------------------------------
  const absolute = (path) => (path[0] === '/' ? path : rootFolder + '/' + path);
  kernel.spaces = {
    __proto__: null,
    NONE,
    create: (lookup, has, scope) => ({ __proto__: null, cache: create(null), lookup, has, scope }),
    absolute,
    // What a module in that folder is given.
    at(space, folder) {
      const module = makeModule(space, absolute(folder) + '/<sandbox>', undefined, undefined, false);
      return { __proto__: null, require: module.require, run: makeRun(module, weakGet(lineageOf, module)) };
    },
    // Runs a text as the module of that path, which need not be there; returns its exports.
    load(space, path, source) {
      const filename = absolute(path);
      if (stringSlice(path, -5) === '.json') {
        try {
          return parse(source);
        } catch (error) {
          ask(natives.explainJson, filename, '', source);
          throw error;
        }
      }
      const module = makeModule(space, filename, undefined, undefined, false);
      const code = compile(filename, '', () => natives.compileText(pack(filename, source, space.scope !== undefined)));
      prepareCode(module, filename, '', code, undefined)(module.exports, module.require, module, filename, module.path);
      module.loaded = true;
      return module.exports;
    },
    globalNames: () => kernel.ownKeys(kernel.globalNames),
  };

  // What Python calls -----------------------------------------------------------------------------------------------------------
  entries.evaluate = entry(() => evaluate(natives.compileScript));
  entries.require = entry((packed) => rootRequire(openers.J(packed)[0]));
  entries.runMain = entry((packed) => {
    loadFile(home, ask(natives.resolve, openers.J(packed)[0], '/', []), undefined, undefined, true);
  });
  // Code that belongs to no file is in the root folder. Called once, when all other globals are there.
  entries.globalRequire = entry((packed) => {
    const folder = openers.J(packed)[0];
    const filename = (folder === '/' ? '' : folder) + '/<eval>';
    rootFolder = folder;
    const root = makeModule(home, filename, undefined, undefined, false);
    rootRequire = root.require;
    define(globalThis, 'require', rootRequire, true);
    define(globalThis, 'module', root, true);
    define(globalThis, 'exports', root.exports, true);
    define(globalThis, '__filename', filename, true);
    define(globalThis, '__dirname', folder, true);
    define(globalThis, 'run', makeRun(root, weakGet(lineageOf, root)), true);
    kernel.globalsComplete();
  });
})
