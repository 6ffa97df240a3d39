// Buffer's codecs. The same file runs on jsbridge and on node.
'use strict';

const { hrtime } = process;

function clock() {
  const [seconds, nanoseconds] = hrtime();
  return seconds + nanoseconds / 1e9;
}

// Every byte value for hex and base64; for utf8 a text of characters of one, two and three bytes, of about that size.
function sample(codec, size) {
  if (codec !== 'utf8') return Buffer.alloc(size, Buffer.from(Array.from({ length: 256 }, (_, index) => index)));
  return Buffer.from('plain text, größer 語 '.repeat(Math.ceil(size / 24)).slice(0, Math.floor((size * 20) / 24)));
}

exports.to_string = ({ codec, size, count, warm }) => {
  const bytes = sample(codec, size);
  let began;
  let total = 0;
  for (const part of [warm, count]) {
    began = clock();
    for (let index = 0; index < part; index++) total += bytes.toString(codec).length;
  }
  const took = clock() - began;
  if (total !== (warm + count) * bytes.toString(codec).length) throw new Error('a string has the wrong length');
  return took / count;
};

exports.from_string = ({ codec, size, count, warm }) => {
  const bytes = sample(codec, size);
  const text = bytes.toString(codec);
  let began;
  let total = 0;
  for (const part of [warm, count]) {
    began = clock();
    for (let index = 0; index < part; index++) total += Buffer.from(text, codec).length;
  }
  const took = clock() - began;
  if (total !== (warm + count) * bytes.length) throw new Error('a buffer has the wrong length');
  return took / count;
};
