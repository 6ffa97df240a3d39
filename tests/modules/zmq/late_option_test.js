const assert = require('assert');
const coroutine = require('coroutine');
const process = require('process');
const test = require('test');
const zmq = require('zmq');
const { closeAll, open } = require('./sockets');
test.setup();

describe('an option that is set after bind() or connect()', () => {
  let warnings;
  const listen = (warning) => warnings.push(warning);
  beforeEach(() => {
    warnings = [];
    process.on('warning', listen);
  });
  afterEach(() => {
    process.off('warning', listen);
    closeAll();
  });

  const told = () => {
    // Warnings come in the next tick.
    coroutine.sleep(1);
    return warnings.map(({ name, code, message }) => `${name} ${code} ${message}`);
  };
  const text = (option) =>
    `ZmqWarning ZMQ_LATE_OPTION ${option} was set after bind() or connect(): it counts only for those that come from now on`;

  for (const [syscall, address] of [['bind', 'tcp://127.0.0.1:*'], ['connect', 'tcp://127.0.0.1:5555']]) {
    it(`brings a warning when it does not count any more: ${syscall}`, () => {
      const socket = open(zmq.DEALER);
      socket[syscall](address);
      socket.setsockopt('zmq_rcvbuf', 4096);
      socket.setsockopt('ROUTING_ID', 'late');
      socket.setsockopt('RCVBUF', 8192);
      assert.deepEqual(told(), [text('RCVBUF'), text('ROUTING_ID')]);
      assert.strictEqual(socket.getsockopt('RCVBUF'), 8192);
    });
  }

  it('brings none when it counts at once', () => {
    const sub = open(zmq.SUB);
    sub.bind('tcp://127.0.0.1:*');
    for (const [name, value] of [['SUBSCRIBE', 'a'], ['UNSUBSCRIBE', 'a'], ['RCVTIMEO', 5], ['RCVHWM', 10], ['LINGER', 0]]) {
      sub.setsockopt(name, value);
    }
    const router = open(zmq.ROUTER);
    router.bind('tcp://127.0.0.1:*');
    for (const name of ['ROUTER_MANDATORY', 'ROUTER_HANDOVER', 'SNDHWM', 'SNDTIMEO']) router.setsockopt(name, 1);
    router.setsockopt('CONNECT_ROUTING_ID', 'peer');
    assert.deepEqual(told(), []);
  });

  it('brings none before, after an error, or when all is unbound again', () => {
    const socket = open(zmq.DEALER);
    socket.setsockopt('RCVBUF', 4096);
    socket.bind('tcp://127.0.0.1:*');
    assert.throws(() => socket.setsockopt('RCVBUF', 'x'));
    assert.throws(() => socket.setsockopt('TYPE', 1));
    socket.unbind('tcp://127.0.0.1:*');
    socket.setsockopt('RCVBUF', 8192);
    assert.deepEqual(told(), []);
  });
});

require.main === module && test.run(console.ERROR);
