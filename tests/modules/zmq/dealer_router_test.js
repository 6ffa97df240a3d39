const assert = require('assert');
const coroutine = require('coroutine');
const test = require('test');
const zmq = require('zmq');
const { bound, connected, open, overEach, texts, thrown } = require('./sockets');
test.setup();

function named(type, name, router) {
  const socket = open(type);
  socket.setsockopt('ROUTING_ID', name);
  socket.connect(router.lastEndpoint);
  return socket;
}

overEach('DEALER and ROUTER', (transport) => {
  it('a ROUTER knows its peers by their names', () => {
    const router = bound(zmq.ROUTER, transport);
    const dealers = ['anna', 'bert'].map((name) => named(zmq.DEALER, name, router));
    for (const dealer of dealers) dealer.send('hello');
    const names = [router.recvMultipart(), router.recvMultipart()].map(([name, text]) => {
      assert.strictEqual(String(text), 'hello');
      return String(name);
    });
    assert.deepEqual(names.sort(), ['anna', 'bert']);
    router.send(['bert', 'for bert']);
    router.send(['anna', 'for', 'anna']);
    assert.deepEqual(texts(dealers[0].recvMultipart()), ['for', 'anna']);
    assert.deepEqual(texts(dealers[1].recvMultipart()), ['for bert']);
  });

  it('names may be any bytes', () => {
    const router = bound(zmq.ROUTER, transport);
    const name = Buffer.from([1, 0, 255, 128]);
    const dealer = named(zmq.DEALER, name, router);
    dealer.send('x');
    assert.isTrue(router.recv().equals(name));
    assert.isTrue(router.more);
    assert.strictEqual(String(router.recv()), 'x');
    router.send([name, 'y']);
    assert.strictEqual(String(dealer.recv()), 'y');
    assert.isTrue(dealer.getsockopt('ROUTING_ID').equals(name));
  });

  it('a peer without a name gets one of five bytes', () => {
    const router = bound(zmq.ROUTER, transport);
    const dealer = connected(zmq.DEALER, router);
    dealer.send('x');
    const [name] = router.recvMultipart();
    assert.strictEqual(name.length, 5);
    assert.strictEqual(name[0], 0);
    router.send([name, 'y']);
    assert.strictEqual(String(dealer.recv()), 'y');
  });

  it('a DEALER has many requests out at once', () => {
    const router = bound(zmq.ROUTER, transport);
    const dealer = connected(zmq.DEALER, router);
    for (let number = 0; number < 100; number++) dealer.send(String(number));
    const requests = Array.from({ length: 100 }, () => router.recvMultipart());
    for (const [name, number] of requests.reverse()) router.send([name, `re ${number}`]);
    for (let number = 99; number >= 0; number--) assert.strictEqual(String(dealer.recv()), `re ${number}`);
  });

  it('a DEALER without a peer waits in send()', () => {
    const dealer = bound(zmq.DEALER, transport);
    let sent = false;
    const sender = coroutine.start(() => {
      dealer.send('x');
      sent = true;
    });
    coroutine.sleep();
    assert.isFalse(sent);
    const peer = connected(zmq.DEALER, dealer);
    assert.strictEqual(String(peer.recv()), 'x');
    sender.join();
  });

  it('a ROUTER drops what is for a peer that it does not know', () => {
    const router = bound(zmq.ROUTER, transport);
    router.send(['nobody', 'x']);
    router.send('a message of a name alone');
    const dealer = named(zmq.DEALER, 'somebody', router);
    dealer.send('hello');
    router.recvMultipart();
    router.send(['somebody', 'y']);
    assert.strictEqual(String(dealer.recv()), 'y');
  });

  it('unless it must not', () => {
    const router = bound(zmq.ROUTER, transport);
    router.setsockopt('ROUTER_MANDATORY', 1);
    const error = thrown(() => router.send(['nobody', 'x']));
    assert.strictEqual(error.code, 'EHOSTUNREACH');
    assert.strictEqual(error.syscall, 'send');
    assert.strictEqual(error.message, 'EHOSTUNREACH: no peer with that routing id is connected');
  });
});

