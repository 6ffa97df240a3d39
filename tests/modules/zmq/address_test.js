const assert = require('assert');
const coroutine = require('coroutine');
const test = require('test');
const zmq = require('zmq');
const { bound, closeAll, connected, open, overEach, thrown, transports } = require('./sockets');
test.setup();

const NO_HOST =
  'the host does not resolve, or there is no such network interface: bind to an address of this machine, or * for all ' +
  "(IPv6 needs setsockopt('IPV6', 1) first)";

describe('lastEndpoint', () => {
  afterEach(closeAll);

  it('is empty at first', () => {
    assert.strictEqual(open().lastEndpoint, '');
  });

  it('names the port that the system chose', () => {
    for (const address of ['tcp://127.0.0.1:*', 'tcp://127.0.0.1:0']) {
      const socket = open();
      socket.bind(address);
      assert.isTrue(/^tcp:\/\/127\.0\.0\.1:[1-9][0-9]*$/.test(socket.lastEndpoint));
    }
  });

  it('is the last one of several, bound or connected', () => {
    const socket = open(zmq.DEALER);
    const names = [transports.inproc(), transports.inproc()];
    socket.bind(names[0]);
    assert.strictEqual(socket.lastEndpoint, names[0]);
    socket.connect(names[1]);
    assert.strictEqual(socket.lastEndpoint, names[1]);
    assert.strictEqual(socket.getsockopt('LAST_ENDPOINT'), names[1]);
    thrown(() => socket.bind('nonsense'));
    assert.strictEqual(socket.lastEndpoint, names[1]);
    // libzmq keeps a socket that waits for an inproc address until somebody binds to it.
    open(zmq.DEALER).bind(names[1]);
  });

  it('may be long, and have any characters', () => {
    for (const name of [`inproc://${'x'.repeat(400)}`, 'inproc://\u6d88\u606f \u{1f600}', "inproc://'quoted' \"twice\""]) {
      const socket = open();
      socket.bind(name);
      assert.strictEqual(socket.lastEndpoint, name);
      const peer = connected(zmq.PAIR, socket);
      peer.send('x');
      assert.strictEqual(String(socket.recv()), 'x');
    }
  });

  it('cannot be set', () => {
    'use strict';
    assert.throws(() => {
      open().lastEndpoint = 'x';
    }, TypeError);
  });
});

