'use strict';
const assert = require('assert');
const coroutine = require('coroutine');
const zmq = require('zmq');
const test = require('test');
test.setup();

const folder = `${__dirname}/workers`;
const start = (name, ...argv) => new coroutine.Worker(`${folder}/${name}.js`, { argv });

/** Waits for the end of a worker; returns its exit code, and what it sent and threw until then. */
function endOf(worker) {
  const ended = new coroutine.Event();
  const messages = [];
  const errors = [];
  worker.on('message', (evt) => messages.push(evt.data));
  worker.on('error', (evt) => errors.push(evt));
  worker.on('exit', () => ended.set());
  ended.wait();
  return { code: worker.exitCode, messages, errors };
}

describe('the life of workers', () => {
  it('sees its own arguments and globals', () => {
    globalThis.leaked = 'from the parent';
    const { code, messages } = endOf(start('facts', 'a', 'b c'));
    delete globalThis.leaked;
    const filename = `${folder}/facts.js`;
    assert.deepEqual(messages, [{ argv: [filename, 'a', 'b c'], main: true, filename, keys: true, leaked: 'undefined' }]);
    assert.equal(code, 7);
    assert.equal(typeof Master, 'undefined');
  });

  it('tells that it has loaded, then what it sends', () => {
    const worker = start('echo');
    const events = [];
    const got = new coroutine.Event();
    worker.onload = (evt) => events.push(evt.type, evt.target === worker);
    worker.onmessage = (evt) => {
      events.push(evt.type, evt.target === worker, evt.data);
      got.set();
    };
    worker.postMessage('early');
    got.wait();
    assert.deepEqual(events, ['load', true, 'message', true, 'early']);
    assert.equal(worker.exitCode, undefined);
    assert.equal(worker.terminate(), 1);
  });

  it('keeps what was sent before it listens, in order, and loses nothing', () => {
    const worker = start('late');
    for (const data of ['a', 'b', 'c', 'end']) worker.postMessage(data);
    assert.deepEqual(endOf(worker).messages, [['once', 'a'], ['on', 'b'], ['on', 'c'], ['on', 'end']]);
  });

  it('keeps 2 000 messages in order both ways', () => {
    const worker = start('echo');
    const got = [];
    const all = new coroutine.Event();
    for (let number = 0; number < 1000; number++) worker.postMessage(number);
    // What comes before somebody listens waits here, too.
    coroutine.sleep(30);
    worker.on('message', (evt) => got.push(evt.data) === 2000 && all.set());
    for (let number = 1000; number < 2000; number++) worker.postMessage(number);
    all.wait();
    assert.deepEqual(got, Array.from({ length: 2000 }, (_, number) => number));
    worker.terminate();
  });

  it('a listener that blocks does not hold up the next message', () => {
    const worker = start('blocks');
    const got = [];
    const all = new coroutine.Event();
    worker.onmessage = (evt) => got.push(evt.data) === 2 && all.set();
    worker.postMessage(1);
    worker.postMessage(2);
    all.wait();
    assert.deepEqual(got, [2, 1]);
    worker.terminate();
  });

  it('ends by process.exit', () => {
    const worker = start('exits');
    worker.postMessage(3);
    const { code, messages } = endOf(worker);
    assert.equal(code, 3);
    assert.deepEqual(messages, ['last words', 'exit event 3']);
  });

  it('shares the zmq context', () => {
    const socket = new zmq.Socket(zmq.REQ);
    const address = `inproc://workers-${coroutine.vmid}-${process.pid}`;
    socket.bind(address);
    const worker = start('shares', address);
    socket.send('hello');
    assert.equal(socket.recv().toString(), 'worker got hello');
    assert.equal(endOf(worker).code, 0);
    socket.close();
  });

  for (const state of [
    'idle', 'computes', 'swallows errors', 'sleeps', 'receives', 'chains promises', 'has coroutines',
    'computes in a finally block', 'has a worker that computes',
  ]) {
    it(`terminates when it ${state}`, () => {
      const worker = start('busy', state);
      const ready = new coroutine.Event();
      worker.onmessage = () => ready.set();
      ready.wait();
      let exit;
      worker.onexit = (code) => (exit = code);
      assert.equal(worker.terminate(), 1);
      coroutine.sleep(0);
      assert.equal(exit, 1);
      assert.equal(worker.exitCode, 1);
      assert.equal(worker.terminate(), 1);
    });
  }

  it('terminates while it loads', () => {
    for (let time = 0; time < 20; time += 5) {
      const worker = start('echo');
      worker.postMessage('for nobody');
      coroutine.sleep(time);
      assert.equal(worker.terminate(), 1);
    }
  });

  it('terminate takes a callback, and several fibers may wait', () => {
    const worker = start('busy', 'computes');
    const called = new coroutine.Event();
    let result;
    worker.terminate((error, code) => {
      result = [error, code];
      called.set();
    });
    assert.deepEqual(coroutine.parallel([1, 2, 3], () => worker.terminateSync()), [1, 1, 1]);
    called.wait();
    assert.deepEqual(result, [null, 1]);
  });

  it('takes no message after its end', () => {
    const worker = start('facts');
    endOf(worker);
    worker.postMessage('for nobody');
    assert.throws(() => worker.postMessage(isNaN), /could not be cloned/);
  });

  it('arguments', () => {
    const number = (action) => {
      try {
        action();
      } catch (error) {
        return error.number;
      }
      return undefined;
    };
    const { Worker } = coroutine;
    assert.equal(number(() => Worker('x')), 100007);
    assert.equal(number(() => new Worker()), 100005);
    assert.equal(number(() => new Worker(5)), 100005);
    assert.equal(number(() => new Worker('x', null)), 100005);
    assert.equal(number(() => new Worker('x', { argv: 'a' })), 100005);
    assert.equal(number(() => new Worker('x', { argv: [1] })), 100005);
    assert.equal(number(() => new Worker('x', {}, 1)), 100001);
    assert.equal(number(() => Worker.prototype.exitCode), 100008);
    assert.equal(number(() => Worker.prototype.on('message', () => 1)), 100008);
  });

  it('handlers can be read, changed and taken away', () => {
    const worker = start('echo');
    assert.equal(worker.onmessage, null);
    const first = () => got.push('first');
    const got = [];
    const done = new coroutine.Event();
    worker.onmessage = first;
    assert.ok(worker.onmessage === first);
    worker.onmessage = () => got.push('second');
    worker.on('message', () => done.set());
    worker.postMessage(1);
    done.wait();
    worker.onmessage = 'no function';
    assert.equal(worker.onmessage, null);
    assert.deepEqual(got, ['second']);
    assert.equal(worker.listenerCount('message'), 1);
    worker.terminate();
  });
});

