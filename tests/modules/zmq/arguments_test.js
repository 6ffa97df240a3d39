const assert = require('assert');
const test = require('test');
const zmq = require('zmq');
const { closeAll, open, thrown } = require('./sockets');
test.setup();

const TEXTS = {
  100001: [TypeError, 'ERR_INVALID_ARG_COUNT', 'Invalid number of parameters. '],
  100002: [TypeError, 'ERR_MISSING_ARGS', 'Parameter not optional. '],
  100005: [TypeError, 'ERR_INVALID_ARG_TYPE', 'The argument could not be coerced to the specified type. '],
  100006: [RangeError, 'ERR_OUT_OF_RANGE', 'Value is out of range. '],
  100008: [TypeError, 'ERR_INVALID_THIS', 'Object is not an instance of declaring class. '],
};

function assertFails(number, action) {
  const error = thrown(action);
  const [Class, code, text] = TEXTS[number];
  assert.strictEqual(error.number, number);
  assert.isTrue(error instanceof Class);
  assert.strictEqual(error.code, code);
  assert.strictEqual(error.message.slice(0, text.length), text);
  assert.greaterThan(error.message.length, text.length);
}

const METHODS = {
  bind: ['tcp://127.0.0.1:*'],
  connect: ['tcp://127.0.0.1:5555'],
  send: ['data'],
  subscribe: ['topic'],
  unsubscribe: ['topic'],
  setsockopt: ['LINGER', 0],
  getsockopt: ['LINGER'],
  recvMultipart: [],
  close: [],
};

describe('arguments of a socket', () => {
  let socket;
  beforeEach(() => {
    socket = open(zmq.SUB);
  });
  afterEach(closeAll);

  for (const [name, args] of Object.entries(METHODS)) {
    it(`${name}: too many`, () => assertFails(100001, () => socket[name](...args, 1)));
    if (args.length > 0) it(`${name}: too few`, () => assertFails(100002, () => socket[name](...args.slice(1))));
  }
  it('recv: too many', () => assertFails(100001, () => socket.recv(() => {}, 1)));

  for (const name of ['bind', 'connect', 'getsockopt']) {
    for (const value of [undefined, null, 5555, {}, ['x'], Symbol('s'), () => 'x']) {
      it(`${name}(${String(value)}): wrong type`, () => assertFails(100005, () => socket[name](value)));
    }
  }
  it('setsockopt: wrong type of the name', () => assertFails(100005, () => socket.setsockopt(17, 0)));

  for (const value of [null, 0, 'callback', {}, []]) {
    it(`recv(${JSON.stringify(value)}): no callback`, () => assertFails(100005, () => socket.recv(value)));
  }

  const unsendable = {
    undefined: undefined,
    null: null,
    number: 1,
    boolean: false,
    bigint: BigInt(1),
    symbol: Symbol('s'),
    function: () => {},
    object: {},
    date: new Date(),
    'String object': new String('x'),
    'array-like': { length: 1, 0: 'x' },
    set: new Set(['x']),
  };
  for (const [kind, value] of Object.entries(unsendable)) {
    for (const name of ['send', 'subscribe', 'unsubscribe']) {
      it(`${name}: a ${kind} is no message`, () => assertFails(100005, () => socket[name](value)));
    }
    it(`send: nor is it a frame of one`, () => assertFails(100005, () => socket.send(['x', value])));
  }
  it('send: no frame at all', () => assertFails(100006, () => socket.send([])));
  it('send: an array within an array', () => assertFails(100005, () => socket.send([['x']])));
  it('subscribe: an array', () => assertFails(100005, () => socket.subscribe(['x'])));

  it('nothing of it harms the socket', () => {
    socket.bind('tcp://127.0.0.1:*');
    const pub = open(zmq.PUB);
    pub.connect(socket.lastEndpoint);
    socket.setsockopt('RCVTIMEO', 5);
    for (let received; received === undefined; ) {
      pub.send('data');
      try {
        received = String(socket.recv());
      } catch (error) {
        assert.strictEqual(error.code, 'EAGAIN');
      }
    }
  });
});

describe('members of ZmqSocket with another this', () => {
  afterEach(closeAll);
  const { prototype } = zmq.Socket;
  const own = Object.getOwnPropertyDescriptors(prototype);

  for (const other of [undefined, null, 1, 'x', {}, Object.create(prototype), prototype]) {
    const shown = other === prototype ? 'the prototype' : Object.prototype.toString.call(other);
    for (const name of [...Object.keys(METHODS), 'recv', 'recvSync', 'toJSON']) {
      it(`${name}: ${shown}`, () => assertFails(100008, () => prototype[name].apply(other, METHODS[name] || [])));
    }
    for (const name of ['type', 'more', 'lastEndpoint']) {
      it(`${name}: ${shown}`, () => assertFails(100008, () => own[name].get.call(other)));
    }
  }
});

require.main === module && test.run(console.ERROR);
