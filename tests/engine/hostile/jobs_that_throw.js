const thrown = { toString() { host(); return 'x' }, get stack() { host(); return 'y' } };
class Capability {
  constructor(executor) {
    executor(() => { throw thrown }, () => { throw thrown });
  }
}
const promise = Promise.resolve(1);
promise.constructor = { [Symbol.species]: Capability };
promise.then((value) => value);
0
// --- next eval
queueMicrotask(() => { throw thrown });
// --- next eval
if (typeof FinalizationRegistry === 'function') {
  var registry = new FinalizationRegistry(() => { throw thrown });
  registry.register({}, 1);
}
GC();
0
