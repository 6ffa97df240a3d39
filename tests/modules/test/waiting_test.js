'use strict';

const assert = require('assert');
const coroutine = require('coroutine');
const test = require('test');
test.setup();

describe('tests that wait', () => {
  const order = [];

  it('may block their fiber, while others go on', () => {
    const event = new coroutine.Event();
    coroutine.start(() => {
      order.push('other');
      event.set();
    });
    order.push('test');
    event.wait();
    assert.deepStrictEqual(order, ['test', 'other']);
  });

  it('may take done, called from anywhere', (done) => {
    coroutine.start(() => {
      coroutine.sleep(1);
      order.push('done');
      done();
    });
  });

  it('one after the other', () => assert.deepStrictEqual(order, ['test', 'other', 'done']));

  it('may call done at once', (done) => done());

  it('may call done with null', (done) => done(null));

  it('may return a promise', () => new Promise((resolve) => setTimeout(resolve, 1)));

  it('may be async functions', async () => {
    const value = await new Promise((resolve) => setTimeout(() => resolve(5), 1));
    assert.strictEqual(value, 5);
  });

  it('may return anything that has a then', () => ({
    then(resolve) {
      resolve();
    },
  }));

  it('may return anything else', () => 5);

  it('do not stop other fibers while they wait for a promise', async () => {
    let ticks = 0;
    const fiber = coroutine.start(() => {
      for (let count = 0; count < 3; count++) {
        coroutine.sleep(1);
        ticks++;
      }
    });
    await new Promise((resolve) =>
      coroutine.start(() => {
        fiber.join();
        resolve();
      }),
    );
    assert.strictEqual(ticks, 3);
  });
});

require.main === module && test.run(console.ERROR);