describe('errors of workers', () => {
  it('arrive with their stack, and the worker goes on', () => {
    const worker = start('errors');
    const errors = {};
    const all = new coroutine.Event();
    let answer;
    worker.onerror = (evt) => {
      errors[evt.message] = evt;
      if (Object.keys(errors).length === 4) all.set();
    };
    worker.onmessage = (evt) => (answer = evt.data);
    worker.postMessage('all');
    all.wait();
    assert.deepEqual(Object.keys(errors).sort(), ['in a listener', 'in a promise', 'in a timer', 'no error']);
    const timer = errors['in a timer'];
    assert.ok(timer.error instanceof RangeError);
    assert.equal(timer.error.code, 'ETIMER');
    assert.equal(timer.type, 'error');
    assert.ok(timer.target === worker);
    assert.ok(timer.stack.includes('errors.js'), timer.stack);
    assert.equal(timer.error.stack, timer.stack);
    assert.equal(errors['no error'].error, 'no error');
    assert.equal(errors['no error'].stack, '');
    assert.equal(errors['in a promise'].filename, `${folder}/errors.js`);
    assert.equal(errors['in a promise'].lineno, 13);
    assert.equal(answer, 'goes on with all');
    worker.terminate();
  });

  it('bring their causes', () => {
    const worker = start('errors');
    const found = new coroutine.Event();
    let outer;
    worker.on('error', (evt) => {
      if (evt.message !== 'outer') return;
      outer = evt.error;
      found.set();
    });
    worker.postMessage('cause');
    found.wait();
    assert.ok(outer.cause instanceof SyntaxError);
    assert.equal(outer.cause.message, 'inner');
    worker.terminate();
  });

  it('a script that throws, that has a syntax error, or that is not there', () => {
    const thrown = endOf(start('throws'));
    assert.equal(thrown.code, 1);
    assert.equal(thrown.errors[0].message, 'while it loads');
    const broken = endOf(start('syntax_error'));
    assert.equal(broken.code, 1);
    assert.ok(broken.errors[0].error instanceof SyntaxError);
    assert.ok(broken.errors[0].stack.includes('syntax_error.js:1'));
    const missing = endOf(start('no_such_script'));
    assert.equal(missing.code, 1);
    assert.equal(missing.errors[0].error.code, 'MODULE_NOT_FOUND');
  });
});

require.main === module && test.run(console.ERROR);
