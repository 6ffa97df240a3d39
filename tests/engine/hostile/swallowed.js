const endless = { [Symbol.iterator]() { return this }, next: () => ({ done: false }), return() { for (;;); } };
for (;;) {
  try {
    for (const step of endless) throw step;
  } catch (error) {
    // A loop that is left by an error drops what return() throws.
  }
}
// --- next eval
for (;;) new Promise(() => { for (;;); }).catch(() => {});
// --- next eval
for (;;) Promise.resolve({ get then() { for (;;); } });
// --- next eval
const nested = (depth) => { for (const step of { [Symbol.iterator]: () => endless }) if (depth) nested(depth - 1); else return };
for (;;) nested(20);
