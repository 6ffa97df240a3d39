'use strict';
const assert = require('assert');
const vm = require('vm');
const test = require('test');
test.setup();

const folder = `${__dirname}/scripts`;
const evaluate = (sandbox, text) => sandbox.addScript('text.js', `module.exports = ${text}`);

describe('the global object of a sandbox', () => {
  it('is the one of all when none is given', () => {
    const sandbox = new vm.SandBox({});
    assert.ok(sandbox.global === globalThis);
    globalThis.seen = 1;
    assert.equal(evaluate(sandbox, 'seen'), 1);
    delete globalThis.seen;
  });

  it('has what it was given', () => {
    const list = [];
    const sandbox = new vm.SandBox({}, { x: 5, list });
    assert.equal(evaluate(sandbox, 'x + 1'), 6);
    assert.ok(evaluate(sandbox, 'list') === list);
    assert.ok(evaluate(sandbox, 'global') === sandbox.global);
    assert.ok(evaluate(sandbox, 'globalThis') === sandbox.global);
    assert.equal(sandbox.global.x, 5);
  });

  it('has the standard objects, and what fibjs adds', () => {
    const sandbox = new vm.SandBox({}, {});
    const names = ['Array', 'Map', 'JSON', 'Math', 'parseInt', 'console', 'Buffer', 'process', 'setTimeout', 'structuredClone', 'TextEncoder'];
    for (const name of names) assert.ok(evaluate(sandbox, name) === globalThis[name], name);
    assert.equal(evaluate(sandbox, '[undefined, NaN, Infinity].map(String).join()'), 'undefined,NaN,Infinity');
    assert.equal(evaluate(sandbox, '[typeof require, typeof module, typeof exports, typeof run].join()'), 'function,object,object,function');
  });

  it('is not seen outside, nor is the outside seen inside', () => {
    globalThis.outer = 'secret';
    const sandbox = new vm.SandBox({}, {});
    sandbox.addScript('writes.js', 'implied = 1; var local = 2; global.named = 3; Array = 4; eval("evaluated = 5");');
    assert.deepEqual([sandbox.global.implied, sandbox.global.named, sandbox.global.Array, sandbox.global.evaluated], [1, 3, 4, 5]);
    assert.equal(sandbox.global.local, undefined);
    assert.deepEqual([typeof implied, typeof named, typeof evaluated, typeof Array], ['undefined', 'undefined', 'undefined', 'function']);
    assert.equal(evaluate(sandbox, 'typeof outer'), 'undefined');
    assert.equal(evaluate(sandbox, 'typeof neverDefined'), 'undefined');
    assert.equal(evaluate(new vm.SandBox({}, {}), 'typeof implied'), 'undefined');
    delete globalThis.outer;
  });

  it('holds for files, strict code, functions that run later, and scripts that are run', () => {
    const results = [];
    globalThis.outer = 1;
    const sandbox = new vm.SandBox({ base: 1 }, { inside: 'i' });
    sandbox.add('results', results);
    assert.equal(sandbox.require('./counter', folder).count, 1);
    sandbox.run(`${folder}/main.js`, ['x']);
    assert.deepEqual(results[0].slice(0, 4), ['ran', ['x'], 1, 'undefined']);
    const later = sandbox.addScript('later.js', "'use strict'; module.exports = () => [inside, typeof outer]");
    delete sandbox.global.inside;
    sandbox.global.inside = 'j';
    assert.deepEqual(later(), ['j', 'undefined']);
    delete globalThis.outer;
  });

  it('can be given beside a function, and is copied for clones', () => {
    const sandbox = new vm.SandBox({}, (id) => (id === 'f' ? 1 : undefined), { x: 2 });
    sandbox.addScript('adds.js', 'added = x + 1');
    assert.equal(sandbox.require('f'), 1);
    const clone = sandbox.clone();
    assert.deepEqual([clone.global.x, clone.global.added], [2, 3]);
    clone.global.x = 9;
    assert.equal(sandbox.global.x, 2);
    assert.equal(evaluate(clone, 'x'), 9);
  });

  it('keeps the places of errors', () => {
    const sandbox = new vm.SandBox({}, {});
    assert.throws(() => sandbox.addScript('broken.js', '\n\nlet = = 3'), (error) => error.message.includes('broken.js:3'));
    const thrower = sandbox.addScript('throws.js', '\nmodule.exports = function () {\n  const error = new Error("x");\n  return error;\n}');
    assert.ok(thrower().stack.includes('throws.js:3'), thrower().stack);
  });
});

require.main === module && test.run(console.ERROR);
