'use strict';

const test = require('test');
test.setup();

const log = [];
const failing = (message) => () => {
  throw new Error(message);
};

describe('before', () => {
  before(failing('in before'));
  before(() => log.push('never'));
  after(() => log.push('after runs'));
  it('one', () => log.push('never'));
  describe('inner', () => {
    it('two', () => log.push('never'));
  });
  xit('three', () => log.push('never'));
});

describe('after', () => {
  after(failing('in after'));
  it('passes', () => 1);
});

describe('beforeEach', () => {
  beforeEach(failing('in beforeEach'));
  afterEach(() => log.push('afterEach runs'));
  it('fails', () => log.push('never'));
});

describe('afterEach', () => {
  afterEach(failing('in afterEach'));
  it('fails', () => 1);
  it('fails twice', failing('in the test'));
});

const failures = test.run();
console.log('returned', failures, log.join(', '));
