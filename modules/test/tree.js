'use strict';

// What describe() and it() register: a tree of suites with tests as leaves. Nothing runs here but the blocks of
// describe.

const { invalidType } = require('./argument_errors');
const { runBlock } = require('./blocks');

const HOOKS = ['before', 'after', 'beforeEach', 'afterEach'];
const INVALID_CALL = 100009;

class Suite {
  constructor(name, parent) {
    this.name = name;
    this.parent = parent;
    this.children = [];
    this.only = false;
    this.skipped = false;
    for (const hook of HOOKS) this[hook] = [];
  }

  /** Names from the outermost suite down to this one. */
  get path() {
    return this.parent === undefined ? [] : [...this.parent.path, this.name];
  }
}

class Test {
  constructor(name, parent, block) {
    this.name = name;
    this.parent = parent;
    this.block = block;
    this.only = false;
    this.skipped = block === undefined;
    // An error thrown without a stack (`throw {a: 1}`) leaves no other trace of where to look.
    this.registered = new Error('registered here').stack;
  }

  get path() {
    return [...this.parent.path, this.name];
  }
}

const isSuite = (node) => node instanceof Suite;

let root = new Suite('', undefined);
let current = root;
let running = false;

function misuse(message) {
  const error = host.errors.make(INVALID_CALL, message);
  error.code = 'ERR_INVALID_STATE';
  return error;
}

function requireDescribe(call) {
  if (running) throw misuse(`${call}() was called while tests run: register all tests before test.run()`);
  if (current === root) throw misuse(`${call}() was called outside describe()`);
}

function checkArguments(name, block, blockOptional) {
  if (typeof name !== 'string') throw invalidType('name', 'of type string', name);
  if (typeof block !== 'function' && !(blockOptional && block === undefined))
    throw invalidType('block', 'of type function', block);
}

function addSuite(name, block, mark) {
  checkArguments(name, block, mark === 'skipped');
  if (running) throw misuse('describe() was called while tests run: register all tests before test.run()');
  const suite = new Suite(name, current);
  if (mark !== undefined) suite[mark] = true;
  current.children.push(suite);
  // What is skipped may need what this platform has not: its block is not even called.
  if (suite.skipped) return;
  current = suite;
  try {
    runBlock(() => block(), 'describe');
  } finally {
    current = suite.parent;
  }
}

function addTest(name, block, mark) {
  requireDescribe('it');
  checkArguments(name, block, true);
  const test = new Test(name, current, block);
  if (mark !== undefined) test[mark] = true;
  current.children.push(test);
}

function addHook(hook) {
  return {
    [hook](block) {
      requireDescribe(hook);
      if (typeof block !== 'function') throw invalidType('block', 'of type function', block);
      current[hook].push(block);
    },
  }[hook];
}

const describe = (name, block) => addSuite(name, block);
const xdescribe = (name, block) => addSuite(name, block, 'skipped');
const odescribe = (name, block) => addSuite(name, block, 'only');
Object.assign(describe, { skip: xdescribe, only: odescribe });

const it = (name, block) => addTest(name, block);
const xit = (name, block) => addTest(name, block, 'skipped');
const oit = (name, block) => addTest(name, block, 'only');
Object.assign(it, { skip: xit, only: oit });

const registration = { describe, xdescribe, odescribe, it, xit, oit };
for (const hook of HOOKS) registration[hook] = addHook(hook);

/** Runs action with all that was registered; registering is refused meanwhile, and begins anew after. */
function withRegistered(action) {
  if (running) throw misuse('test.run() was called while tests run');
  if (current !== root) throw misuse('test.run() was called inside describe()');
  const registered = root;
  running = true;
  try {
    return action(registered);
  } finally {
    running = false;
    root = new Suite('', undefined);
    current = root;
  }
}

module.exports = { isSuite, registration, withRegistered };
