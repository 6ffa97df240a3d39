const assert = require('assert');
const test = require('test');
const zmq = require('zmq');
const { HELLO, bound, connected, open, overEach, synchronise, texts, thrown, transports } = require('./sockets');
test.setup();

/** Waits until a publisher that hears subscriptions has heard these: '+topic' and '-topic'. */
function settle(xpub, ...changes) {
  const awaited = new Set(changes);
  while (awaited.size > 0) {
    const [mark, ...topic] = xpub.recv().toString('latin1');
    awaited.delete((mark === '\x01' ? '+' : '-') + topic.join(''));
  }
}

/** All messages up to the one that says 'end'. */
function heard(sub) {
  const messages = [];
  for (;;) {
    const message = String(sub.recv());
    if (message.endsWith('end')) return messages;
    if (message !== HELLO) messages.push(message);
  }
}

overEach('PUB and SUB', (transport) => {
  it('a SUB that has not subscribed receives everything', () => {
    const pub = bound(zmq.PUB, transport);
    const sub = connected(zmq.SUB, pub);
    synchronise(pub, sub);
    for (const message of ['a', '', '\0', 'b c', 'end']) pub.send(message);
    assert.deepEqual(heard(sub), ['a', '', '\0', 'b c']);
  });

  it('all subscribers get all of it', () => {
    const pub = bound(zmq.PUB, transport);
    const subs = [1, 2, 3].map(() => connected(zmq.SUB, pub));
    for (const sub of subs) synchronise(pub, sub);
    for (let number = 0; number < 50; number++) pub.send(String(number));
    pub.send('end');
    const all = Array.from({ length: 50 }, (_, number) => String(number));
    for (const sub of subs) assert.deepEqual(heard(sub), all);
  });

  it('the first subscribe() narrows it to the prefix', () => {
    const pub = bound(zmq.PUB, transport);
    const sub = connected(zmq.SUB, pub);
    synchronise(pub, sub);
    sub.subscribe('ba');
    for (const message of ['apple', 'banana', 'b', 'barley', 'Bark', 'ba', 'ba end']) pub.send(message);
    assert.deepEqual(heard(sub), ['banana', 'barley', 'ba']);
  });

  it('subscribing to everything is what it was before', () => {
    const pub = bound(zmq.PUB, transport);
    const sub = connected(zmq.SUB, pub);
    sub.subscribe('');
    synchronise(pub, sub);
    pub.send('x');
    pub.send('end');
    assert.deepEqual(heard(sub), ['x']);
  });

  it('a PUB without subscribers drops what it sends', () => {
    const pub = bound(zmq.PUB, transport);
    for (let number = 0; number < 5000; number++) pub.send('nobody hears');
    const sub = connected(zmq.SUB, pub);
    synchronise(pub, sub);
    pub.send('end');
    assert.deepEqual(heard(sub), []);
  });
});

