'use strict';

const assert = require('assert');
const encoding = require('encoding');
const test = require('test');
test.setup();

const ASCII = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)).join('');
const MIXED = `\u4e2d\u6587 \ud83d\ude00 ${ASCII}`;

describe('encodeURI, encodeURIComponent, decodeURI', () => {
  it('encode as the global functions', () => {
    assert.strictEqual(encoding.encodeURI(MIXED), encodeURI(MIXED));
    assert.strictEqual(encoding.encodeURIComponent(MIXED), encodeURIComponent(MIXED));
    assert.strictEqual(encoding.encodeURI(''), '');
  });

  it('replace lone surrogates', () => {
    assert.strictEqual(encoding.encodeURI('a\ud800'), 'a%EF%BF%BD');
    assert.strictEqual(encoding.encodeURIComponent('\udc00/'), '%EF%BF%BD%2F');
  });

  it('decode what both encode', () => {
    assert.strictEqual(encoding.decodeURI(encodeURI(MIXED.replace(/[%\\]/g, ''))), MIXED.replace(/[%\\]/g, ''));
    assert.strictEqual(encoding.decodeURI(encodeURIComponent(MIXED)), MIXED);
  });

  it('decode what escape encodes, with % or a backslash', () => {
    const escaped = escape('\u4e2d\u6587\u00e9a b');
    assert.strictEqual(encoding.decodeURI('%u4e2d%U6587'), '\u4e2d\u6587');
    assert.strictEqual(
      encoding.decodeURI(escaped.replace(/%E9/, '%C3%A9').replace(/%/g, '\\')),
      '\u4e2d\u6587\u00e9a b',
    );
  });

  it('leave alone what is no escape sequence, and never throw', () => {
    for (const text of ['', '%', '100%', '%zz', '%4', '%u12', 'a+b', '\\'])
      assert.strictEqual(encoding.decodeURI(text), text);
    assert.strictEqual(encoding.decodeURI('%ff%41'), '\ufffdA');
  });

  it('refuse other types', () => {
    for (const name of ['encodeURI', 'encodeURIComponent', 'decodeURI', 'jsstr'])
      assert.throws(() => encoding[name](5), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE', number: 100005 });
  });
});

describe('jsstr', () => {
  it('escapes as fibjs does', () => {
    assert.strictEqual(encoding.jsstr('[\r\n\t\\\'"]'), '[\\r\\n\\t\\\\\\\'\\"]');
    assert.strictEqual(encoding.jsstr('[\r\n\t\\\'"]', true), '[\\r\\n\\t\\\\\'\\"]');
    assert.strictEqual(encoding.jsstr('[abcd\u6c49\u5b57]'), '[abcd\u6c49\u5b57]');
    assert.strictEqual(encoding.jsstr(''), '');
  });

  it('makes what stands in any literal', () => {
    const text = `${MIXED}\u2028\u2029\ud800`;
    assert.strictEqual(eval(`'${encoding.jsstr(text)}'`), text);
    assert.strictEqual(eval(`"${encoding.jsstr(text)}"`), text);
    assert.strictEqual(JSON.parse(`"${encoding.jsstr(text, true)}"`), text);
  });
});

describe('encoding', () => {
  it('shares what it needs with other modules, not with scripts', () => {
    for (const name of ['shared', 'shared/arguments', 'node:shared/arguments', 'encoding/hex'])
      assert.throws(() => require(name), Error);
  });

  it('has its functions and formats', () => {
    assert.deepEqual(Object.keys(encoding).sort(), [
      'base32',
      'base64',
      'bson',
      'decodeURI',
      'encodeURI',
      'encodeURIComponent',
      'hex',
      'iconv',
      'json',
      'jsstr',
      'msgpack',
    ]);
    for (const name of ['encodeURI', 'encodeURIComponent', 'decodeURI', 'jsstr'])
      assert.strictEqual(encoding[name].name, name);
  });
});

require.main === module && test.run(console.ERROR);
