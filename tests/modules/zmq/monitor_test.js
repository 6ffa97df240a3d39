const assert = require('assert');
const coroutine = require('coroutine');
const test = require('test');
const zmq = require('zmq');
const { bound, closeAll, connected, open, overEach, thrown, transports } = require('./sockets');
test.setup();

/** What a monitor tells, with a way to wait for it. */
function watch(socket) {
  const events = [];
  const came = new coroutine.Semaphore(0);
  const monitor = socket.monitor((event) => {
    events.push(event);
    came.post();
  });
  return {
    monitor,
    names: () => events.map(({ event }) => event),
    until(name) {
      for (;;) {
        const found = events.find(({ event }) => event === name);
        if (found !== undefined) return found;
        came.wait();
      }
    },
  };
}

describe('monitor()', () => {
  afterEach(closeAll);

  for (const transport of ['tcp', 'ipc']) {
    it(`tells the life of a connection over ${transport}`, () => {
      const server = open(zmq.REP);
      const seen = watch(server);
      server.bind(transports[transport]());
      const address = server.lastEndpoint;
      const client = open(zmq.REQ);
      const its = watch(client);
      client.connect(address);
      client.send('x');
      server.send(server.recv());
      client.recv();
      for (const name of ['LISTENING', 'ACCEPTED', 'HANDSHAKE_SUCCEEDED']) {
        const event = seen.until(name);
        assert.strictEqual(event.address, address);
        assert.strictEqual(typeof event.value, 'number');
        assert.isFalse('reason' in event);
      }
      for (const name of ['CONNECTED', 'HANDSHAKE_SUCCEEDED']) assert.strictEqual(its.until(name).address, address);
      client.close();
      seen.until('DISCONNECTED');
      its.until('MONITOR_STOPPED');
      server.close();
      seen.until('MONITOR_STOPPED');
      assert.deepEqual(seen.names(), ['LISTENING', 'ACCEPTED', 'HANDSHAKE_SUCCEEDED', 'DISCONNECTED', 'MONITOR_STOPPED']);
    });
  }

  it('gives reasons: an address in use', () => {
    const first = bound(zmq.PULL, 'tcp');
    const second = open(zmq.PULL);
    const seen = watch(second);
    assert.strictEqual(thrown(() => second.bind(first.lastEndpoint)).code, 'EADDRINUSE');
    const event = seen.until('BIND_FAILED');
    assert.strictEqual(event.reason, 'EADDRINUSE');
    // libzmq leaves the transport out here.
    assert.isTrue(first.lastEndpoint.endsWith(event.address), event.address);
    assert.isTrue(event.value > 0);
  });

  it('gives reasons: another mechanism', () => {
    const server = open(zmq.PULL);
    server.setsockopt('PLAIN_SERVER', 1);
    const seen = watch(server);
    server.bind('tcp://127.0.0.1:*');
    connected(zmq.PUSH, server);
    assert.strictEqual(seen.until('HANDSHAKE_FAILED_PROTOCOL').reason, 'PROTOCOL_ERROR_ZMTP_MECHANISM_MISMATCH');
  });

  it('tells of retries, with their interval', () => {
    const client = open(zmq.PUSH);
    client.setsockopt('RECONNECT_IVL', 50);
    const seen = watch(client);
    client.connect('tcp://127.0.0.1:1');
    // libzmq adds a random part.
    const { value } = seen.until('CONNECT_RETRIED');
    assert.isTrue(value >= 50 && value < 100, String(value));
  });

  it('keeps what happens while nobody listens to the runtime', () => {
    const server = open(zmq.PULL);
    const seen = watch(server);
    const address = transports.tcp();
    for (let round = 0; round < 20; round++) {
      server.bind(address);
      server.unbind(server.lastEndpoint);
    }
    server.close();
    seen.until('MONITOR_STOPPED');
    const names = seen.names();
    assert.strictEqual(names.filter((name) => name === 'LISTENING').length, 20);
    assert.strictEqual(names[names.length - 1], 'MONITOR_STOPPED');
  });

  it('calls each callback in a fiber of its own, which may block', () => {
    const server = open(zmq.PULL);
    const fibers = new Set();
    const done = new coroutine.Semaphore(0);
    server.monitor(() => {
      fibers.add(coroutine.current());
      coroutine.sleep(1);
      done.post();
    });
    server.bind('tcp://127.0.0.1:*');
    server.bind('tcp://127.0.0.1:*');
    done.wait();
    done.wait();
    assert.strictEqual(fibers.size, 2);
  });

  it('may have several callbacks, each from its own call on', () => {
    const server = open(zmq.PULL);
    const first = watch(server);
    server.bind('tcp://127.0.0.1:*');
    const second = watch(server);
    server.unbind(server.lastEndpoint);
    server.close();
    for (const each of [first, second]) each.until('MONITOR_STOPPED');
    assert.isTrue(first.names().includes('LISTENING'));
    assert.isFalse(second.names().includes('LISTENING'));
  });

  it('ends by stop(), which may be repeated; another one may follow', () => {
    const server = open(zmq.PULL);
    const first = watch(server);
    server.bind('tcp://127.0.0.1:*');
    first.until('LISTENING');
    assert.isUndefined(first.monitor.stop());
    first.monitor.stop();
    const second = watch(server);
    first.monitor.stop();
    server.bind('tcp://127.0.0.1:*');
    second.until('LISTENING');
    server.close();
    second.until('MONITOR_STOPPED');
    second.monitor.stop();
    assert.deepEqual(first.names(), ['LISTENING']);
  });

  it('hands each callback an object of its own', () => {
    const server = open(zmq.PULL);
    server.monitor((event) => {
      event.event = 'changed';
    });
    const seen = watch(server);
    server.bind('tcp://127.0.0.1:*');
    assert.deepEqual(Object.keys(seen.until('LISTENING')), ['event', 'value', 'address']);
  });

  it('checks its arguments', () => {
    const socket = open();
    for (const [args, number] of [[[], 100002], [[1], 100005], [[null], 100005], [[() => {}, 1], 100001]]) {
      assert.strictEqual(thrown(() => socket.monitor(...args)).number, number);
    }
    assert.strictEqual(thrown(() => socket.monitor.call({}, () => {})).number, 100008);
    socket.close();
    assert.strictEqual(thrown(() => socket.monitor(() => {})).code, 'ENOTSOCK');
  });
});

overEach('a monitored socket', (transport) => {
  it('works as any other', () => {
    const pull = bound(zmq.PULL, transport);
    pull.monitor(() => {});
    const push = connected(zmq.PUSH, pull);
    push.monitor(() => {});
    for (let number = 0; number < 100; number++) push.send(String(number));
    for (let number = 0; number < 100; number++) assert.strictEqual(String(pull.recv()), String(number));
  });
});

require.main === module && test.run(console.ERROR);
