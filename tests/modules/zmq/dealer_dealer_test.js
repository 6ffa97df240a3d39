const assert = require('assert');
const coroutine = require('coroutine');
const test = require('test');
const zmq = require('zmq');
const { bound, connected, overEach, texts } = require('./sockets');
test.setup();

overEach('DEALER and DEALER', (transport) => {
  it('talk both ways at once, each in its order', () => {
    const left = bound(zmq.DEALER, transport);
    const right = connected(zmq.DEALER, left);
    const COUNT = 500;
    const talk = (socket, name, other) => [
      coroutine.start(() => {
        for (let number = 0; number < COUNT; number++) socket.send([name, '', String(number)]);
      }),
      coroutine.start(() => {
        for (let number = 0; number < COUNT; number++) {
          assert.deepEqual(texts(socket.recvMultipart()), [other, '', String(number)]);
        }
      }),
    ];
    for (const fiber of [...talk(left, 'left', 'right'), ...talk(right, 'right', 'left')]) fiber.join();
  });

  it('one deals out in turn to several, and hears all of them', () => {
    const dealer = bound(zmq.DEALER, transport);
    const peers = Array.from({ length: 4 }, () => connected(zmq.DEALER, dealer));
    // Each says that it is there, which it can do only when it is connected.
    for (const peer of peers) peer.send('ready');
    for (const peer of peers) {
      assert.strictEqual(String(dealer.recv()), 'ready');
      assert.isFalse(peer.more);
    }
    for (let number = 0; number < 12; number++) dealer.send(String(number));
    const dealt = peers.map((peer) => [Number(peer.recv()), Number(peer.recv()), Number(peer.recv())]);
    for (const [first, second, third] of dealt) assert.deepEqual([second, third], [first + 4, first + 8]);
    for (const [number, peer] of peers.entries()) peer.send(String(number));
    assert.deepEqual(peers.map(() => String(dealer.recv())).sort(), ['0', '1', '2', '3']);
  });
});

require.main === module && test.run(console.ERROR);
