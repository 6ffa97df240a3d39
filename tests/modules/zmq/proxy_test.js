const assert = require('assert');
const coroutine = require('coroutine');
const test = require('test');
const zmq = require('zmq');
const { bound, closeAll, connected, open, overEach, texts, thrown } = require('./sockets');
test.setup();

const { proxy, POLLOUT } = zmq.Socket;

overEach('proxy()', (transport) => {
  it('relays requests and replies, with their envelopes', () => {
    const front = bound(zmq.ROUTER, transport);
    const back = bound(zmq.DEALER, transport);
    const relay = proxy(front, back);
    const workers = [1, 2, 3].map(() => connected(zmq.REP, back));
    for (const worker of workers) {
      coroutine.start(() => {
        try {
          for (;;) worker.send(['re', ...worker.recvMultipart()]);
        } catch (error) {
          assert.strictEqual(error.code, 'ENOTSOCK');
        }
      });
    }
    const clients = [1, 2, 3, 4].map(() => connected(zmq.REQ, front));
    coroutine.parallel(clients, (client) => {
      for (let round = 0; round < 20; round++) {
        client.send(['a', '', String(round)]);
        assert.deepEqual(texts(client.recvMultipart()), ['re', 'a', '', String(round)]);
      }
    });
    relay.stop();
    relay.join();
  });

  it('relays publications one way and subscriptions the other', () => {
    const front = bound(zmq.XSUB, transport);
    const back = bound(zmq.XPUB, transport);
    const relay = proxy(front, back);
    const sub = open(zmq.SUB);
    sub.subscribe('b');
    sub.connect(back.lastEndpoint);
    const pub = open(zmq.XPUB);
    pub.connect(front.lastEndpoint);
    assert.strictEqual(String(pub.recv()), '\x01b');
    for (const topic of ['a', 'b', 'c', 'bb']) pub.send([topic, 'body']);
    assert.deepEqual(texts(sub.recvMultipart()), ['b', 'body']);
    assert.deepEqual(texts(sub.recvMultipart()), ['bb', 'body']);
    relay.stop();
    relay.join();
  });

  it('gives everything to the capture socket, both ways', () => {
    const front = bound(zmq.PAIR, transport);
    const back = bound(zmq.PAIR, transport);
    const capture = bound(zmq.PUSH, transport);
    const captured = connected(zmq.PULL, capture);
    const relay = proxy(front, back, capture);
    const left = connected(zmq.PAIR, front);
    const right = connected(zmq.PAIR, back);
    for (let number = 0; number < 50; number++) {
      left.send(['to the right', String(number)]);
      assert.deepEqual(texts(right.recvMultipart()), ['to the right', String(number)]);
      right.send(['to the left', String(number)]);
      assert.deepEqual(texts(left.recvMultipart()), ['to the left', String(number)]);
      assert.deepEqual(texts(captured.recvMultipart()), ['to the right', String(number)]);
      assert.deepEqual(texts(captured.recvMultipart()), ['to the left', String(number)]);
    }
    relay.stop();
    relay.join();
  });

  it('takes nothing that it cannot pass on: a full peer holds up the senders', () => {
    const front = open(zmq.PULL);
    const back = open(zmq.PUSH);
    for (const socket of [front, back]) {
      socket.setsockopt('RCVHWM', 1);
      socket.setsockopt('SNDHWM', 1);
    }
    front.bind('inproc://proxy-front');
    back.bind('inproc://proxy-back');
    const relay = proxy(front, back);
    const push = open(zmq.PUSH);
    push.setsockopt('SNDHWM', 1);
    push.connect('inproc://proxy-front');
    let sent = 0;
    while (push.poll(50, POLLOUT)) push.send(String(sent++));
    assert.lessThan(sent, 10);
    // Nobody has been connected behind the proxy: all is still there.
    relay.stop();
    relay.join();
    for (let number = 0; number < sent; number++) assert.strictEqual(String(front.recv()), String(number));
  });

  it('ends when one of its sockets is closed', () => {
    for (const which of [0, 1, 2]) {
      const sockets = [bound(zmq.PULL, transport), bound(zmq.PUSH, transport), bound(zmq.PUB, transport)];
      const relay = proxy(...sockets);
      coroutine.sleep();
      sockets[which].close();
      relay.join();
      assert.isUndefined(relay.join());
      closeAll();
    }
  });
});

