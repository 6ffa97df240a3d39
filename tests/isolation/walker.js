// Walks all that a script can reach from some values, by properties of every kind, prototypes, getters and what functions tell, and
// finds what is the bridge's own. It keeps references of its own.
(function (secrets) {
  const { ownKeys, getOwnPropertyDescriptor: describe, getPrototypeOf: parent, apply } = Reflect;
  const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';
  const textOf = Function.prototype.toString;
  const forbidden = new Map(secrets.map(([name, value]) => [value, name]));
  const isNative = (text) => /^[^{]*\{\s*\[native code\]\s*\}$/.test(text);
  const keyText = (key) => (typeof key === 'symbol' ? key.toString() : key);
  // Reading these does something else than to give a value.
  const acting = ['Worker', 'stdin', 'return', 'next', 'throw'];

  // The way to the first secret that is found; undefined when there is none.
  return function find(roots) {
    const seen = new Set();
    const queue = [];
    const add = (value, path) => {
      if (isObject(value) && !seen.has(value)) {
        seen.add(value);
        queue.push([value, path]);
      }
    };
    for (const name of Object.keys(roots)) add(roots[name], name);
    for (let at = 0; at < queue.length; at++) {
      const [value, path] = queue[at];
      if (forbidden.has(value)) return `${path} is ${forbidden.get(value)}`;
      if (typeof value === 'function') {
        // A Python function is a native one without a name. So are Function.prototype, accessors of the engine's own, and what settles a promise.
        const text = apply(textOf, value, []);
        const isNameless = describe(value, 'name') === undefined || value.name === '';
        if (isNameless && isNative(text) && value !== Function.prototype && !/(<[gs]et>|Promise\.prototype\.then)$/.test(path)) return `${path} is a native function: ${text}`;
        for (const name of ['caller', 'arguments']) {
          try {
            add(value[name], `${path}.${name}`);
          } catch (error) {
            // Strict functions do not tell.
          }
        }
      }
      let keys = [];
      try {
        keys = ownKeys(value);
        add(parent(value), `${path}.[[Prototype]]`);
      } catch (error) {
        add(error, `${path}!`);
      }
      for (const key of keys) {
        const found = describe(value, key);
        const step = `${path}.${keyText(key)}`;
        if (found === undefined) continue;
        if ('value' in found) {
          add(found.value, step);
          continue;
        }
        add(found.get, `${step}<get>`);
        add(found.set, `${step}<set>`);
        if (acting.includes(key)) continue;
        try {
          add(value[key], step);
        } catch (error) {
          add(error, `${step}!`);
          if (isObject(error)) add(error.stack, `${step}!.stack`);
        }
      }
    }
    return { seen: seen.size };
  };
})
