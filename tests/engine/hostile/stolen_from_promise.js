// The error that ends the executor is what the promise is rejected with.
var stolen;
new Promise(() => { for (;;); }).catch((error) => { stolen = error });
// --- next eval
const evil = () => { host(); return 'x' };
for (const change of [
  () => { stolen.toString = evil },
  () => { stolen[Symbol.toPrimitive] = evil },
  () => { Object.defineProperty(stolen, 'message', { get: evil }) },
  () => { Object.defineProperty(stolen, 'stack', { get: evil }) },
  () => { Object.setPrototypeOf(stolen, { toString: evil }) },
]) {
  try {
    change();
  } catch (error) {
    // Where it is frozen there is nothing to change.
  }
}
// --- next eval
throw stolen;
// --- next eval
Promise.resolve().then(() => { throw stolen });
// --- next eval
require('coroutine').start(() => { throw stolen });
require('coroutine').sleep(1);
