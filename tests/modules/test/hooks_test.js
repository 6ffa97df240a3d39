'use strict';

const assert = require('assert');
const test = require('test');
test.setup();

const log = [];

describe('outer', () => {
  before(() => log.push('before 1'));
  before(() => log.push('before 2'));
  after(() => log.push('after 1'));
  after(() => log.push('after 2'));
  beforeEach(() => log.push('beforeEach'));
  afterEach(() => log.push('afterEach'));

  it('first', () => log.push('first'));

  describe('inner', () => {
    before(() => log.push('inner before'));
    after(() => log.push('inner after'));
    beforeEach(() => log.push('inner beforeEach 1'));
    beforeEach(() => log.push('inner beforeEach 2'));
    afterEach(() => log.push('inner afterEach 1'));
    afterEach(() => log.push('inner afterEach 2'));
    it('second', () => log.push('second'));
  });

  describe('without tests to run', () => {
    before(() => log.push('never'));
    after(() => log.push('never'));
    xit('skipped', () => 1);
  });

  xit('no hooks for a skipped test', () => log.push('never'));
});

describe('hooks', () => {
  it('run from the outermost suite inwards, and back again', () => {
    assert.deepStrictEqual(log, [
      'before 1',
      'before 2',
      'beforeEach',
      'first',
      'afterEach',
      'inner before',
      'beforeEach',
      'inner beforeEach 1',
      'inner beforeEach 2',
      'second',
      'inner afterEach 2',
      'inner afterEach 1',
      'afterEach',
      'inner after',
      'after 2',
      'after 1',
    ]);
  });
});

const waited = [];
describe('hooks that wait', () => {
  before((done) => {
    setTimeout(() => {
      waited.push('done');
      done();
    }, 1);
  });
  before(async () => {
    await null;
    waited.push('promise');
  });
  beforeEach(() => {
    require('coroutine').sleep(1);
    waited.push('blocked');
  });

  it('are waited for', () => assert.deepStrictEqual(waited, ['done', 'promise', 'blocked']));
});

require.main === module && test.run(console.ERROR);
