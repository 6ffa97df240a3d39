const assert = require('assert');
const test = require('test');
const zmq = require('zmq');
const { bound, closeAll, connected, open, thrown } = require('./sockets');
test.setup();

describe('getsockopt() and setsockopt()', () => {
  afterEach(closeAll);

  it('take names with or without ZMQ_, in any case', () => {
    const socket = open(zmq.PUSH);
    for (const [index, name] of ['SNDHWM', 'ZMQ_SNDHWM', 'sndhwm', 'zmq_sndhwm', 'SndHwm'].entries()) {
      socket.setsockopt(name, 100 + index);
      assert.strictEqual(socket.getsockopt(name), 100 + index);
    }
  });

  it('know numbers, large numbers, bytes and text', () => {
    const socket = open(zmq.DEALER);
    const values = {
      LINGER: 17,
      MAXMSGSIZE: 2 ** 40,
      AFFINITY: 3,
      TCP_KEEPALIVE: 1,
      RECONNECT_IVL: 250,
      ROUTING_ID: Buffer.from([1, 0, 2]),
    };
    for (const [name, value] of Object.entries(values)) {
      socket.setsockopt(name, value);
      assert.deepEqual(socket.getsockopt(name), value, name);
    }
    socket.setsockopt('ROUTING_ID', 'text');
    assert.strictEqual(String(socket.getsockopt('ROUTING_ID')), 'text');
    socket.setsockopt('PLAIN_USERNAME', new Uint8Array([0x61]));
    assert.strictEqual(String(socket.getsockopt('PLAIN_USERNAME')), 'a');
  });

  it('take booleans for switches', () => {
    const socket = open(zmq.DEALER);
    socket.setsockopt('IMMEDIATE', true);
    assert.strictEqual(socket.getsockopt('IMMEDIATE'), 1);
    socket.setsockopt('IMMEDIATE', false);
    assert.strictEqual(socket.getsockopt('IMMEDIATE'), 0);
  });

  it('tell what libzmq alone knows', () => {
    const socket = open(zmq.ROUTER);
    assert.strictEqual(socket.getsockopt('TYPE'), zmq.ROUTER);
    assert.strictEqual(socket.getsockopt('RCVMORE'), 0);
    assert.strictEqual(typeof socket.getsockopt('FD'), 'number');
    assert.strictEqual(socket.getsockopt('LAST_ENDPOINT'), '');
  });

  it('begin with libzmq\'s defaults, but for LINGER', () => {
    const socket = open(zmq.PUSH);
    assert.strictEqual(socket.getsockopt('SNDHWM'), 1000);
    assert.strictEqual(socket.getsockopt('RCVTIMEO'), -1);
    assert.strictEqual(socket.getsockopt('LINGER'), 5000);
    assert.strictEqual(open(zmq.SUB).getsockopt('LINGER'), 0);
  });

  it('show whether something can be received', () => {
    const pull = bound(zmq.PULL, 'inproc');
    const push = connected(zmq.PUSH, pull);
    assert.strictEqual(pull.getsockopt('EVENTS'), 0);
    assert.strictEqual(push.getsockopt('EVENTS'), 2);
    push.send('x');
    assert.strictEqual(pull.getsockopt('EVENTS'), 1);
  });

  for (const [name, hint] of [
    ['LINGR', "'LINGR'; did you mean LINGER?"],
    ['RCVTIMEOUT', "'RCVTIMEOUT'; did you mean RCVTIMEO or "],
    ['ZMQ_SUBSCRIPE', "'ZMQ_SUBSCRIPE'; did you mean SUBSCRIBE or UNSUBSCRIBE?"],
    ['', "''"],
    ['q\0q\0q', "'q\\x00q\\x00q'"],
  ]) {
    it(`do not know '${name.replace(/\0/g, '\\0')}'`, () => {
      const socket = open();
      for (const [syscall, call] of [
        ['setsockopt', () => socket.setsockopt(name, 0)],
        ['getsockopt', () => socket.getsockopt(name)],
      ]) {
        const error = thrown(call);
        assert.strictEqual(error.code, 'EINVAL');
        assert.strictEqual(error.syscall, syscall);
        const text = `EINVAL: libzmq has no socket option ${hint}`;
        assert.strictEqual(error.message.slice(0, text.length), text);
      }
    });
  }

  const wrong = {
    LINGER: [['5', 'a string'], [1.5, 'a number with a fraction'], [null, 'null or undefined'], [undefined, 'null or undefined'], [{}, 'an object']],
    MAXMSGSIZE: [[Buffer.from('5'), 'an object'], [NaN, 'a number with a fraction']],
    ROUTING_ID: [[5, 'a number'], [true, 'a boolean'], [['a'], 'an object'], [() => 'a', 'a function']],
  };
  for (const [name, cases] of Object.entries(wrong)) {
    for (const [value, shown] of cases) {
      it(`refuse ${shown} for ${name}`, () => {
        const error = thrown(() => open(zmq.DEALER).setsockopt(name, value));
        assert.isTrue(error instanceof TypeError);
        assert.strictEqual(error.number, 100005);
        assert.strictEqual(error.code, 'ERR_INVALID_ARG_TYPE');
        assert.isTrue(error.message.includes(`${name} takes `));
        assert.isTrue(error.message.endsWith(`, not ${shown}.`));
      });
    }
  }

  it('do not show what could be a key', () => {
    const error = thrown(() => open().setsockopt('CURVE_SECRETKEY', ['D:)Q[IlAW!ahhC2ac:9*A}h:p?([4%wOTJ%JR%cs']));
    assert.isFalse(error.message.includes('D:)Q'));
  });

  it('refuse numbers that are too large for the option', () => {
    for (const [name, value] of [['LINGER', 2 ** 31], ['LINGER', -(2 ** 31) - 1], ['MAXMSGSIZE', BigInt(2) ** BigInt(63)]]) {
      const error = thrown(() => open().setsockopt(name, value));
      assert.isTrue(error instanceof RangeError);
      assert.strictEqual(error.number, 100006);
    }
  });

  it('tell what libzmq refuses', () => {
    const socket = open(zmq.DEALER);
    for (const [name, value] of [['TYPE', 1], ['RCVTIMEO', -5], ['XPUB_VERBOSE', 1], ['SNDHWM', -1], ['ROUTING_ID', Buffer.alloc(256)]]) {
      const error = thrown(() => socket.setsockopt(name, value));
      assert.strictEqual(error.code, 'EINVAL');
      assert.strictEqual(error.syscall, 'setsockopt');
      assert.strictEqual(
        error.message,
        `EINVAL: ${name}: it is read-only, or not for a socket of this type, or the value is out of its range`
      );
    }
    const error = thrown(() => socket.getsockopt('XPUB_VERBOSE'));
    assert.strictEqual(error.code, 'EINVAL');
    assert.strictEqual(error.syscall, 'getsockopt');
    assert.strictEqual(error.message, 'EINVAL: XPUB_VERBOSE: it cannot be read from a socket of this type');
  });

  it('bound what is queued: SNDHWM', () => {
    const push = open(zmq.PUSH);
    push.setsockopt('SNDHWM', 3);
    push.setsockopt('LINGER', 0);
    push.setsockopt('SNDTIMEO', 0);
    push.connect('tcp://127.0.0.1:1');
    let sent = 0;
    const error = thrown(() => {
      for (;;) {
        push.send('x');
        sent++;
      }
    });
    assert.strictEqual(error.code, 'EAGAIN');
    assert.strictEqual(sent, 3);
  });

  it('keep the last message only: CONFLATE', () => {
    const pull = open(zmq.PULL);
    const push = open(zmq.PUSH);
    for (const socket of [pull, push]) socket.setsockopt('CONFLATE', 1);
    pull.bind('inproc://conflate');
    push.connect('inproc://conflate');
    for (const message of ['1', '2', '3']) push.send(message);
    assert.strictEqual(String(pull.recv()), '3');
  });
});

require.main === module && test.run(console.ERROR);
