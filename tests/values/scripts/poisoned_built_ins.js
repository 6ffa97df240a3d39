const value = { a: [1, new Map([['k', new Set([2])]]), new Date(5), 7n, new Uint8Array([9])], s: 'text' };
const holes = [1, , 3];
for (const name of ['0', '1', '2', '3', 'length', 'toJSON', 'get', 'set', 'value', 'v', 'a', 's', 'then']) {
  Object.defineProperty(Object.prototype, name, {
    __proto__: null,
    configurable: true,
    get: () => (name === 'get' || name === 'set' ? undefined : 'inherited'),
    set() { throw new Error(name) },
  });
}
Object.defineProperty(Array.prototype, '1', { __proto__: null, get: () => 'hole', set() {}, configurable: true });
Array.prototype[Symbol.iterator] = Map.prototype.forEach = Set.prototype.forEach = Date.prototype.getTime = null;
JSON.stringify = JSON.parse = Object.keys = Reflect.apply = Reflect.ownKeys = Array.isArray = () => null;
Map.prototype.get = Map.prototype.set = WeakMap.prototype.get = WeakMap.prototype.set = () => null;
Promise.prototype.then = Array.prototype.join = Array.prototype.push = String.prototype.slice = null;
BigInt.prototype.toString = Function.prototype.call = Function.prototype.apply = null;
Map = Set = Date = Promise = Error = TypeError = Object = Array = Reflect = JSON = String = Symbol = null;
take(value, holes);
take('text', value.a[4], 5);
