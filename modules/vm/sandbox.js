'use strict';

const { checkCount, checkText, frozen, newIsMissing, wrongThis, wrongType } = require('./failures');
const { makeScope } = require('./scope');
const { NONE, absolute, at, create, load } = host.spaces;

const EXTENSIONS = ['', '.js', '.json'];
const SCRIPT = /\.(?:js|json)$/;
const records = new WeakMap();

const isObject = (value) => typeof value === 'object' && value !== null;
const isPath = (id) => id[0] === '/' || id === '.' || id === '..' || id.startsWith('./') || id.startsWith('../');

function recordOf(sandbox) {
  const record = records.get(sandbox);
  if (record === undefined) throw wrongThis();
  return record;
}

function changeable(sandbox) {
  const record = recordOf(sandbox);
  if (record.isFrozen) throw frozen();
  return record;
}

/** A plain object as a module of one sandbox, whose scripts may change it. */
function copyOf(value) {
  const plain = isObject(value) && Object.getPrototypeOf(value) === Object.prototype;
  return plain ? Object.create(Object.prototype, Object.getOwnPropertyDescriptors(value)) : value;
}

/** A path without `.`, `..` and empty parts. */
function joined(folder, path) {
  const parts = [];
  for (const part of (path[0] === '/' ? path : `${folder}/${path}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

/** The path of a script of addScript that an id means; undefined when it means none. */
function scriptPath({ scripts }, id, folder) {
  if (!isPath(id)) return undefined;
  const path = joined(folder, id);
  const extension = EXTENSIONS.find((ending) => scripts.has(path + ending));
  return extension === undefined ? undefined : path + extension;
}

function lookup(record, id, folder) {
  const { named, scripts, find } = record;
  if (named.has(id)) return named.get(id);
  const path = scriptPath(record, id, folder);
  if (path !== undefined) return scripts.get(path);
  const found = find === undefined ? undefined : find(id);
  return found === undefined ? NONE : found;
}

class SandBox {
  constructor(mods, find, global) {
    checkCount(arguments, 1, 3);
    if (!isObject(mods)) throw wrongType();
    // The function may be left out.
    const [first, second] = typeof find === 'function' ? [find, global] : [undefined, find];
    if ((arguments.length === 3 && first === undefined) || (second !== undefined && !isObject(second))) throw wrongType();
    const record = { named: new Map(), scripts: new Map(), find: first, own: undefined, isFrozen: false };
    if (second !== undefined) record.own = makeScope(second);
    const look = (id, folder) => lookup(record, id, folder);
    const has = (id) => record.named.has(id);
    record.space = create(look, has, record.own === undefined ? undefined : record.own.scope);
    records.set(this, record);
    this.add(mods);
  }

  get global() {
    const { own } = recordOf(this);
    return own === undefined ? globalThis : own.global;
  }

  add(id, mod) {
    checkCount(arguments, 1, 2);
    const { named } = changeable(this);
    if (arguments.length === 2) {
      checkText(id);
      named.set(id, mod);
      return;
    }
    if (!isObject(id)) throw wrongType();
    for (const name of Object.keys(id)) {
      checkText(name);
      named.set(name, copyOf(id[name]));
    }
  }

  addScript(srcname, script) {
    checkCount(arguments, 2, 2);
    checkText(srcname);
    if (!SCRIPT.test(srcname) || (typeof script !== 'string' && !(script instanceof Uint8Array))) throw wrongType();
    const { named, scripts, space } = changeable(this);
    const source = typeof script === 'string' ? script : Buffer.from(script).toString();
    const exports = load(space, srcname, source);
    scripts.set(joined('/', absolute(srcname)), exports);
    if (!isPath(srcname)) {
      named.set(srcname, exports);
      named.set(srcname.replace(SCRIPT, ''), exports);
    }
    return exports;
  }

  has(id) {
    checkCount(arguments, 1, 1);
    checkText(id);
    const record = recordOf(this);
    return record.named.has(id) || scriptPath(record, id, absolute('.')) !== undefined;
  }

  remove(id) {
    checkCount(arguments, 1, 1);
    checkText(id);
    const { named, scripts, space } = changeable(this);
    named.delete(id);
    const path = joined('/', absolute(id));
    scripts.delete(path);
    // A file that was required is read anew the next time.
    delete space.cache[path];
  }

  freeze() {
    checkCount(arguments, 0, 0);
    recordOf(this).isFrozen = true;
  }

  clone() {
    checkCount(arguments, 0, 0);
    const { named, scripts, find, own } = recordOf(this);
    const given = find === undefined ? [] : [find];
    if (own !== undefined) given.push(ownProperties(own));
    const copy = new SandBox({}, ...given);
    const record = records.get(copy);
    for (const [id, mod] of named) record.named.set(id, mod);
    for (const [path, exports] of scripts) record.scripts.set(path, exports);
    return copy;
  }

  require(id, base) {
    checkCount(arguments, 1, 2);
    return this.#at(base).require(id);
  }

  resolve(id, base) {
    checkCount(arguments, 1, 2);
    checkText(id);
    const folder = base === undefined ? absolute('.') : absolute(base);
    return scriptPath(recordOf(this), id, folder) || this.#at(base).require.resolve(id);
  }

  run(fname, argv = []) {
    checkCount(arguments, 1, 2);
    this.#at().run(fname, argv);
  }

  #at(base = '.') {
    checkText(base);
    return at(recordOf(this).space, base);
  }
}

/** What scripts, or whoever made the sandbox, have added to its global object. */
function ownProperties({ global, standard }) {
  const added = {};
  for (const name of Object.keys(global)) if (!standard.has(name)) added[name] = global[name];
  return added;
}

const published = new Proxy(SandBox, {
  apply() {
    throw newIsMissing();
  },
});
Object.defineProperty(SandBox.prototype, 'constructor', { value: published, writable: true, configurable: true });

module.exports = { SandBox: published };
