'use strict';

const zlib = require('zlib');

// The same bytes for both: what each packs differs.
const hello = {
  inflateSync: Buffer.from('78dacb48cdc9c9d751c840a200442806d5', 'hex'),
  inflateRawSync: Buffer.from('cb48cdc9c9d751c840a200', 'hex'),
  gunzipSync: Buffer.from('1f8b0800000000000203cb48cdc9c9d751c840a2009fa1ca0913000000', 'hex'),
};

const cases = [];
for (const [name, packed] of Object.entries(hello)) {
  const inputs = {
    'the whole': packed,
    'two of them': Buffer.concat([packed, packed]),
    'junk behind': Buffer.concat([packed, Buffer.from('junk')]),
    'zeros behind': Buffer.concat([packed, Buffer.alloc(3)]),
    'zeros and junk behind': Buffer.concat([packed, Buffer.from('\0junk')]),
    'a typed array': new Uint8Array(packed),
    'a DataView': new DataView(new Uint8Array(packed).buffer),
    'an ArrayBuffer': new Uint8Array(packed).buffer,
    nothing: Buffer.alloc(0),
    'a text': 'hello, hello',
  };
  for (let length = 1; length < packed.length; length++) inputs[`the first ${length}`] = packed.subarray(0, length);
  for (let at = 0; at < packed.length; at++) {
    const broken = Buffer.from(packed);
    broken[at] ^= 0xff;
    inputs[`byte ${at} flipped`] = broken;
  }
  for (const [label, input] of Object.entries(inputs)) cases.push([`${name}(${label})`, () => zlib[name](input)]);
  for (const size of [1, 18, 19, 20])
    cases.push([`${name} of at most ${size}`, () => zlib[name](packed, { maxOutputLength: size })]);
  for (const other of Object.values(hello)) cases.push([`${name}(${other.hexSlice(0, 4)})`, () => zlib[name](other)]);
}

const withDictionary = Buffer.from('78f9062c0215cb00113a0ac81400442806d5', 'hex');
cases.push(['dictionary needed', () => zlib.inflateSync(withDictionary)]);
cases.push(['wrong dictionary', () => zlib.inflateSync(withDictionary, { dictionary: Buffer.from('other') })]);

for (const name of ['deflateSync', 'deflateRawSync', 'gzipSync', 'inflateSync'])
  for (const wrong of [undefined, null, 5, {}, [1]])
    cases.push([
      `${name}(${JSON.stringify(wrong)})`,
      () => {
        try {
          return zlib[name](wrong).length;
        } catch (error) {
          return `${error.name} ${error.code}`;
        }
      },
    ]);

for (const [key, value] of Object.entries(zlib.constants)) {
  if (/^Z_/.test(key) && key !== 'Z_TREES') cases.push([key, () => value]);
}

module.exports = cases;
