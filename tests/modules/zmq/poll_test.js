const assert = require('assert');
const coroutine = require('coroutine');
const test = require('test');
const zmq = require('zmq');
const { bound, closeAll, connected, open, overEach, thrown } = require('./sockets');
test.setup();

const { POLLIN, POLLOUT } = zmq.Socket;

overEach('poll()', (transport) => {
  it('tells that a message is there, and does not take it', () => {
    const pull = bound(zmq.PULL, transport);
    const push = connected(zmq.PUSH, pull);
    assert.strictEqual(pull.poll(0), 0);
    push.send(['a', 'b']);
    assert.strictEqual(pull.poll(), POLLIN);
    assert.strictEqual(pull.poll(0), POLLIN);
    assert.strictEqual(String(pull.recv()), 'a');
    // The rest of a message counts, too.
    assert.strictEqual(pull.poll(0), POLLIN);
    assert.strictEqual(String(pull.recv()), 'b');
    assert.strictEqual(pull.poll(0), 0);
  });

  it('tells which of several events hold', () => {
    const left = bound(zmq.PAIR, transport);
    const right = connected(zmq.PAIR, left);
    assert.strictEqual(right.poll(60000, POLLOUT), POLLOUT);
    assert.strictEqual(right.poll(0, POLLIN | POLLOUT), POLLOUT);
    left.send('x');
    assert.strictEqual(right.poll(60000), POLLIN);
    assert.strictEqual(right.poll(60000, POLLIN | POLLOUT), POLLIN | POLLOUT);
    assert.strictEqual(right.poll(60000, POLLOUT), POLLOUT);
  });

  it('parks its own fiber only', () => {
    const pull = bound(zmq.PULL, transport);
    const push = connected(zmq.PUSH, pull);
    const order = [];
    const fiber = coroutine.start(() => order.push(pull.poll(60000)));
    coroutine.sleep();
    order.push('others run');
    push.send('x');
    fiber.join();
    assert.deepEqual(order, ['others run', POLLIN]);
  });

  it('leaves messages to fibers that receive', () => {
    const pull = bound(zmq.PULL, transport);
    const push = connected(zmq.PUSH, pull);
    const order = [];
    const poller = coroutine.start(() => order.push(`poll ${pull.poll(60000)} ${pull.recv()}`));
    const receiver = coroutine.start(() => order.push(`recv ${pull.recv()}`));
    coroutine.sleep();
    push.send('first');
    receiver.join();
    assert.deepEqual(order, ['recv first']);
    push.send('second');
    poller.join();
    assert.deepEqual(order, ['recv first', 'poll 1 second']);
  });

  it('wakes all who poll', () => {
    const pull = bound(zmq.PULL, transport);
    const push = connected(zmq.PUSH, pull);
    const found = [];
    const fibers = [1, 2, 3].map(() => coroutine.start(() => found.push(pull.poll(60000))));
    coroutine.sleep();
    push.send('x');
    for (const fiber of fibers) fiber.join();
    assert.deepEqual(found, [1, 1, 1]);
    assert.strictEqual(String(pull.recv()), 'x');
  });

  it('ends with the closed error when the socket is closed', () => {
    const pull = bound(zmq.PULL, transport);
    let error;
    const fiber = coroutine.start(() => {
      error = thrown(() => pull.poll());
    });
    coroutine.sleep();
    pull.close();
    fiber.join();
    assert.strictEqual(error.code, 'ENOTSOCK');
    assert.strictEqual(error.number, 100009);
    assert.strictEqual(thrown(() => pull.poll(0)).code, 'ENOTSOCK');
  });
});

describe('poll()', () => {
  afterEach(closeAll);

  it('gives 0 when its time is over', () => {
    const pull = bound(zmq.PULL, 'inproc');
    for (const timeout of [0, 0.5, 1, 20]) assert.strictEqual(pull.poll(timeout), 0);
  });

  it('waits for a peer that can take a message', () => {
    const push = bound(zmq.PUSH, 'inproc');
    assert.strictEqual(push.poll(0, POLLOUT), 0);
    const order = [];
    const fiber = coroutine.start(() => order.push(push.poll(60000, POLLOUT)));
    coroutine.sleep();
    order.push('connects');
    const pull = connected(zmq.PULL, push);
    fiber.join();
    assert.deepEqual(order, ['connects', POLLOUT]);
    push.send('x');
    assert.strictEqual(String(pull.recv()), 'x');
  });

  it('knows whose turn it is: REQ and REP', () => {
    const rep = bound(zmq.REP, 'inproc');
    const req = connected(zmq.REQ, rep);
    const both = POLLIN | POLLOUT;
    assert.strictEqual(req.poll(0, both), POLLOUT);
    assert.strictEqual(rep.poll(0, both), 0);
    req.send(['a', 'b']);
    assert.strictEqual(req.poll(0, both), 0);
    assert.strictEqual(rep.poll(0, both), POLLIN);
    rep.recv();
    assert.strictEqual(rep.poll(0, both), POLLIN, 'the request has another frame');
    rep.recv();
    assert.strictEqual(rep.poll(0, both), POLLOUT);
    rep.send('c');
    assert.strictEqual(req.poll(60000, both), POLLIN);
  });

  it('lets others run, though it never waits', () => {
    const pull = bound(zmq.PULL, 'inproc');
    let done = false;
    coroutine.start(() => {
      done = true;
    });
    while (!done) pull.poll(0);
  });

  it('checks its arguments', () => {
    const pull = bound(zmq.PULL, 'inproc');
    for (const [args, number] of [
      [['1'], 100005],
      [[null], 100005],
      [[{}], 100005],
      [[NaN], 100006],
      [[-2], 100006],
      [[-0.5], 100006],
      [[Infinity], 100006],
      [[2 ** 31], 100006],
      [[0, '1'], 100005],
      [[0, null], 100005],
      [[0, 0], 100006],
      [[0, 4], 100006],
      [[0, 1.5], 100006],
      [[0, -1], 100006],
      [[0, 1, 2], 100001],
    ]) {
      assert.strictEqual(thrown(() => pull.poll(...args)).number, number, JSON.stringify(args));
    }
    assert.strictEqual(pull.poll(0, undefined), 0);
    assert.strictEqual(thrown(() => zmq.Socket.prototype.poll.call({}, 0)).number, 100008);
  });

  it('has libzmq\'s numbers, which cannot be changed', () => {
    'use strict';
    assert.deepEqual([POLLIN, POLLOUT], [1, 2]);
    assert.throws(() => {
      zmq.Socket.POLLIN = 5;
    }, TypeError);
    assert.strictEqual(open(zmq.PAIR).constructor.POLLIN, 1);
  });
});

require.main === module && test.run(console.ERROR);