overEach('topics', (transport) => {
  let pub;
  let sub;
  beforeEach(() => {
    pub = bound(zmq.XPUB, transport);
    sub = connected(zmq.SUB, pub);
  });

  it('several, and fewer again', () => {
    for (const topic of ['a', 'bb', 'end']) sub.subscribe(topic);
    settle(pub, '+a', '+bb', '+end');
    for (const message of ['a1', 'b1', 'bb1', 'c1', 'end']) pub.send(message);
    assert.deepEqual(heard(sub), ['a1', 'bb1']);
    sub.unsubscribe('a');
    for (const message of ['a2', 'bb2', 'end']) pub.send(message);
    assert.deepEqual(heard(sub), ['bb2']);
  });

  it('one that was subscribed to twice ends when it was unsubscribed twice', () => {
    for (const topic of ['a', 'a', 'end']) sub.subscribe(topic);
    settle(pub, '+a', '+end');
    sub.unsubscribe('a');
    for (const message of ['a1', 'end']) pub.send(message);
    assert.deepEqual(heard(sub), ['a1']);
    sub.unsubscribe('a');
    for (const message of ['a2', 'end']) pub.send(message);
    assert.deepEqual(heard(sub), []);
  });

  it('made of bytes', () => {
    sub.subscribe(Buffer.from([0xff, 0]));
    settle(pub, '+\xff\0');
    for (const bytes of [[0xff, 1, 1], [0xff], [0xff, 0, 2]]) pub.send(Buffer.from(bytes));
    assert.strictEqual(sub.recv().hex(), 'ff0002');
  });

  it('as a frame of their own', () => {
    sub.subscribe('weather');
    settle(pub, '+weather');
    pub.send(['sport', '2:1']);
    pub.send(['weather', 'rain', '12']);
    assert.deepEqual(texts(sub.recvMultipart()), ['weather', 'rain', '12']);
  });

  it('none at all after unsubscribe() from everything', () => {
    settle(pub, '+');
    sub.unsubscribe('');
    settle(pub, '-');
    pub.send('x');
    sub.subscribe('y');
    settle(pub, '+y');
    for (const message of ['x', 'y end']) pub.send(message);
    assert.deepEqual(heard(sub), []);
  });

  it('not one that is unknown', () => {
    sub.unsubscribe('never subscribed to');
    settle(pub, '+');
    for (const message of ['x', 'end']) pub.send(message);
    assert.deepEqual(heard(sub), ['x']);
  });

  it('as options', () => {
    sub.setsockopt('SUBSCRIBE', 'a');
    sub.setsockopt('ZMQ_SUBSCRIBE', Buffer.from('end'));
    sub.setsockopt('unsubscribe', 'b');
    settle(pub, '+a', '+end');
    for (const message of ['b1', 'a1', 'end']) pub.send(message);
    assert.deepEqual(heard(sub), ['a1']);
  });
});

overEach('INVERT_MATCHING', (transport) => {
  it('a SUB without subscriptions receives everything, one with a topic all but that', () => {
    const pub = open(zmq.XPUB);
    pub.setsockopt('INVERT_MATCHING', 1);
    pub.bind(transports[transport]());
    const sub = open(zmq.SUB);
    sub.setsockopt('INVERT_MATCHING', 1);
    sub.connect(pub.lastEndpoint);
    synchronise(pub, sub);
    for (const message of ['a', 'b', 'end']) pub.send(message);
    assert.deepEqual(heard(sub), ['a', 'b']);
    sub.subscribe('a');
    settle(pub, '+a');
    for (const message of ['a', 'b', 'end']) pub.send(message);
    assert.deepEqual(heard(sub), ['b']);
    sub.setsockopt('INVERT_MATCHING', 0);
    pub.setsockopt('INVERT_MATCHING', 0);
    for (const message of ['b', 'a', 'a end']) pub.send(message);
    assert.deepEqual(heard(sub), ['a']);
  });
});

overEach('what PUB and SUB refuse', (transport) => {
  it('a SUB cannot send', () => {
    const error = thrown(() => bound(zmq.SUB, transport).send('x'));
    assert.strictEqual(error.code, 'ENOTSUP');
    assert.strictEqual(error.syscall, 'send');
    assert.strictEqual(error.message, 'ENOTSUP: a SUB socket cannot send(): subscribe(topic) and recv()');
  });

  it('a PUB cannot receive', () => {
    for (const action of [(pub) => pub.recv(), (pub) => pub.recvMultipart()]) {
      const error = thrown(() => action(bound(zmq.PUB, transport)));
      assert.strictEqual(error.code, 'ENOTSUP');
      assert.strictEqual(error.syscall, 'recv');
    }
  });

  it('others cannot subscribe', () => {
    for (const type of [zmq.PUB, zmq.XPUB, zmq.PAIR, zmq.DEALER]) {
      const error = thrown(() => bound(type, transport).subscribe('x'));
      assert.strictEqual(error.code, 'EINVAL');
      assert.strictEqual(error.message, 'EINVAL: only SUB and XSUB sockets can subscribe()');
      assert.strictEqual(thrown(() => bound(type, transport).unsubscribe('x')).syscall, 'unsubscribe');
    }
  });
});

require.main === module && test.run(console.ERROR);
