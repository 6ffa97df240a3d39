const assert = require('assert');
const coroutine = require('coroutine');
const test = require('test');
const zmq = require('zmq');
const { bound, connected, overEach, texts, thrown } = require('./sockets');
test.setup();

overEach('XPUB and XSUB', (transport) => {
  it('an XPUB hears who subscribes to what', () => {
    const xpub = bound(zmq.XPUB, transport);
    const sub = connected(zmq.SUB, xpub);
    assert.strictEqual(xpub.recv().toString('latin1'), '\x01');
    sub.subscribe('a');
    assert.strictEqual(xpub.recv().toString('latin1'), '\x01a');
    assert.strictEqual(xpub.recv().toString('latin1'), '\x00');
    sub.unsubscribe('a');
    assert.strictEqual(xpub.recv().toString('latin1'), '\x00a');
  });

  it('a SUB that subscribes before it connects shows that topic alone', () => {
    const xpub = bound(zmq.XPUB, transport);
    const sub = new zmq.Socket(zmq.SUB);
    try {
      sub.subscribe('a');
      sub.connect(xpub.lastEndpoint);
      assert.strictEqual(xpub.recv().toString('latin1'), '\x01a');
      xpub.send('a1');
      assert.strictEqual(String(sub.recv()), 'a1');
    } finally {
      sub.close();
    }
  });

  it('an XSUB subscribes by messages', () => {
    const xpub = bound(zmq.XPUB, transport);
    const xsub = connected(zmq.XSUB, xpub);
    xsub.send('\x01a');
    assert.strictEqual(xpub.recv().toString('latin1'), '\x01a');
    xpub.send('b1');
    xpub.send('a1');
    assert.strictEqual(String(xsub.recv()), 'a1');
    xsub.send('\x00a');
    assert.strictEqual(xpub.recv().toString('latin1'), '\x00a');
  });

  it('or by subscribe(), and by the option', () => {
    const xpub = bound(zmq.XPUB, transport);
    const xsub = connected(zmq.XSUB, xpub);
    xsub.subscribe('a');
    xsub.subscribe(Buffer.from([0xff]));
    xsub.setsockopt('SUBSCRIBE', 'c');
    assert.deepEqual([1, 2, 3].map(() => xpub.recv().toString('latin1')), ['\x01a', '\x01\xff', '\x01c']);
    xsub.unsubscribe('a');
    xsub.setsockopt('UNSUBSCRIBE', 'c');
    assert.deepEqual([1, 2].map(() => xpub.recv().toString('latin1')), ['\x00a', '\x00c']);
  });

  it('an XSUB that has not subscribed receives nothing', () => {
    const xpub = bound(zmq.XPUB, transport);
    const xsub = connected(zmq.XSUB, xpub);
    xsub.send('to the publisher');
    assert.strictEqual(String(xpub.recv()), 'to the publisher');
    xpub.send('nobody hears');
    xsub.subscribe('');
    assert.strictEqual(xpub.recv().toString('latin1'), '\x01');
    xpub.send('heard');
    assert.strictEqual(String(xsub.recv()), 'heard');
  });

  it('a proxy of both serves PUBs and SUBs', () => {
    const front = bound(zmq.XSUB, transport);
    const back = bound(zmq.XPUB, transport);
    const relay = (from, to) =>
      coroutine.start(() => {
        try {
          for (;;) to.send(from.recvMultipart());
        } catch (error) {
          assert.strictEqual(error.code, 'ENOTSOCK');
        }
      });
    const relays = [relay(front, back), relay(back, front)];
    const pub = connected(zmq.PUB, front);
    const sub = connected(zmq.SUB, back);
    sub.subscribe('news');
    sub.setsockopt('RCVTIMEO', 2);
    let heard;
    while (heard === undefined) {
      pub.send(['sport', '2:1']);
      pub.send(['news', 'rain']);
      try {
        heard = texts(sub.recvMultipart());
      } catch (error) {
        assert.strictEqual(error.code, 'EAGAIN');
      }
    }
    assert.deepEqual(heard, ['news', 'rain']);
    front.close();
    back.close();
    for (const each of relays) each.join();
  });

  it('XPUB options work: XPUB_VERBOSE shows repeated subscriptions', () => {
    const xpub = bound(zmq.XPUB, transport);
    xpub.setsockopt('XPUB_VERBOSE', 1);
    for (let left = 2; left > 0; left--) {
      const sub = connected(zmq.XSUB, xpub);
      sub.subscribe('a');
      assert.strictEqual(xpub.recv().toString('latin1'), '\x01a');
    }
    assert.strictEqual(thrown(() => xpub.subscribe('a')).code, 'EINVAL');
  });
});

require.main === module && test.run(console.ERROR);