overEach('mixed with REQ and REP', (transport) => {
  it("a ROUTER sees a REQ's envelope", () => {
    const router = bound(zmq.ROUTER, transport);
    const req = named(zmq.REQ, 'req', router);
    req.send('question');
    assert.deepEqual(texts(router.recvMultipart()), ['req', '', 'question']);
    router.send(['req', '', 'answer']);
    assert.strictEqual(String(req.recv()), 'answer');
  });

  it("a REP keeps a DEALER's envelope", () => {
    const rep = bound(zmq.REP, transport);
    const dealer = connected(zmq.DEALER, rep);
    dealer.send(['id', 'another', '', 'question']);
    assert.deepEqual(texts(rep.recvMultipart()), ['question']);
    rep.send('answer');
    assert.deepEqual(texts(dealer.recvMultipart()), ['id', 'another', '', 'answer']);
  });

  it('a broker of a ROUTER and a DEALER between REQs and REPs', () => {
    const front = bound(zmq.ROUTER, transport);
    const back = bound(zmq.DEALER, transport);
    const CLIENTS = 3;
    const EACH = 30;
    const relay = (from, to) => () => {
      for (let left = CLIENTS * EACH; left > 0; left--) to.send(from.recvMultipart());
    };
    const relays = [relay(front, back), relay(back, front)].map((body) => coroutine.start(body));
    const workers = [1, 2].map(() => {
      const rep = connected(zmq.REP, back);
      coroutine.start(() => {
        try {
          for (;;) rep.send(`re ${rep.recv()}`);
        } catch (error) {
          assert.strictEqual(error.code, 'ENOTSOCK');
        }
      });
      return rep;
    });
    coroutine.parallel(
      Array.from({ length: CLIENTS }, (_, client) => () => {
        const req = connected(zmq.REQ, front);
        for (let number = 0; number < EACH; number++) {
          req.send(`${client}/${number}`);
          assert.strictEqual(String(req.recv()), `re ${client}/${number}`);
        }
      })
    );
    for (const each of relays) each.join();
    for (const worker of workers) worker.close();
    coroutine.sleep();
  });
});

overEach('ROUTER_MANDATORY', (transport) => {
  it('a peer that takes nothing does not hold up the others', () => {
    const router = open(zmq.ROUTER);
    router.setsockopt('ROUTER_MANDATORY', 1);
    router.setsockopt('SNDHWM', 1);
    router.bind({ tcp: 'tcp://127.0.0.1:*', ipc: 'ipc://*', inproc: `inproc://${Math.random()}` }[transport]);
    const peer = (name) => {
      const dealer = open(zmq.DEALER);
      dealer.setsockopt('ROUTING_ID', name);
      dealer.setsockopt('RCVHWM', 1);
      dealer.setsockopt('RCVBUF', 4096);
      dealer.connect(router.lastEndpoint);
      dealer.send('hello');
      router.recvMultipart();
      return dealer;
    };
    const lazy = peer('lazy');
    const busy = peer('busy');
    const ROUNDS = 40;
    const chunk = Buffer.alloc(1 << 20);
    let sent = 0;
    const toLazy = coroutine.start(() => {
      for (; sent < ROUNDS; sent++) router.send(['lazy', chunk, String(sent)]);
    });
    for (let number = 0; number < ROUNDS; number++) {
      router.send(['busy', String(number)]);
      assert.strictEqual(String(busy.recv()), String(number));
    }
    assert.lessThan(sent, ROUNDS);
    for (let number = 0; number < ROUNDS; number++) assert.strictEqual(String(lazy.recvMultipart()[1]), String(number));
    toLazy.join();
  });
});

require.main === module && test.run(console.ERROR);