describe('proxy()', () => {
  afterEach(closeAll);

  it('stops in every state', () => {
    const full = () => {
      const front = bound(zmq.PULL, 'inproc');
      connected(zmq.PUSH, front).send('x');
      return [front, bound(zmq.PUSH, 'inproc')];
    };
    const flowing = () => {
      const [front, back] = [bound(zmq.PULL, 'inproc'), bound(zmq.PUSH, 'inproc')];
      const [push, pull] = [connected(zmq.PUSH, front), connected(zmq.PULL, back)];
      for (let number = 0; number < 900; number++) push.send('x');
      assert.strictEqual(pull.poll(0), 0);
      return [front, back];
    };
    const states = {
      'not begun': () => [bound(zmq.PAIR, 'inproc'), bound(zmq.PAIR, 'inproc')],
      'waiting for a message': () => [bound(zmq.PAIR, 'inproc'), bound(zmq.PAIR, 'inproc')],
      'waiting for a peer': full,
      'waiting for the capture socket': () => [...flowing(), bound(zmq.PUSH, 'inproc')],
      'in full flow': flowing,
    };
    for (const [state, sockets] of Object.entries(states)) {
      const relay = proxy(...sockets());
      if (state !== 'not begun') coroutine.sleep();
      relay.stop();
      relay.stop();
      relay.join();
      closeAll();
    }
  });

  it('passes nothing on after stop(), and the sockets can be used again', () => {
    const front = bound(zmq.PULL, 'inproc');
    const back = bound(zmq.PUSH, 'inproc');
    const push = connected(zmq.PUSH, front);
    const pull = connected(zmq.PULL, back);
    const first = proxy(front, back);
    push.send('1');
    assert.strictEqual(String(pull.recv()), '1');
    first.stop();
    push.send('2');
    first.join();
    assert.strictEqual(pull.poll(0), 0);
    const second = proxy(front, back);
    assert.strictEqual(String(pull.recv()), '2');
    second.stop();
    second.join();
    push.send('3');
    assert.strictEqual(String(front.recv()), '3');
  });

  it('gives back what a peer of a ROUTER_MANDATORY socket does not take', () => {
    const front = bound(zmq.PULL, 'inproc');
    const back = open(zmq.ROUTER);
    back.setsockopt('ROUTER_MANDATORY', 1);
    back.setsockopt('SNDHWM', 1);
    back.bind('inproc://proxy-mandatory');
    const peer = open(zmq.DEALER);
    peer.setsockopt('ROUTING_ID', 'peer');
    peer.setsockopt('RCVHWM', 1);
    peer.connect('inproc://proxy-mandatory');
    peer.send('here');
    assert.deepEqual(texts(back.recvMultipart()), ['peer', 'here']);
    const push = connected(zmq.PUSH, front);
    const relay = proxy(front, back);
    const count = 10;
    for (let number = 0; number < count; number++) push.send(['peer', String(number)]);
    for (let turn = 0; turn < 20; turn++) coroutine.sleep();
    relay.stop();
    relay.join();
    const seen = [];
    while (peer.poll(0)) seen.push(String(peer.recv()));
    assert.isTrue(seen.length > 0 && seen.length < count, seen.join());
    while (seen.length < count) seen.push(texts(front.recvMultipart())[1]);
    assert.deepEqual(seen, Array.from({ length: count }, (_, number) => String(number)));
  });

  it('ends with the error of libzmq, which join() throws', () => {
    const front = bound(zmq.PULL, 'inproc');
    const back = open(zmq.ROUTER);
    back.setsockopt('ROUTER_MANDATORY', 1);
    back.bind('inproc://proxy-error');
    // Without any peer the proxy would wait for one.
    connected(zmq.DEALER, back);
    assert.strictEqual(back.poll(60000, POLLOUT), POLLOUT);
    const relay = proxy(front, back);
    const push = connected(zmq.PUSH, front);
    let error;
    const joiner = coroutine.start(() => {
      error = thrown(() => relay.join());
    });
    coroutine.sleep();
    push.send(['nobody', 'x']);
    joiner.join();
    assert.strictEqual(error.code, 'EHOSTUNREACH');
    assert.strictEqual(thrown(() => relay.join()), error);
  });

  it('joins a socket with itself: an echo', () => {
    const echo = bound(zmq.DEALER, 'inproc');
    const relay = proxy(echo, echo);
    const dealer = connected(zmq.DEALER, echo);
    for (let round = 0; round < 5; round++) {
      dealer.send(['a', String(round)]);
      assert.deepEqual(texts(dealer.recvMultipart()), ['a', String(round)]);
    }
    relay.stop();
    relay.join();
  });

  it('keeps its sockets from becoming garbage', () => {
    const relay = (() => {
      const front = new zmq.Socket(zmq.PULL);
      const back = new zmq.Socket(zmq.PUSH);
      front.bind('inproc://proxy-garbage-front');
      back.bind('inproc://proxy-garbage-back');
      return proxy(front, back);
    })();
    for (let turn = 0; turn < 3; turn++) {
      GC();
      coroutine.sleep();
    }
    const push = open(zmq.PUSH);
    push.connect('inproc://proxy-garbage-front');
    const pull = open(zmq.PULL);
    pull.connect('inproc://proxy-garbage-back');
    push.send('x');
    assert.strictEqual(String(pull.recv()), 'x');
    relay.stop();
    relay.join();
  });

  it('checks its arguments', () => {
    const [front, back] = [open(zmq.PULL), open(zmq.PUSH)];
    for (const [args, number, text] of [
      [[], 100002, ''],
      [[front], 100002, ''],
      [[front, back, open(zmq.PUB), 1], 100001, ''],
      [[1, back], 100005, 'The front is a ZmqSocket.'],
      [[front, {}], 100005, 'The back is a ZmqSocket.'],
      [[front, null], 100005, 'The back is a ZmqSocket.'],
      [[front, back, 'x'], 100005, 'The capture socket is a ZmqSocket.'],
      [[front, back, front], 100006, 'The capture socket is one of the two that are joined.'],
    ]) {
      const error = thrown(() => proxy(...args));
      assert.strictEqual(error.number, number);
      assert.isTrue(error.message.endsWith(text), error.message);
    }
    front.close();
    assert.strictEqual(thrown(() => proxy(front, back)).code, 'ENOTSOCK');
  });
});

require.main === module && test.run(console.ERROR);
