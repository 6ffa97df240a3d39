'use strict';
const assert = require('assert');
const vm = require('vm');
const test = require('test');
test.setup();

const folder = `${__dirname}/scripts`;
const number = (action) => {
  try {
    action();
  } catch (error) {
    return error.number;
  }
  return undefined;
};

describe('modules of a sandbox', () => {
  it('are those that it was given, and files', () => {
    const sandbox = new vm.SandBox({ base: 100, assert });
    assert.equal(sandbox.require('base'), 100);
    assert.ok(sandbox.require('assert') === assert);
    const counter = sandbox.require('./counter', folder);
    assert.deepEqual(counter, { count: 1, base: 100, sibling: { id: `${folder}/sibling.js` } });
    assert.ok(sandbox.require(`${folder}/counter`) === counter);
    assert.ok(sandbox.require('./sibling.js', folder) === counter.sibling);
  });

  it('do not include the built-in ones', () => {
    const sandbox = new vm.SandBox({});
    for (const id of ['zmq', 'coroutine', 'node:zmq', 'no-such-package'])
      assert.throws(() => sandbox.require(id), (error) => error.code === 'MODULE_NOT_FOUND' || error.code === 'ERR_UNKNOWN_BUILTIN_MODULE', id);
    assert.throws(() => sandbox.addScript('x.js', "require('zmq')"), /Cannot find module 'zmq'/);
    assert.throws(() => sandbox.require('./missing', folder), /Cannot find module/);
  });

  it('are instances of their own', () => {
    const first = new vm.SandBox({ base: 1 });
    const second = new vm.SandBox({ base: 2 });
    assert.notEqual(first.require('./counter', folder).base, second.require('./counter', folder).base);
    assert.ok(first.require('./sibling', folder) !== second.require('./sibling', folder));
    assert.equal(require.cache[`${folder}/sibling.js`], undefined);
  });

  it('are copied, so that a sandbox cannot change them for others', () => {
    const mods = { plain: { value: 1 }, made: new (class Made { value = 1; })() };
    const sandbox = new vm.SandBox(mods);
    sandbox.addScript('change.js', "require('plain').value = 2; require('made').value = 2;");
    assert.equal(mods.plain.value, 1);
    assert.equal(mods.made.value, 2);
    const exact = {};
    sandbox.add('exact', exact);
    assert.ok(sandbox.require('exact') === exact);
  });

  it('can be added, found and removed', () => {
    const sandbox = new vm.SandBox({ a: 1 });
    sandbox.add({ b: 2, c: undefined });
    sandbox.add('d', null);
    assert.deepEqual(['a', 'b', 'c', 'd', 'e'].map((id) => sandbox.has(id)), [true, true, true, true, false]);
    assert.equal(sandbox.require('c'), undefined);
    assert.equal(sandbox.require('d'), null);
    sandbox.remove('a');
    assert.equal(sandbox.has('a'), false);
    assert.throws(() => sandbox.require('a'));
    const before = sandbox.require('./sibling', folder);
    sandbox.remove(`${folder}/sibling.js`);
    assert.ok(sandbox.require('./sibling', folder) !== before);
  });

  it('can be found by a function, before files are', () => {
    const asked = [];
    const sandbox = new vm.SandBox({ known: 1 }, (id) => {
      asked.push(id);
      return { made: `for ${id}`, zero: 0 }[id];
    });
    assert.equal(sandbox.require('made'), 'for made');
    assert.equal(sandbox.require('zero'), 0);
    assert.equal(sandbox.require('known'), 1);
    assert.equal(sandbox.require('./sibling', folder).id, `${folder}/sibling.js`);
    assert.deepEqual(asked, ['made', 'zero', './sibling']);
    const failing = new vm.SandBox({}, () => {
      throw new RangeError('refused');
    });
    assert.throws(() => failing.require('x'), /refused/);
  });

  it('resolve to file names', () => {
    const sandbox = new vm.SandBox({ base: 1 });
    assert.equal(sandbox.resolve('./sibling', folder), `${folder}/sibling.js`);
    assert.equal(sandbox.resolve('base'), 'base');
    assert.throws(() => sandbox.resolve('./nothing', folder), /Cannot find module/);
  });
});

