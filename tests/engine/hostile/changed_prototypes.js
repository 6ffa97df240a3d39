const evil = () => { host(); return 'x' };
for (const prototype of [InternalError.prototype, RangeError.prototype, Error.prototype, Object.prototype]) {
  for (const name of ['toString', 'valueOf', 'name', 'message', 'stack', Symbol.toPrimitive]) {
    try {
      Object.defineProperty(prototype, name, { __proto__: null, get: () => evil, configurable: true });
    } catch (error) {
      // It cannot be changed: so much the better.
    }
  }
}
0
// --- next eval
for (;;);
// --- next eval
(function f() { f() })()
