'use strict';

const members = (object) =>
  Reflect.ownKeys(object).map((name) => {
    const { writable, enumerable, configurable, get } = Object.getOwnPropertyDescriptor(object, name);
    return [String(name), writable, enumerable, configurable, typeof get];
  });
const decode = (bytes, encoding, options) => new TextDecoder(encoding, options).decode(new Uint8Array(bytes));
const inParts = (bytes, encoding, options, sizes) => {
  const decoder = new TextDecoder(encoding, options);
  const parts = [];
  let at = 0;
  for (const size of sizes) parts.push(decoder.decode(new Uint8Array(bytes.slice(at, (at += size))), { stream: true }));
  parts.push(decoder.decode(new Uint8Array(bytes.slice(at))));
  return parts;
};

const cases = {
  members: () => members(TextDecoder.prototype),
  tag: () => [Object.prototype.toString.call(new TextDecoder()), Object.keys(new TextDecoder())],
  defaults: () => [new TextDecoder().encoding, new TextDecoder().fatal, new TextDecoder().ignoreBOM],
  options: () => [new TextDecoder('l2', { fatal: 1, ignoreBOM: 'x' })].map((d) => [d.encoding, d.fatal, d.ignoreBOM]),
  'label with blanks': () => new TextDecoder(' \t\n\f\rUTF8 ').encoding,
  'label undefined': () => new TextDecoder(undefined).encoding,
  'label null': () => new TextDecoder(null),
  'label unknown': () => new TextDecoder('nothing'),
  'label empty': () => new TextDecoder(''),
  'options null': () => new TextDecoder('utf-8', null).fatal,
  'without new': () => TextDecoder(),
  'wrong this': () => TextDecoder.prototype.decode.call({}),
  nothing: () => new TextDecoder().decode(),
  undefined: () => new TextDecoder().decode(undefined),
  'input null': () => new TextDecoder().decode(null),
  'input text': () => new TextDecoder().decode('x'),
  'input array': () => new TextDecoder().decode([65]),
  'input buffer': () => new TextDecoder().decode(new Uint8Array([65, 66]).buffer),
  'input view': () => new TextDecoder().decode(new DataView(new Uint8Array([65, 66, 67]).buffer, 1)),
  'input wide': () => new TextDecoder('utf-16le').decode(new Uint16Array([0x41, 0x20ac])),
  'input part': () => new TextDecoder().decode(new Uint8Array([65, 66, 67]).subarray(1, 2)),
  'input Buffer': () => new TextDecoder().decode(Buffer.from('é')),
  'input shared': () => {
    const bytes = new Uint8Array(new SharedArrayBuffer(2)).fill(65);
    return [new TextDecoder().decode(bytes), new TextDecoder().decode(bytes.buffer)];
  },
  'decode options': () => [null, undefined, {}].map((options) => new TextDecoder().decode(new Uint8Array([65]), options)),
  'long': () => new TextDecoder().decode(new Uint8Array(200000).fill(65)).length,
  'long shared': () => new TextDecoder().decode(new Uint8Array(new SharedArrayBuffer(100000)).fill(65)).length,
  'byte order mark': () => [decode([0xef, 0xbb, 0xbf, 65]), decode([0xef, 0xbb, 0xbf, 65], 'utf-8', { ignoreBOM: true })],
  'two byte order marks': () => decode([0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf, 65]),
  'byte order mark later': () => decode([65, 0xef, 0xbb, 0xbf]),
  'byte order marks of UTF-16': () => [decode([0xff, 0xfe, 65, 0], 'utf-16le'), decode([0xfe, 0xff, 0, 65], 'utf-16be')],
  'byte order mark in parts': () => inParts([0xef, 0xbb, 0xbf, 65], 'utf-8', {}, [1, 1, 1]),
  'two byte order marks in parts': () => inParts([0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf], 'utf-8', {}, [3]),
  'byte order mark of each stream': () => {
    const decoder = new TextDecoder();
    const bytes = new Uint8Array([0xef, 0xbb, 0xbf, 65]);
    return [decoder.decode(bytes), decoder.decode(bytes), decoder.decode(bytes, { stream: true }), decoder.decode(bytes)];
  },
  'empty stream': () => inParts([], 'utf-8', {}, [0, 0]),
  'a stream that ends early': () => inParts([0xe2, 0x82], 'utf-8', {}, [1, 1]),
  'a fatal stream that ends early': () => inParts([0xe2, 0x82], 'utf-8', { fatal: true }, [1, 1]),
  'after a fatal error': () => {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    try {
      decoder.decode(new Uint8Array([0xff]));
    } catch (error) {
      return [error.name, error.code, decoder.decode(new Uint8Array([65]))];
    }
    return 'nothing thrown';
  },
};
const sequences = {
  valid: [0x61, 0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80],
  alone: [0x80, 0x61, 0xff, 0x62, 0xc0, 0x80],
  truncated: [0xe2, 0x82, 0x61, 0xf0, 0x9f, 0x61, 0xf0, 0x9f, 0x98, 0x61, 0xc3],
  surrogates: [0xed, 0xa0, 0x80, 0x61, 0xed, 0xbf, 0xbf],
  overlong: [0xe0, 0x80, 0x80, 0xf0, 0x80, 0x80, 0x80, 0xf8, 0x88, 0x80, 0x80, 0x80],
  outside: [0xf4, 0x90, 0x80, 0x80, 0xf4, 0x8f, 0xbf, 0xbf],
};
for (const name of Object.keys(sequences)) {
  cases[`utf-8 ${name}`] = () => decode(sequences[name]);
  cases[`utf-8 ${name}, fatal`] = () => decode(sequences[name], 'utf-8', { fatal: true });
  for (const size of [1, 2, 3]) {
    cases[`utf-8 ${name}, by ${size}`] = () => inParts(sequences[name], 'utf-8', {}, Array(4).fill(size));
  }
}
const wide = { pair: [0x3d, 0xd8, 0x00, 0xde, 65, 0], lead: [0x3d, 0xd8, 65, 0], trail: [0x00, 0xde, 65, 0], odd: [65, 0, 66], end: [0x3d, 0xd8] };
for (const name of Object.keys(wide)) {
  cases[`utf-16le ${name}`] = () => decode(wide[name], 'utf-16le');
  cases[`utf-16le ${name}, fatal`] = () => decode(wide[name], 'utf-16le', { fatal: true });
  cases[`utf-16le ${name}, by 1`] = () => inParts(wide[name], 'utf-16le', {}, [1, 1, 1]);
  cases[`utf-16be ${name}`] = () => decode(wide[name].map((byte, index) => wide[name][index ^ 1] || 0), 'utf-16be');
}
const texts = {
  gbk: [0xc4, 0xe3, 0xba, 0xc3, 0x61],
  gb18030: [0xc4, 0xe3, 0x81, 0x30, 0x81, 0x30, 0x94, 0x39, 0xda, 0x33],
  big5: [0xa7, 0x41, 0xa6, 0x6e, 0x61],
  'euc-jp': [0xa4, 0xb3, 0x8e, 0xb1, 0x61],
  'shift_jis': [0x82, 0xb1, 0xb1, 0x5c, 0x61],
  'iso-2022-jp': [0x1b, 0x24, 0x42, 0x24, 0x33, 0x1b, 0x28, 0x42, 0x61],
  'euc-kr': [0xb0, 0xa1, 0xc7, 0xd1, 0x61],
  'koi8-r': [0xf0, 0xd2, 0xc9],
  'windows-1251': [0xcf, 0xf0, 0xe8],
  'iso-8859-8-i': [0xf9, 0xec],
};
for (const name of Object.keys(texts)) {
  cases[`text in ${name}`] = () => decode(texts[name], name);
  cases[`text in ${name}, by 1`] = () => inParts(texts[name], name, {}, Array(texts[name].length).fill(1)).join('');
}
module.exports = cases;
