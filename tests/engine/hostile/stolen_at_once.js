// Promise.all hands what its iteration threw to the reject function of any constructor, in the same call.
function Capability(executor) {
  executor(() => {}, (error) => {
    try {
      error.toString = () => { host(); return 'x' };
      Object.defineProperty(error, 'message', { get() { host() } });
    } catch (refused) {
      // Where it is frozen there is nothing to change.
    }
    throw error;
  });
}
Capability.resolve = (value) => value;
Promise.all.call(Capability, { [Symbol.iterator]: () => ({ next() { for (;;); } }) });
