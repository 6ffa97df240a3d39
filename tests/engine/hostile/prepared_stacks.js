Error.prepareStackTrace = () => ({ toString() { host(); return 'x' } });
Error.stackTraceLimit = { valueOf() { host(); return 5 } };
// --- next eval
for (;;);
// --- next eval
(
// --- next eval
throw new Error('with a stack');
// --- next eval
require('./missing');
// --- next eval
const detached = new Uint8Array(10);
if (detached.buffer.transfer) detached.buffer.transfer();
host(detached, [detached]);
// --- next eval
(function f() { host({}, () => 1); f() })()
