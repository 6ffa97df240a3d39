const assert = require('assert');
const coroutine = require('coroutine');
const test = require('test');
const util = require('util');
const zmq = require('zmq');
const { closeAll, open, thrown, transports } = require('./sockets');
test.setup();

const { authenticate, curveKeypair } = zmq.Socket;
const server = curveKeypair();
const allowed = curveKeypair();
const stranger = curveKeypair();

const curveServer = (socket) => {
  socket.setsockopt('CURVE_SERVER', 1);
  socket.setsockopt('CURVE_SECRETKEY', server.secretKey);
};
const plainServer = (socket) => socket.setsockopt('PLAIN_SERVER', 1);
const nullServer = (socket) => socket.setsockopt('ZAP_DOMAIN', 'guarded');
const curveClient = (keys, serverKey = server.publicKey) => (socket) => {
  socket.setsockopt('CURVE_SERVERKEY', serverKey);
  socket.setsockopt('CURVE_PUBLICKEY', keys.publicKey);
  socket.setsockopt('CURVE_SECRETKEY', keys.secretKey);
};
const plainClient = (name, password) => (socket) => {
  socket.setsockopt('PLAIN_USERNAME', name);
  socket.setsockopt('PLAIN_PASSWORD', password);
};
const nullClient = () => {};

/** A server and a client; `until(name)` waits for an event of the server's. */
function pair(transport, asServer, asClient) {
  const pull = open(zmq.PULL);
  asServer(pull);
  const events = [];
  const came = new coroutine.Semaphore(0);
  pull.monitor((event) => {
    events.push(event);
    came.post();
  });
  pull.bind(transports[transport]());
  const push = open(zmq.PUSH);
  push.setsockopt('LINGER', 0);
  asClient(push);
  push.connect(pull.lastEndpoint);
  const until = (name) => {
    for (;;) {
      const found = events.find(({ event }) => event === name);
      if (found !== undefined) return found;
      came.wait();
    }
  };
  return { pull, push, until };
}

function assertPasses(transport, asServer, asClient) {
  const { pull, push, until } = pair(transport, asServer, asClient);
  push.send(['some', 'thing']);
  assert.strictEqual(pull.recvMultipart().join(' '), 'some thing');
  until('HANDSHAKE_SUCCEEDED');
}

function assertRefused(transport, asServer, asClient, event, expected) {
  const { pull, push, until } = pair(transport, asServer, asClient);
  push.setsockopt('SNDTIMEO', 0);
  try {
    // Before the handshake a connection takes messages, which then go nowhere.
    push.send('secret');
  } catch (error) {
    assert.strictEqual(error.code, 'EAGAIN');
  }
  const { value, reason } = until(event);
  assert.strictEqual(reason === undefined ? value : reason, expected);
  assert.strictEqual(pull.poll(20), 0);
}

const DENIED = ['HANDSHAKE_FAILED_AUTH', 400];
const MISMATCH = ['HANDSHAKE_FAILED_PROTOCOL', 'PROTOCOL_ERROR_ZMTP_MECHANISM_MISMATCH'];
const CRYPTOGRAPHIC = ['HANDSHAKE_FAILED_PROTOCOL', 'PROTOCOL_ERROR_ZMTP_CRYPTOGRAPHIC'];

