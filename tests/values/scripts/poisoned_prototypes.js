for (const prototype of [Object.prototype, Array.prototype]) {
  for (const name of ['0', '1', '2', 'toJSON', 'a', 'v', 'get', 'set', 'value']) {
    Object.defineProperty(prototype, name, {
      __proto__: null,
      configurable: true,
      get() { throw new Error(`read ${name}`) },
      set() { throw new Error(`set ${name}`) },
    });
  }
}
0
