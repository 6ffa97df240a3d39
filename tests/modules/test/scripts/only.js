'use strict';

const test = require('test');
test.setup();

const ran = [];
const record = (name) => () => ran.push(name);

describe('a', () => {
  before(record('never: hook of a suite without tests to run'));
  it('a1', record('never'));
  describe('aa', () => {
    it('aa1', record('never'));
  });
});

describe('b', () => {
  before(record('b before'));
  it('b1', record('never'));
  it.only('b2', record('b2'));
  oit('b3', record('b3'));
  describe('bb', () => {
    it('bb1', record('never'));
  });
});

odescribe('c', () => {
  it('c1', record('c1'));
  xit('c2', record('never'));
  describe('cc', () => {
    it('cc1', record('cc1'));
  });
});

describe.only('d', () => {
  it('d1', record('never'));
  describe('dd', () => {
    it.only('dd1', record('dd1'));
    it('dd2', record('never'));
  });
});

describe('empty', () => {});

const failures = test.run();
console.log('returned', failures, ran.join(', '));