describe('curveKeypair()', () => {
  it('makes a new pair of keys in Z85 each time', () => {
    const { publicKey, secretKey } = curveKeypair();
    for (const key of [publicKey, secretKey]) assert.isTrue(/^[0-9a-zA-Z.\-:+=^!/*?&<>()[\]{}@%$#]{40}$/.test(key), 'a key');
    assert.strictEqual(new Set([publicKey, secretKey, server.publicKey, server.secretKey]).size, 4);
  });

  it('does not show the secret one', () => {
    for (const text of [
      util.inspect(server),
      util.inspect({ server }, { showHidden: true, depth: 9 }),
      util.format('%s %o %O %j', server, server, server, server),
      JSON.stringify(server),
      String(server),
    ]) {
      assert.isFalse(text.includes(server.secretKey));
    }
    assert.isTrue(util.inspect(server).includes(server.publicKey));
  });

  it('takes no arguments', () => {
    assert.strictEqual(thrown(() => curveKeypair(1)).number, 100001);
  });
});

describe('authenticate() before it is called', () => {
  afterEach(closeAll);

  it('comes too late for a server that is bound already', () => {
    for (const asServer of [curveServer, plainServer, nullServer]) {
      const socket = open(zmq.PULL);
      asServer(socket);
      socket.bind('tcp://127.0.0.1:*');
      const error = thrown(() => authenticate({}));
      assert.strictEqual(
        error.message,
        `EINVAL: authenticate() comes before bind(): clients may have connected unchecked already (${socket.lastEndpoint})`
      );
      assert.deepEqual([error.code, error.syscall, error.address], ['EINVAL', 'authenticate', socket.lastEndpoint]);
      closeAll();
    }
  });

  it('checks its argument, and shows nothing of it', () => {
    const key = stranger.secretKey;
    for (const wrong of [
      undefined, null, 5, key, [key], { [key]: 1 }, { curve: key }, { curve: { key } }, { curve: [`${key}x`] },
      { curve: [key.slice(1)] }, { curve: [Buffer.alloc(31)] }, { curve: ['#'.repeat(40)] }, { curve: ['\u00e9'.repeat(40)] },
      { curve: [5] }, { plain: [key] }, { plain: key }, { plain: { name: 5 } }, { plain: { [key]: null } },
      { plain: { name: `${key}\ud800` } },
    ]) {
      const error = thrown(() => authenticate(wrong));
      assert.isTrue(error instanceof TypeError);
      assert.strictEqual(error.number, 100005);
      for (const text of [error.message, error.stack, util.inspect(error)]) assert.isFalse(text.includes(key.slice(1)));
    }
    assert.strictEqual(thrown(() => authenticate()).number, 100002);
    assert.strictEqual(thrown(() => authenticate({}, 1)).number, 100001);
  });
});

for (const transport of ['tcp', 'ipc']) {
  describe(`authenticate() over ${transport}`, () => {
    before(() => authenticate({ curve: [allowed.publicKey], plain: { admin: 'pass\u00e9', guest: 'g' } }));
    afterEach(closeAll);

    it('CURVE: the right key passes', () => assertPasses(transport, curveServer, curveClient(allowed)));
    it('CURVE: another key does not', () => assertRefused(transport, curveServer, curveClient(stranger), ...DENIED));
    it('CURVE: nor a wrong key of the server', () =>
      assertRefused(transport, curveServer, curveClient(allowed, stranger.publicKey), ...CRYPTOGRAPHIC));
    it('CURVE: nor a client without keys', () => assertRefused(transport, curveServer, nullClient, ...MISMATCH));
    it('CURVE: nor a PLAIN client', () =>
      assertRefused(transport, curveServer, plainClient('admin', 'pass\u00e9'), ...MISMATCH));

    it('PLAIN: the right password passes', () => {
      assertPasses(transport, plainServer, plainClient('admin', 'pass\u00e9'));
      assertPasses(transport, plainServer, plainClient('guest', 'g'));
    });
    for (const [name, password] of [['admin', 'wrong'], ['admin', 'g'], ['nobody', 'pass\u00e9'], ['toString', 'x']]) {
      it(`PLAIN: '${name}' with '${password}' does not`, () =>
        assertRefused(transport, plainServer, plainClient(name, password), ...DENIED));
    }
    it('PLAIN: nor a client without a name', () => assertRefused(transport, plainServer, nullClient, ...MISMATCH));

    it('NULL clients are refused where libzmq asks: with a ZAP_DOMAIN', () =>
      assertRefused(transport, nullServer, nullClient, ...DENIED));
    it('and pass where it does not', () => assertPasses(transport, () => {}, nullClient));
  });
}

describe('authenticate() again', () => {
  afterEach(closeAll);

  it('changes who is let in from now on', () => {
    authenticate({ curve: [Buffer.from('0'.repeat(64), 'hex'), stranger.publicKey] });
    assertPasses('tcp', curveServer, curveClient(stranger));
    assertRefused('tcp', curveServer, curveClient(allowed), ...DENIED);
    assertRefused('tcp', plainServer, plainClient('admin', 'pass\u00e9'), ...DENIED);
    authenticate({});
    assertRefused('tcp', curveServer, curveClient(stranger), ...DENIED);
  });

  it('while a server is bound', () => {
    const pull = open(zmq.PULL);
    curveServer(pull);
    pull.bind('tcp://127.0.0.1:*');
    authenticate({ curve: [allowed.publicKey] });
    const push = open(zmq.PUSH);
    curveClient(allowed)(push);
    push.connect(pull.lastEndpoint);
    push.send('x');
    assert.strictEqual(String(pull.recv()), 'x');
  });
});

describe('keys', () => {
  afterEach(closeAll);

  it('do not appear in errors, nor when a socket is inspected', () => {
    const socket = open(zmq.PULL);
    curveServer(socket);
    const key = server.secretKey;
    const errors = [
      thrown(() => socket.setsockopt('CURVE_SECRETKEY', key.slice(1))),
      thrown(() => socket.setsockopt('CURVE_SECRETKEY', [key])),
      thrown(() => socket.setsockopt('CURVE_SERVER', key)),
      thrown(() => socket.getsockopt('CURVE_SECRETKEY')),
      thrown(() => socket.setsockopt('PLAIN_PASSWORD', key.repeat(10))),
    ];
    for (const error of errors) {
      for (const text of [error.message, error.stack, util.inspect(error, { showHidden: true })]) {
        assert.isFalse(text.includes(key.slice(1)));
      }
    }
    assert.isFalse(util.inspect(socket, { showHidden: true, depth: 9 }).includes(key));
  });
});

require.main === module && test.run(console.ERROR);
