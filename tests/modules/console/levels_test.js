'use strict';

const assert = require('assert');
const test = require('test');
test.setup();

const METHODS = `log debug info notice warn error crit alert dir dirxml time timeElapse timeLog timeEnd trace assert print table
  readLine readLineSync count countReset group groupCollapsed groupEnd clear`.split(/\s+/);

describe('console', () => {
  it('has fibjs\'s levels', () => {
    const { FATAL, ALERT, CRIT, ERROR, WARN, NOTICE, INFO, DEBUG, PRINT, NOTSET } = console;
    assert.deepEqual([FATAL, ALERT, CRIT, ERROR, WARN, NOTICE, INFO, DEBUG, PRINT, NOTSET], [0, 1, 2, 3, 4, 5, 6, 7, 9, 10]);
  });

  it('is a module and a global', () => {
    assert.strictEqual(require('console'), console);
    assert.strictEqual(global.console, console);
  });

  it('has methods that return nothing', () => {
    for (const name of METHODS) assert.strictEqual(`${name} ${typeof console[name]}`, `${name} function`);
    assert.strictEqual(console.readLineSync, console.readLine);
    for (const name of ['log', 'info', 'warn', 'print', 'dir', 'table']) assert.strictEqual(console[name](''), undefined);
  });

  it('has one level, which coroutine shows too', () => {
    // The running test has set one of its own.
    const { loglevel } = console;
    for (const level of [console.NOTSET, console.FATAL, console.ERROR]) {
      console.loglevel = level;
      assert.strictEqual(console.loglevel, level);
      assert.strictEqual(require('coroutine').loglevel, level);
    }
    console.loglevel = loglevel;
  });

  it('refuses what is no level', () => {
    const { loglevel } = console;
    for (const level of ['3', null, undefined, NaN, 1.5, {}]) {
      let caught;
      try {
        console.loglevel = level;
      } catch (error) {
        caught = error;
      }
      assert.isTrue(caught instanceof TypeError);
      assert.strictEqual(caught.code, 'ERR_INVALID_ARG_TYPE');
      assert.strictEqual(caught.number, 100005);
    }
    assert.strictEqual(console.loglevel, loglevel);
  });
});

require.main === module && test.run(console.ERROR);
