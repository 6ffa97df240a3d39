'use strict';

const assert = require('assert');
const test = require('test');
const util = require('util');
test.setup();

const NAMES = `format inherits inspect isEmpty isArray isBoolean isNull isNullOrUndefined isNumber isBigInt isString isUndefined
  isRegExp isObject isDate isNativeError isPrimitive isSymbol isDataView isMap isMapIterator isPromise isAsyncFunction isSet
  isSetIterator isTypedArray isUint8Array isFunction isBuffer isExternal isError has keys values clone deepFreeze extend _extend
  pick omit first last unique union intersection flatten without difference each map reduce LruCache sync promisify callbackify
  deprecate debuglog debug buildInfo formatWithOptions stripVTControlCharacters getStringWidth`.split(/\s+/);

describe('util', () => {
  it('exports functions', () => {
    for (const name of NAMES) assert.strictEqual(`${name} ${typeof util[name]}`, `${name} function`);
    assert.strictEqual(typeof util.types, 'object');
  });

  it('lists nothing else', () => {
    assert.deepEqual(Object.keys(util).sort(), [...NAMES, 'types', 'TextDecoder', 'TextEncoder'].sort());
  });

  it('is loaded once, and can be changed', () => {
    assert.strictEqual(require('util'), util);
    assert.strictEqual(util.inspect, util.inspect);
    const { isArray } = util;
    util.isArray = 5;
    assert.strictEqual(util.isArray, 5);
    util.isArray = isArray;
  });

  it('tells versions', () => {
    const info = util.buildInfo();
    assert.strictEqual(info.fibjs, '0.28.0');
    for (const version of [info.jsbridge, info.python]) assert.isTrue(/^\d+\.\d+|checkout/.test(version));
    assert.strictEqual(typeof info.vender.zmq, 'string');
    assert.isTrue(info.modules.includes('util') && info.modules.includes('zmq'));
  });
});

describe('util.getStringWidth, stripVTControlCharacters', () => {
  it('counts columns', () => {
    const widths = { '': 0, hello: 5, '漢字': 4, '한국어': 6, '👋': 2, 'abc中': 5, 'e\u0301': 1, '\u200b': 0, '\0\n': 0, '\x1b[31mred\x1b[0m': 3, 'é': 1, '\ud800': 1 };
    for (const text of Object.keys(widths)) assert.strictEqual(util.getStringWidth(text), widths[text]);
  });

  it('strips control sequences', () => {
    const cases = {
      '\x1b[31mhello\x1b[0m': 'hello',
      '\x1b[38;5;196mcolor\x1b[0m': 'color',
      '\x1b[2Jtext\x1b[10C!': 'text!',
      '\x1b]0;title\x07hello': 'hello',
      '\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\': 'link',
      '\x1b(Bhello': 'hello',
      '\u009b1mbold': 'bold',
      'plain [31m': 'plain [31m',
    };
    for (const text of Object.keys(cases)) assert.strictEqual(util.stripVTControlCharacters(text), cases[text]);
  });
});

require.main === module && test.run(console.ERROR);