describe('scripts of a sandbox', () => {
  it('are texts or Buffers, required by their names', () => {
    const sandbox = new vm.SandBox({ base: 5 });
    assert.equal(sandbox.addScript('one.js', "exports.base = require('base'); exports.name = __filename;").base, 5);
    assert.deepEqual(sandbox.addScript('data.json', Buffer.from('{"a": ["ä"]}')), { a: ['ä'] });
    assert.deepEqual(sandbox.addScript('two.js', "module.exports = [require('one').base, require('./data').a[0], require('data.json').a[0]]"), [5, 'ä', 'ä']);
    assert.ok(sandbox.require('one') === sandbox.require('one.js'));
    assert.ok(sandbox.has('./one') && sandbox.has('one'));
    assert.equal(sandbox.resolve('./one'), sandbox.require('one').name);
    sandbox.addScript(`${folder}/added.js`, 'exports.added = true');
    assert.equal(sandbox.require('./added', folder).added, true);
  });

  it('tell where they go wrong', () => {
    const sandbox = new vm.SandBox({});
    assert.throws(() => sandbox.addScript('broken.js', 'let a;\nlet = = 3'), (error) => error.name === 'SyntaxError' && error.message.includes('broken.js:2'));
    assert.throws(() => sandbox.addScript('broken.json', '{"a": }'), (error) => error.name === 'SyntaxError' && error.message.includes('broken.json:1'));
    assert.throws(() => sandbox.addScript('throws.js', 'throw new RangeError("bad")'), (error) => error.stack.includes('throws.js'));
    assert.equal(sandbox.has('throws'), false);
  });

  it('are run, with arguments', () => {
    const results = [];
    const sandbox = new vm.SandBox({ base: 7 });
    sandbox.add('results', results);
    sandbox.run(`${folder}/main.js`, ['a', 'b']);
    sandbox.run(`${folder}/main`);
    assert.deepEqual(results, [
      ['ran', ['a', 'b'], 7, 'undefined', `${folder}/main.js`],
      ['ran', [], 7, 'undefined', `${folder}/main.js`],
    ]);
    sandbox.require('./nested', folder);
    assert.deepEqual(results[2][1], ['inner']);
  });

  it('may block', () => {
    const sandbox = new vm.SandBox({ coroutine: require('coroutine') });
    assert.equal(sandbox.addScript('blocks.js', "require('coroutine').sleep(1); module.exports = 'slept'"), 'slept');
  });
});

describe('a sandbox', () => {
  it('has clones that go their own ways', () => {
    const sandbox = new vm.SandBox({ a: 1 }, (id) => (id === 'f' ? 2 : undefined));
    sandbox.addScript('s.js', 'exports.s = 3');
    const clone = sandbox.clone();
    assert.deepEqual([clone.require('a'), clone.require('f'), clone.require('s').s], [1, 2, 3]);
    clone.remove('a');
    clone.add('b', 4);
    assert.ok(sandbox.has('a') && !sandbox.has('b'));
  });

  it('can be frozen', () => {
    const sandbox = new vm.SandBox({ a: 1 });
    sandbox.freeze();
    for (const change of [() => sandbox.add('b', 1), () => sandbox.add({}), () => sandbox.remove('a'), () => sandbox.addScript('x.js', '')])
      assert.equal(number(change), 100009);
    assert.equal(sandbox.require('a'), 1);
    assert.equal(sandbox.clone().add('b', 1), undefined);
  });

  it('refuses wrong arguments', () => {
    const sandbox = new vm.SandBox({});
    assert.equal(number(() => vm.SandBox({})), 100007);
    assert.equal(number(() => new vm.SandBox()), 100002);
    assert.equal(number(() => new vm.SandBox({}, () => 1, {}, 1)), 100001);
    for (const wrong of [() => new vm.SandBox(5), () => new vm.SandBox(null), () => new vm.SandBox({}, 5), () => new vm.SandBox({}, 5, {}),
      () => new vm.SandBox({}, () => 1, 5), () => sandbox.add(5), () => sandbox.add(5, 1), () => sandbox.add({ '': 1 }),
      () => sandbox.addScript('noextension', ''), () => sandbox.addScript('a.js', 5), () => sandbox.has(5), () => sandbox.remove(''),
      () => sandbox.resolve(5), () => sandbox.require('a', 5), () => sandbox.run(5), () => sandbox.run('x', 'y')])
      assert.equal(number(wrong), 100005, String(wrong));
    assert.equal(number(() => vm.SandBox.prototype.has.call({}, 'a')), 100008);
    assert.equal(number(() => sandbox.addScript('a.js')), 100002);
    assert.equal(number(() => sandbox.has('a', 'b')), 100001);
    assert.throws(() => sandbox.require(5), (error) => error.code === 'ERR_INVALID_ARG_TYPE');
  });
});

require.main === module && test.run(console.ERROR);