describe('an address that is refused', () => {
  afterEach(closeAll);

  const PORT = 'a tcp port is a number up to 65535';
  const bad = [
    ['bind', 'tcp://127.0.0.1:99999', 'EINVAL', `${PORT}, or * for any that is free`],
    ['bind', 'tcp://127.0.0.1:65536', 'EINVAL', `${PORT}, or * for any that is free`],
    ['bind', 'tcp://127.0.0.1:-1', 'EINVAL', `${PORT}, or * for any that is free`],
    ['bind', 'tcp://127.0.0.1: 80', 'EINVAL', `${PORT}, or * for any that is free`],
    ['bind', 'tcp://127.0.0.1:http', 'EINVAL', `${PORT}, or * for any that is free`],
    ['bind', 'tcp://127.0.0.1:\u0665', 'EINVAL', `${PORT}, or * for any that is free`],
    ['bind', 'tcp://127.0.0.1:', 'EINVAL', `${PORT}, or * for any that is free`],
    ['bind', 'tcp://127.0.0.1', 'EINVAL', "a tcp address is 'tcp://host:port'"],
    ['bind', 'tcp://', 'EINVAL', "a tcp address is 'tcp://host:port'"],
    ['bind', 'tcp://:5555', 'EINVAL', "a tcp address is 'tcp://host:port'"],
    ['connect', 'tcp://127.0.0.1:99999', 'EINVAL', PORT],
    ['connect', 'tcp://127.0.0.1:*', 'EINVAL', PORT],
    ['connect', 'tcp://127.0.0.1:0', 'EINVAL', 'port 0 cannot be connected to'],
    ['connect', 'tcp://127.0.0.1:99999;127.0.0.1:5555', 'EINVAL', PORT],
    ['bind', 'nonsense', 'EINVAL', "the address is malformed: 'tcp://host:port', 'ipc:///path' or 'inproc://name'"],
    ['connect', '', 'EINVAL', "the address is malformed: 'tcp://host:port', 'ipc:///path' or 'inproc://name'"],
    ['bind', 'inproc://', 'EINVAL', "the address is malformed: 'tcp://host:port', 'ipc:///path' or 'inproc://name'"],
    ['bind', 'inproc://\ud800', 'EINVAL', 'an address has no lone surrogates', 'inproc://\\ud800'],
    ['bind', 'inproc://a\0b', 'EINVAL', 'an address has no NUL character', 'inproc://a\\0b'],
    ['bind', 'foo://bar', 'EPROTONOSUPPORT', 'the transport is not supported: use tcp://, ipc:// or inproc://'],
    ['connect', 'http://127.0.0.1:80', 'EPROTONOSUPPORT', 'the transport is not supported: use tcp://, ipc:// or inproc://'],
    ['bind', 'udp://127.0.0.1:5555', 'ENOCOMPATPROTO', 'a socket of this type cannot use that transport: use tcp://, ipc:// or inproc://'],
    ['bind', `ipc:///tmp/${'x'.repeat(200)}`, 'ENAMETOOLONG', 'an ipc path has at most 107 bytes'],
    ['connect', `ipc:///tmp/${'\u6d88'.repeat(40)}`, 'ENAMETOOLONG', 'an ipc path has at most 107 bytes'],
    ['bind', 'ipc:///no/such/folder/socket', 'ENOENT', 'the folder of the ipc path does not exist: make it first'],
    ['bind', 'tcp://host.invalid:5555', 'ENODEV', NO_HOST],
    ['bind', 'tcp://192.0.2.1:5555', 'EADDRNOTAVAIL', 'this machine has no such address to bind to: take one that it has, or * for all'],
  ];
  for (const [syscall, address, code, text, shown = address] of bad) {
    it(`${syscall} ${JSON.stringify(address).slice(0, 60)}`, () => {
      const socket = open();
      const error = thrown(() => socket[syscall](address));
      assert.strictEqual(error.message, `${code}: ${text} (${shown})`);
      assert.strictEqual(error.code, code);
      assert.strictEqual(error.syscall, syscall);
      assert.strictEqual(error.address, address);
      assert.strictEqual(typeof error.number, 'number');
      // The socket is as it was.
      socket.bind('tcp://127.0.0.1:*');
      const peer = connected(zmq.PAIR, socket);
      peer.send('x');
      assert.strictEqual(String(socket.recv()), 'x');
    });
  }

  it('one that is in use', () => {
    for (const transport of ['tcp', 'inproc']) {
      const first = bound(zmq.PAIR, transport);
      const second = open();
      const error = thrown(() => second.bind(first.lastEndpoint));
      assert.strictEqual(error.code, 'EADDRINUSE');
      assert.strictEqual(error.address, first.lastEndpoint);
      assert.isTrue(error.message.endsWith(`(${first.lastEndpoint})`));
      second.bind(transports[transport]());
    }
  });

  it('a connection from an address and port of this machine is fine', () => {
    const socket = bound(zmq.PAIR, 'tcp');
    const peer = open();
    peer.connect(`tcp://127.0.0.1:0;${socket.lastEndpoint.slice('tcp://'.length)}`);
    peer.send('x');
    assert.strictEqual(String(socket.recv()), 'x');
  });
});

overEach('binding again', (transport) => {
  it('right after a close succeeds', () => {
    let address = transports[transport]();
    for (let round = 0; round < 30; round++) {
      const socket = open(zmq.PAIR);
      socket.bind(address);
      if (transport === 'tcp') address = socket.lastEndpoint;
      const peer = connected(zmq.PAIR, socket);
      peer.send(String(round));
      assert.strictEqual(String(socket.recv()), String(round));
      socket.close();
    }
  });
});

describe('binding again', () => {
  afterEach(closeAll);

  it('by another name of the same address', () => {
    const first = open();
    first.bind('tcp://*:*');
    const port = first.lastEndpoint.split(':').pop();
    for (const host of ['127.0.0.1', '*', 'localhost', '0.0.0.0', '127.0.0.1']) {
      closeAll();
      open().bind(`tcp://${host}:${port}`);
    }
  });

  it('waits for the coroutine that closes, too', () => {
    const first = bound(zmq.PAIR, 'tcp');
    const address = first.lastEndpoint;
    const second = open();
    coroutine.start(() => first.close()).join();
    second.bind(address);
    assert.strictEqual(second.lastEndpoint, address);
  });
});

require.main === module && test.run(console.ERROR);
