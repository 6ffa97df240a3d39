'use strict';

// A global object of a sandbox's own. The engine has one real global object for all; a module of such a sandbox is compiled inside of
// `with (scope)`, so that its free variables are looked up here. Whatever name it asks for is here: it neither sees nor
// makes a variable of the real global object.

const { defineProperty, getOwnPropertyDescriptor } = Object;

// What every module is given by itself, and what leads to the real global object.
const OMITTED = new Set([
  'require', 'module', 'exports', '__filename', '__dirname', 'run', 'argv', 'global', 'globalThis',
]);

function define(object, name, value, enumerable) {
  defineProperty(object, name, { value, writable: true, enumerable, configurable: true });
}

/** Gives `object` a property for each that the real global object was born with. */
function addStandard(object) {
  for (const name of host.spaces.globalNames()) {
    const found = getOwnPropertyDescriptor(globalThis, name);
    if (OMITTED.has(name) || found === undefined) continue;
    if ('value' in found) {
      define(object, name, found.value, found.enumerable);
    } else if (found.get !== undefined) {
      // Those that are loaded when they are first used.
      defineProperty(object, name, {
        get: () => globalThis[name],
        set: (value) => define(object, name, value, found.enumerable),
        enumerable: found.enumerable,
        configurable: true,
      });
    }
  }
}

/** Returns the global object, with the own properties of `properties`, and the scope that shows it to code. */
function makeScope(properties) {
  const global = {};
  addStandard(global);
  define(global, 'global', global, true);
  define(global, 'globalThis', global, false);
  const standard = new Set(Reflect.ownKeys(global));
  for (const name of Object.keys(properties)) define(global, name, properties[name], true);
  const scope = new Proxy(global, {
    has: (target, name) => typeof name === 'string',
    get: (target, name) => (name === Symbol.unscopables ? undefined : target[name]),
    set(target, name, value) {
      target[name] = value;
      return true;
    },
  });
  return { global, scope, standard };
}

module.exports = { makeScope };
