'use strict';

const assert = require('assert');
const querystring = require('querystring');
const test = require('test');
test.setup();

const plain = (fields) => ({ ...fields });

describe('querystring.parse', () => {
  it('reads fields', () => {
    assert.deepEqual(plain(querystring.parse('a=1&b=x+y&c&=d&&e=%E4%BD%A0')), {
      a: '1',
      b: 'x y',
      c: '',
      '': 'd',
      e: '\u4f60',
    });
    assert.deepEqual(plain(querystring.parse('a=1&a=2&a=3')), { a: ['1', '2', '3'] });
    assert.deepEqual(plain(querystring.parse('a:1;b:2', ';', ':')), { a: '1', b: '2' });
    assert.strictEqual(querystring.decode, querystring.parse);
  });

  it('gives an object without a prototype', () => {
    const fields = querystring.parse('__proto__=1&toString=2');
    assert.strictEqual(Object.getPrototypeOf(fields), null);
    assert.deepEqual(Object.keys(fields), ['__proto__', 'toString']);
  });

  it('reads what is broken as well as can be', () => {
    assert.deepEqual(plain(querystring.parse('a=%zz+%41&b=%ff&%=%')), { a: '%zz A', b: '\ufffd', '%': '%' });
    for (const wrong of [undefined, null, '', 5, {}, ['a=b']]) assert.deepEqual(plain(querystring.parse(wrong)), {});
  });

  it('looks at no more than maxKeys fields', () => {
    const text = Array.from({ length: 2000 }, (_, at) => `k${at}=${at}`).join('&');
    assert.strictEqual(Object.keys(querystring.parse(text)).length, 1000);
    assert.strictEqual(Object.keys(querystring.parse(text, null, null, { maxKeys: 5 })).length, 5);
    assert.strictEqual(Object.keys(querystring.parse(text, null, null, { maxKeys: 0 })).length, 2000);
    assert.strictEqual(querystring.parse(`a=${'x'.repeat(2 ** 20)}`).a.length, 2 ** 20);
  });

  it('decodes as it is told', () => {
    const upper = { decodeURIComponent: (text) => text.toUpperCase() };
    assert.deepEqual(plain(querystring.parse('a=b+c', null, null, upper)), { A: 'B%20C' });
    const failing = {
      decodeURIComponent() {
        throw new Error('no');
      },
    };
    assert.deepEqual(plain(querystring.parse('a=%41', null, null, failing)), { a: 'A' });
  });

  it('asks the unescape that a script put in its place', () => {
    const { unescape } = querystring;
    querystring.unescape = (text) => `<${text}>`;
    try {
      assert.deepEqual(plain(querystring.parse('a=b')), { '<a>': '<b>' });
    } finally {
      querystring.unescape = unescape;
    }
  });
});

describe('querystring.stringify', () => {
  it('writes fields', () => {
    assert.strictEqual(
      querystring.stringify({ a: 1, b: 'x y', c: [true, 5n, ''], d: [], '\u4f60': '&=' }),
      'a=1&b=x%20y&c=true&c=5&c=&%E4%BD%A0=%26%3D',
    );
    assert.strictEqual(querystring.stringify({ a: 1, b: 2 }, ';', ':'), 'a:1;b:2');
    assert.strictEqual(querystring.encode, querystring.stringify);
  });

  it('writes nothing for what has no text', () => {
    assert.strictEqual(
      querystring.stringify({ a: null, b: undefined, c: {}, d: NaN, e: Infinity, f() {} }),
      'a=&b=&c=&d=&e=&f=',
    );
    for (const wrong of [undefined, null, 5, 'a=b']) assert.strictEqual(querystring.stringify(wrong), '');
  });

  it('encodes as it is told', () => {
    assert.strictEqual(
      querystring.stringify({ a: ' ' }, null, null, { encodeURIComponent: (text) => `<${text}>` }),
      '<a>=< >',
    );
  });

  it('refuses lone surrogates', () => {
    const refused = { name: 'URIError', code: 'ERR_INVALID_URI', message: 'URI malformed' };
    assert.throws(() => querystring.stringify({ a: '\ud800' }), refused);
    assert.throws(() => querystring.escape('a\udc00b'), refused);
  });

  it('comes back', () => {
    const fields = { 'a b': '+%&=\u00e9\ud83d\ude00', list: ['1', '2'], '': 'x' };
    assert.deepEqual(plain(querystring.parse(querystring.stringify(fields))), fields);
  });
});

describe('querystring.escape, unescape, unescapeBuffer', () => {
  it('are those of addresses', () => {
    assert.strictEqual(querystring.escape("a b!'()*"), "a%20b!'()*");
    assert.strictEqual(querystring.escape({ toString: () => '&' }), '%26');
    assert.strictEqual(querystring.unescape('a%20b%zz'), 'a b%zz');
    assert.strictEqual(querystring.unescape('%ff+', true), '\ufffd ');
    assert.strictEqual(querystring.unescapeBuffer('%00%fFa%4').hex(), '00ff612534');
  });
});

require.main === module && test.run(console.ERROR);
