const trap = (action) => new Proxy([], { get(target, name) { host(); action(); return Reflect.get(target, name) } });
const bytes = new Uint8Array(100000);
host(bytes, [bytes, trap(() => { if (bytes.buffer.transfer && bytes.length) bytes.buffer.transfer(10) })]);
const growing = [1];
growing.push({ get more() { if (growing.length < 1000) growing.push({}); return host('text', growing.length) } });
host(growing, 'text', new Uint8Array(5));
const map = new Map([[1, { get more() { map.set(map.size, 1); return host('text') } }]]);
host(map);
0
