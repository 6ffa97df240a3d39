'use strict';

const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const into = (text, size) => {
  const target = new Uint8Array(size).fill(0xaa);
  const { read, written } = new TextEncoder().encodeInto(text, target);
  return [read, written, hex(target)];
};
const members = (object) =>
  Reflect.ownKeys(object).map((name) => {
    const { writable, enumerable, configurable, get } = Object.getOwnPropertyDescriptor(object, name);
    return [String(name), writable, enumerable, configurable, typeof get];
  });

const cases = {
  empty: () => hex(new TextEncoder().encode('')),
  nothing: () => hex(new TextEncoder().encode()),
  undefined: () => hex(new TextEncoder().encode(undefined)),
  null: () => hex(new TextEncoder().encode(null)),
  number: () => hex(new TextEncoder().encode(12)),
  object: () => hex(new TextEncoder().encode({ toString: () => 'é' })),
  symbol: () => new TextEncoder().encode(Symbol()),
  kinds: () => hex(new TextEncoder().encode('a\0é€😀\uffff')),
  surrogates: () => hex(new TextEncoder().encode('\ud800a\udc00\ud83d\ude00\ude00\ud83d')),
  kind: () => [new TextEncoder().encode('x').constructor.name, Object.prototype.toString.call(new TextEncoder())],
  encoding: () => [new TextEncoder().encoding, Object.keys(new TextEncoder())],
  members: () => members(TextEncoder.prototype),
  'into a wrong target': () => new TextEncoder().encodeInto('x', {}),
  'from no text': () => new TextEncoder().encodeInto(5, new Uint8Array(1)),
  'into nothing': () => new TextEncoder().encodeInto('x'),
  'into a wrong array': () => new TextEncoder().encodeInto('x', new Uint16Array(3)),
  'without new': () => TextEncoder(),
  'wrong this': () => TextEncoder.prototype.encode.call({}, 'x'),
  'wrong this for encoding': () => TextEncoder.prototype.encoding,
  'into part of a buffer': () => {
    const all = new Uint8Array(8);
    const result = new TextEncoder().encodeInto('éé', all.subarray(2, 5));
    return [result.read, result.written, hex(all)];
  },
  'a Buffer': () => {
    const target = Buffer.alloc(4);
    return [new TextEncoder().encodeInto('hé', target).written, hex(target)];
  },
};
for (const text of ['', 'abc', 'é€😀', '😀😀', 'a\ud800b', '\ud83d', 'x\u0000y']) {
  for (let size = 0; size < 10; size++) cases[`into ${size}: ${JSON.stringify(text)}`] = () => into(text, size);
}
module.exports = cases;
