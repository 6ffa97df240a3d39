const assert = require('assert');
const test = require('test');
const zmq = require('zmq');
const { bound, closeAll, connected, open, overEach, transports } = require('./sockets');
test.setup();

overEach('PAIR', (transport) => {
  it('talks both ways, in order', () => {
    const left = bound(zmq.PAIR, transport);
    const right = connected(zmq.PAIR, left);
    for (let round = 0; round < 100; round++) {
      left.send(`left ${round}`);
      right.send(`right ${round}`);
    }
    for (let round = 0; round < 100; round++) {
      assert.strictEqual(String(right.recv()), `left ${round}`);
      assert.strictEqual(String(left.recv()), `right ${round}`);
    }
  });

  it('carries messages of several frames', () => {
    const left = bound(zmq.PAIR, transport);
    const right = connected(zmq.PAIR, left);
    left.send(['a', '', 'c']);
    assert.deepEqual(right.recvMultipart().map(String), ['a', '', 'c']);
  });
});

describe('PAIR', () => {
  afterEach(closeAll);

  it('can be connected to an inproc address before that is bound', () => {
    const address = transports.inproc();
    const early = open();
    early.connect(address);
    early.send('early');
    const late = open();
    late.bind(address);
    assert.strictEqual(String(late.recv()), 'early');
  });

  it('delivers what was sent before it was closed', () => {
    const left = bound(zmq.PAIR, 'inproc');
    const right = connected(zmq.PAIR, left);
    right.send('last words');
    right.close();
    assert.strictEqual(String(left.recv()), 'last words');
  });
});

require.main === module && test.run(console.ERROR);
