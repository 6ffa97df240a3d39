const assert = require('assert');
const test = require('test');
const zmq = require('zmq');
const { bound, connected, overEach, texts, thrown } = require('./sockets');
test.setup();

const HELLO = 'hello';

/** Publishes until the subscriber hears it: its subscription takes a moment to arrive. Then reads what came with it. */
function synchronise(pub, sub, message = HELLO) {
  sub.setsockopt('RCVTIMEO', 2);
  for (let heard = false; !heard; ) {
    pub.send(message);
    try {
      sub.recv();
      heard = true;
    } catch (error) {
      assert.strictEqual(error.code, 'EAGAIN');
    }
  }
  sub.setsockopt('RCVTIMEO', -1);
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

  it('subscribe() before connect()', () => {
    const pub = bound(zmq.PUB, transport);
    const sub = connected(zmq.SUB, pub);
    sub.subscribe('x');
    synchronise(pub, sub, 'x hello');
    for (const message of ['a', 'x1', 'x end']) pub.send(message);
    assert.deepEqual(heard(sub).filter((message) => message !== 'x hello'), ['x1']);
  });

  it('several topics, and fewer again', () => {
    const pub = bound(zmq.PUB, transport);
    const sub = connected(zmq.SUB, pub);
    for (const topic of ['a', 'bb', 'end']) sub.subscribe(topic);
    synchronise(pub, sub, 'a hello');
    for (const message of ['a1', 'b1', 'bb1', 'c1', 'end']) pub.send(message);
    assert.deepEqual(heard(sub).filter((message) => message !== 'a hello'), ['a1', 'bb1']);
    sub.unsubscribe('a');
    for (const message of ['a2', 'bb2', 'end']) pub.send(message);
    assert.deepEqual(heard(sub), ['bb2']);
  });

  it('a topic that was subscribed to twice ends when it was unsubscribed twice', () => {
    const pub = bound(zmq.PUB, transport);
    const sub = connected(zmq.SUB, pub);
    for (const topic of ['a', 'a', 'end']) sub.subscribe(topic);
    synchronise(pub, sub, 'a hello');
    sub.unsubscribe('a');
    for (const message of ['a1', 'end']) pub.send(message);
    assert.deepEqual(heard(sub).filter((message) => message !== 'a hello'), ['a1']);
    sub.unsubscribe('a');
    for (const message of ['a2', 'end']) pub.send(message);
    assert.deepEqual(heard(sub), []);
  });

  it('topics of bytes', () => {
    const pub = bound(zmq.PUB, transport);
    const sub = connected(zmq.SUB, pub);
    sub.subscribe(Buffer.from([0xff, 0]));
    synchronise(pub, sub, Buffer.from([0xff, 0, 1]));
    pub.send(Buffer.from([0xff, 1, 1]));
    pub.send(Buffer.from([0xff, 0, 2]));
    let last;
    do last = sub.recv();
    while (last[2] === 1);
    assert.strictEqual(last.hex(), 'ff0002');
  });

  it('the topic is a frame of its own', () => {
    const pub = bound(zmq.PUB, transport);
    const sub = connected(zmq.SUB, pub);
    sub.subscribe('weather');
    synchronise(pub, sub, 'weather');
    pub.send(['sport', '2:1']);
    pub.send(['weather', 'rain', '12']);
    let message;
    do message = texts(sub.recvMultipart());
    while (message.length === 1);
    assert.deepEqual(message, ['weather', 'rain', '12']);
  });

  it('a PUB without subscribers drops what it sends', () => {
    const pub = bound(zmq.PUB, transport);
    for (let number = 0; number < 5000; number++) pub.send('nobody hears');
    const sub = connected(zmq.SUB, pub);
    synchronise(pub, sub);
    pub.send('end');
    assert.deepEqual(heard(sub), []);
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

  it('unsubscribing from everything leaves nothing', () => {
    const pub = bound(zmq.PUB, transport);
    const sub = connected(zmq.SUB, pub);
    synchronise(pub, sub);
    sub.unsubscribe('');
    pub.send('x');
    sub.subscribe('y');
    synchronise(pub, sub, 'y');
    pub.send('x');
    pub.send('y end');
    assert.deepEqual(heard(sub).filter((message) => message !== 'y'), []);
  });

  it('options do the same as the methods', () => {
    const pub = bound(zmq.PUB, transport);
    const sub = connected(zmq.SUB, pub);
    sub.setsockopt('SUBSCRIBE', 'a');
    sub.setsockopt('ZMQ_SUBSCRIBE', Buffer.from('end'));
    synchronise(pub, sub, 'a');
    sub.setsockopt('unsubscribe', 'b');
    for (const message of ['b1', 'a1', 'end']) pub.send(message);
    assert.deepEqual(heard(sub).filter((message) => message !== 'a'), ['a1']);
  });
});

overEach('INVERT_MATCHING', (transport) => {
  it('a SUB without subscriptions receives everything, one with a topic all but that', () => {
    const pub = bound(zmq.PUB, transport);
    pub.setsockopt('INVERT_MATCHING', 1);
    const sub = connected(zmq.SUB, pub);
    sub.setsockopt('INVERT_MATCHING', 1);
    synchronise(pub, sub);
    for (const message of ['a', 'b', 'end']) pub.send(message);
    assert.deepEqual(heard(sub), ['a', 'b']);
    sub.subscribe('a');
    for (const message of ['a', 'b', 'end']) pub.send(message);
    assert.deepEqual(heard(sub), ['b']);
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
