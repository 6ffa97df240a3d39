const assert = require('assert');
const coroutine = require('coroutine');
const test = require('test');
const zmq = require('zmq');
const { bound, closeAll, connected, open, overEach, texts, thrown } = require('./sockets');
test.setup();

overEach('recv(callback)', (transport) => {
  let push;
  let pull;
  beforeEach(() => {
    pull = bound(zmq.PULL, transport);
    push = connected(zmq.PUSH, pull);
  });

  it('returns at once and calls later, in a fiber of its own', () => {
    const log = [];
    const done = new coroutine.Event();
    push.send('1');
    const result = pull.recv((error, data) => {
      log.push(error, String(data), Buffer.isBuffer(data), coroutine.current() !== main);
      coroutine.sleep(1);
      done.set();
    });
    const main = coroutine.current();
    assert.isUndefined(result);
    assert.deepEqual(log, []);
    done.wait();
    assert.deepEqual(log, [null, '1', true, true]);
  });

  it('has its place in the order of the calls', () => {
    const log = [];
    const note = (name) => (error, data) => log.push(`${name} ${data}`);
    pull.recv(note('first'));
    pull.recv(note('second'));
    const third = coroutine.start(() => log.push(`fourth ${pull.recv()}`));
    for (const message of ['1', '2', '3', '4']) push.send(message);
    const own = `third ${pull.recv()}`;
    third.join();
    assert.deepEqual([...log, own].sort(), ['first 1', 'fourth 4', 'second 2', 'third 3']);
  });

  it('may walk through the message', () => {
    const done = new coroutine.Event();
    let frames;
    push.send(['a', 'b', 'c']);
    push.send('next');
    pull.recv((error, data) => {
      frames = [data];
      while (pull.more) frames.push(pull.recv());
      done.set();
    });
    assert.strictEqual(String(pull.recv()), 'next');
    done.wait();
    assert.deepEqual(texts(frames), ['a', 'b', 'c']);
  });

  it('is told of RCVTIMEO, which runs from the call', () => {
    const done = new coroutine.Event();
    pull.setsockopt('RCVTIMEO', 1);
    let failure;
    pull.recv((error, ...others) => {
      failure = error;
      assert.deepEqual(others, []);
      done.set();
    });
    done.wait();
    assert.strictEqual(failure.code, 'EAGAIN');
  });

  it('is told when the socket closes', () => {
    const done = new coroutine.Event();
    let failure;
    pull.recv((error) => {
      failure = error;
      done.set();
    });
    pull.close();
    done.wait();
    assert.strictEqual(failure.number, 100009);
    assert.strictEqual(failure.code, 'ENOTSOCK');
  });

  it('recvSync is the same', () => {
    push.send('1');
    push.send('2');
    assert.strictEqual(String(pull.recvSync()), '1');
    const done = new coroutine.Event();
    pull.recvSync((error, data) => {
      assert.strictEqual(String(data), '2');
      done.set();
    });
    done.wait();
  });
});

describe('recv(callback)', () => {
  afterEach(closeAll);

  it('throws at once on a closed socket', () => {
    const socket = open();
    socket.close();
    assert.strictEqual(thrown(() => socket.recv(() => {})).code, 'ENOTSOCK');
  });

  it('is told what libzmq refuses', () => {
    const done = new coroutine.Event();
    let failure;
    open(zmq.REQ).recv((error) => {
      failure = error;
      done.set();
    });
    done.wait();
    assert.strictEqual(failure.code, 'EFSM');
  });
});

require.main === module && test.run(console.ERROR);
