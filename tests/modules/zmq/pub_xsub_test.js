const assert = require('assert');
const test = require('test');
const zmq = require('zmq');
const { HELLO, bound, connected, open, overEach, synchronise, texts, thrown } = require('./sockets');
test.setup();

/** The next message that is no greeting. */
function next(xsub) {
  for (;;) {
    const frames = texts(xsub.recvMultipart());
    if (frames[0] !== HELLO) return frames;
  }
}

overEach('PUB and XSUB', (transport) => {
  it('an XSUB that subscribes by messages hears its topics', () => {
    const pub = bound(zmq.PUB, transport);
    const xsub = connected(zmq.XSUB, pub);
    for (const topic of ['a', 'end', HELLO]) xsub.send(`\x01${topic}`);
    synchronise(pub, xsub);
    for (const message of ['b1', ['a1', 'with', ''], 'a2', 'end']) pub.send(message);
    assert.deepEqual([next(xsub), next(xsub), next(xsub)], [['a1', 'with', ''], ['a2'], ['end']]);
  });

  it('until it unsubscribes', () => {
    const pub = bound(zmq.PUB, transport);
    const xsub = connected(zmq.XSUB, pub);
    for (const topic of ['a', 'end', HELLO]) xsub.send(`\x01${topic}`);
    synchronise(pub, xsub);
    xsub.send('\x00a');
    // An XSUB, unlike a SUB, takes what still comes until the publisher has heard of it.
    const round = () => {
      for (const message of ['a', 'end']) pub.send(message);
      const first = String(next(xsub));
      if (first === 'a') assert.deepEqual(next(xsub), ['end']);
      return first;
    };
    while (round() === 'a');
    assert.strictEqual(round(), 'end');
  });

  it('the other way round: the PUB connects', () => {
    const xsub = bound(zmq.XSUB, transport);
    const pub = connected(zmq.PUB, xsub);
    for (const topic of ['a', HELLO]) xsub.subscribe(topic);
    synchronise(pub, xsub);
    pub.send('b');
    pub.send('a');
    assert.deepEqual(next(xsub), ['a']);
  });

  it('a PUB never sees what an XSUB sends', () => {
    const pub = bound(zmq.PUB, transport);
    const xsub = connected(zmq.XSUB, pub);
    xsub.send('to the publisher');
    assert.strictEqual(thrown(() => pub.recv()).code, 'ENOTSUP');
    xsub.subscribe('');
    synchronise(pub, xsub);
    pub.send('x');
    assert.deepEqual(next(xsub), ['x']);
  });

  it('one XSUB hears several PUBs', () => {
    const xsub = open(zmq.XSUB);
    xsub.subscribe('');
    const pubs = ['anna', 'bert'].map((name) => {
      const pub = bound(zmq.PUB, transport);
      xsub.connect(pub.lastEndpoint);
      synchronise(pub, xsub);
      // No greeting of this one is left, which could be taken for one of the next.
      pub.send('ready');
      assert.deepEqual(next(xsub), ['ready']);
      return [name, pub];
    });
    for (const [name, pub] of pubs) pub.send(name);
    assert.deepEqual([next(xsub), next(xsub)].map(String).sort(), ['anna', 'bert']);
  });
});

require.main === module && test.run(console.ERROR);
