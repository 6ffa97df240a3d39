const assert = require('assert');
const coroutine = require('coroutine');
const test = require('test');
const zmq = require('zmq');
const { open, overEach, texts, thrown, transports } = require('./sockets');
test.setup();

/** A ROUTER of that name; unlike by default it tells when it does not know a peer. */
function router(name) {
  const socket = open(zmq.ROUTER);
  socket.setsockopt('ROUTING_ID', name);
  socket.setsockopt('ROUTER_MANDATORY', 1);
  return socket;
}

/** Connects one to another by a name of its choice, under which it can be sent to at once. */
function connect(from, to, name) {
  from.setsockopt('CONNECT_ROUTING_ID', name);
  from.connect(to.lastEndpoint);
}

overEach('ROUTER and ROUTER', (transport) => {
  let server;
  beforeEach(() => {
    server = router('server');
    server.bind(transports[transport]());
  });

  it('the one that connects gives the other a name, and begins', () => {
    const client = router('client');
    connect(client, server, 'the other');
    client.send(['the other', 'question', '']);
    assert.deepEqual(texts(server.recvMultipart()), ['client', 'question', '']);
    server.send(['client', 'answer']);
    assert.deepEqual(texts(client.recvMultipart()), ['the other', 'answer']);
  });

  it('each talks to many', () => {
    const peers = Array.from({ length: 5 }, (_, number) => {
      const peer = router(`peer ${number}`);
      connect(peer, server, 'server');
      coroutine.start(() => {
        const [from, question] = peer.recvMultipart();
        peer.send([from, `${question} answered by ${number}`]);
      });
      peer.send(['server', 'ready']);
      return peer;
    });
    const ready = peers.map(() => texts(server.recvMultipart()).join(': ')).sort();
    assert.deepEqual(ready, peers.map((_, number) => `peer ${number}: ready`));
    for (const number of [4, 2, 0, 1, 3]) {
      server.send([`peer ${number}`, 'q']);
      assert.deepEqual(texts(server.recvMultipart()), [`peer ${number}`, `q answered by ${number}`]);
    }
  });

  it('one that has not been heard of yet cannot be sent to', () => {
    assert.strictEqual(thrown(() => server.send(['client', 'x'])).code, 'EHOSTUNREACH');
    const client = router('client');
    connect(client, server, 'server');
    client.send(['server', 'hello']);
    server.recvMultipart();
    server.send(['client', 'x']);
    assert.deepEqual(texts(client.recvMultipart()), ['server', 'x']);
  });

  it('without the names of the option, the one that connects tries until the other is there', () => {
    const client = router('client');
    client.connect(server.lastEndpoint);
    for (let sent = false; !sent; ) {
      try {
        client.send(['server', 'hello']);
        sent = true;
      } catch (error) {
        assert.strictEqual(error.code, 'EHOSTUNREACH');
        coroutine.sleep(1);
      }
    }
    assert.deepEqual(texts(server.recvMultipart()), ['client', 'hello']);
  });
});

require.main === module && test.run(console.ERROR);
