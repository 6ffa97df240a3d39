const assert = require('assert');
const test = require('test');
const zmq = require('zmq');
const { bound, closeAll, connected, open, overEach, thrown, transports } = require('./sockets');
test.setup();

overEach('unbind()', (transport) => {
  it('frees the address at once, for any socket', () => {
    const first = bound(zmq.PAIR, transport);
    let address = first.lastEndpoint;
    if (transport === 'ipc') {
      // libzmq removes the folder that it has made for ipc://*.
      address = `ipc://${process.env.TMPDIR || '/tmp'}/unbind-${process.pid}`;
      first.bind(address);
    }
    for (let round = 0; round < 20; round++) {
      first.unbind(address);
      const second = open();
      second.bind(address);
      second.close();
      first.bind(address);
    }
    connected(zmq.PAIR, first).send('x');
    assert.strictEqual(String(first.recv()), 'x');
  });

  it('leaves the socket as it was, and bound elsewhere', () => {
    const pull = bound(zmq.PULL, transport);
    const first = pull.lastEndpoint;
    pull.bind(transports[transport]());
    pull.unbind(first);
    connected(zmq.PUSH, pull).send('x');
    assert.strictEqual(String(pull.recv()), 'x');
  });

  it('refuses what is not bound, or not any more', () => {
    const pull = bound(zmq.PULL, transport);
    const address = pull.lastEndpoint;
    pull.unbind(address);
    for (const wrong of [address, 'tcp://127.0.0.1:1', 'nonsense', '']) {
      const error = thrown(() => pull.unbind(wrong));
      assert.strictEqual(
        error.message,
        `ENOENT: the socket is not bound to that address: unbind() takes what bind() was given (${wrong})`
      );
      assert.deepEqual([error.code, error.number, error.syscall, error.address], ['ENOENT', 2, 'unbind', wrong]);
    }
  });
});

overEach('disconnect()', (transport) => {
  it('ends a connection: what is sent goes to the others', () => {
    const gone = bound(zmq.PULL, transport);
    const kept = bound(zmq.PULL, transport);
    const push = connected(zmq.PUSH, gone);
    push.connect(kept.lastEndpoint);
    push.disconnect(gone.lastEndpoint);
    for (let number = 0; number < 10; number++) push.send(String(number));
    for (let number = 0; number < 10; number++) assert.strictEqual(String(kept.recv()), String(number));
    assert.strictEqual(gone.poll(0), 0);
  });

  it('ends all connections to the address', () => {
    const pull = bound(zmq.PULL, transport);
    const push = connected(zmq.PUSH, pull);
    push.connect(pull.lastEndpoint);
    push.disconnect(pull.lastEndpoint);
    assert.strictEqual(thrown(() => push.disconnect(pull.lastEndpoint)).code, 'ENOENT');
    assert.strictEqual(push.poll(0, zmq.Socket.POLLOUT), 0);
  });

  it('may be followed by another connect()', () => {
    const rep = bound(zmq.REP, transport);
    const req = connected(zmq.REQ, rep);
    for (let round = 0; round < 5; round++) {
      req.disconnect(rep.lastEndpoint);
      req.connect(rep.lastEndpoint);
      req.send(String(round));
      rep.send(rep.recv());
      assert.strictEqual(String(req.recv()), String(round));
    }
  });

  it('refuses what is not connected, also when it is bound', () => {
    const pull = bound(zmq.PULL, transport);
    const wrong = pull.lastEndpoint;
    const error = thrown(() => pull.disconnect(wrong));
    assert.strictEqual(
      error.message,
      `ENOENT: the socket is not connected to that address: disconnect() takes what connect() was given (${wrong})`
    );
    assert.deepEqual([error.code, error.number, error.syscall, error.address], ['ENOENT', 2, 'disconnect', wrong]);
    const push = connected(zmq.PUSH, pull);
    assert.strictEqual(thrown(() => push.unbind(wrong)).code, 'ENOENT');
  });
});

describe('unbind() and disconnect()', () => {
  afterEach(closeAll);

  it('take a wildcard as it was given, the last one first', () => {
    for (const wildcard of ['tcp://127.0.0.1:*', 'tcp://*:*', 'ipc://*']) {
      const pull = open(zmq.PULL);
      pull.bind(wildcard);
      const first = pull.lastEndpoint;
      pull.bind(wildcard);
      const second = pull.lastEndpoint;
      pull.unbind(wildcard);
      assert.strictEqual(thrown(() => pull.unbind(second)).code, 'ENOENT');
      pull.unbind(first);
      assert.strictEqual(thrown(() => pull.unbind(wildcard)).code, 'ENOENT');
    }
  });

  it('take names of hosts', () => {
    const push = open(zmq.PUSH);
    push.connect('tcp://localhost:5555');
    push.disconnect('tcp://localhost:5555');
  });

  it('take names that are longer than what libzmq tells of them', () => {
    const address = `inproc://${'x'.repeat(300)}`;
    const pull = open(zmq.PULL);
    pull.bind(address);
    const push = open(zmq.PUSH);
    push.connect(address);
    push.disconnect(address);
    pull.unbind(address);
    open().bind(address);
  });

  it('show what cannot be shown', () => {
    assert.isTrue(thrown(() => open().unbind('a\0b\ud800')).message.endsWith('(a\\0b\\ud800)'));
  });

  it('check their arguments', () => {
    for (const name of ['unbind', 'disconnect']) {
      const socket = open();
      for (const [args, number] of [[[], 100002], [[1], 100005], [[null], 100005], [['a', 'b'], 100001]]) {
        assert.strictEqual(thrown(() => socket[name](...args)).number, number);
      }
      assert.strictEqual(thrown(() => socket[name].call({}, 'a')).number, 100008);
      socket.close();
      assert.strictEqual(thrown(() => socket[name]('a')).code, 'ENOTSOCK');
    }
  });
});

require.main === module && test.run(console.ERROR);
