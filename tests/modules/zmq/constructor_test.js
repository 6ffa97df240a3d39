const assert = require('assert');
const test = require('test');
const zmq = require('zmq');
const { closeAll, open, thrown } = require('./sockets');
test.setup();

describe('new zmq.Socket()', () => {
  afterEach(closeAll);

  it('makes a PAIR by default', () => {
    assert.strictEqual(open().type, zmq.PAIR);
    assert.strictEqual(open(undefined).type, zmq.PAIR);
  });

  it('makes a socket of every type', () => {
    for (const name of Object.keys(zmq)) {
      if (name !== 'Socket') assert.strictEqual(open(zmq[name]).type, zmq[name], name);
    }
  });

  for (const value of [-1, 11, 99, 1.5, NaN, Infinity, -Infinity]) {
    it(`refuses the number ${value}`, () => {
      const error = thrown(() => new zmq.Socket(value));
      assert.isTrue(error instanceof RangeError);
      assert.strictEqual(error.number, 100006);
      assert.strictEqual(error.code, 'ERR_OUT_OF_RANGE');
      assert.strictEqual(error.message, `Value is out of range. A socket's type is an integer from 0 to 10, not ${value}.`);
    });
  }

  for (const [value, shown] of [
    ['x', 'a value of type string'],
    ['3', 'a value of type string'],
    [null, 'null'],
    [true, 'a value of type boolean'],
    [{}, 'a value of type object'],
    [[3], 'an array'],
    [Symbol('s'), 'a value of type symbol'],
    [() => 3, 'a value of type function'],
    [BigInt(3), 'a value of type bigint'],
  ]) {
    it(`refuses ${shown}`, () => {
      const error = thrown(() => new zmq.Socket(value));
      assert.isTrue(error instanceof TypeError);
      assert.strictEqual(error.number, 100005);
      assert.strictEqual(error.code, 'ERR_INVALID_ARG_TYPE');
      assert.strictEqual(
        error.message,
        `The argument could not be coerced to the specified type. A socket's type is a number such as zmq.REQ, not ${shown}.`
      );
    });
  }

  it('takes one argument at most', () => {
    const error = thrown(() => new zmq.Socket(zmq.REQ, undefined));
    assert.strictEqual(error.number, 100001);
    assert.strictEqual(error.message, 'Invalid number of parameters. At most 1, not 2.');
  });

  it('needs new', () => {
    for (const call of [() => zmq.Socket(zmq.REQ), () => zmq.Socket.call(new zmq.Socket()), () => zmq.Socket.apply(null)]) {
      const error = thrown(call);
      assert.isTrue(error instanceof TypeError);
      assert.strictEqual(error.number, 100007);
      assert.strictEqual(error.message, 'Constructor cannot be called as a function. Write new zmq.Socket(type).');
    }
  });
});

describe('ZmqSocket', () => {
  afterEach(closeAll);

  it('is the name', () => {
    const socket = open();
    assert.strictEqual(zmq.Socket.name, 'ZmqSocket');
    assert.strictEqual(zmq.Socket.length, 0);
    assert.strictEqual(socket.constructor, zmq.Socket);
    assert.strictEqual(socket.constructor.name, 'ZmqSocket');
    assert.strictEqual(Object.prototype.toString.call(socket), '[object ZmqSocket]');
  });

  it('is what its instances are instances of', () => {
    assert.isTrue(open() instanceof zmq.Socket);
    assert.isFalse({} instanceof zmq.Socket);
  });

  it('can be extended', () => {
    class Requester extends zmq.Socket {
      constructor(address) {
        super(zmq.REQ);
        this.address = address;
      }
      get type() {
        return `REQ ${super.type}`;
      }
    }
    const socket = new Requester('tcp://127.0.0.1:5555');
    try {
      assert.isTrue(socket instanceof Requester);
      assert.isTrue(socket instanceof zmq.Socket);
      assert.strictEqual(socket.type, 'REQ 3');
      assert.strictEqual(socket.address, 'tcp://127.0.0.1:5555');
      assert.strictEqual(thrown(() => socket.recv()).code, 'EFSM');
    } finally {
      socket.close();
    }
  });

  it('has no members on the instance, and none of its prototype is enumerable', () => {
    const socket = open();
    assert.deepEqual(Reflect.ownKeys(socket), []);
    for (const key in socket) assert.fail(`enumerable ${key}`);
  });

  it('has the documented members and those beyond', () => {
    assert.deepEqual(
      Reflect.ownKeys(zmq.Socket.prototype).filter((key) => typeof key === 'string').sort(),
      [
        'bind', 'close', 'connect', 'constructor', 'disconnect', 'getsockopt', 'lastEndpoint', 'monitor', 'more', 'poll', 'recv',
        'recvAsync', 'recvMultipart', 'recvSync', 'send', 'setsockopt', 'subscribe', 'toJSON', 'toString', 'type', 'unbind',
        'unsubscribe',
      ]
    );
    assert.strictEqual(zmq.Socket.prototype.recvSync, zmq.Socket.prototype.recv);
  });

  it('has a type that cannot be set', () => {
    'use strict';
    const socket = open(zmq.SUB);
    assert.throws(() => {
      socket.type = zmq.PUB;
    }, TypeError);
    assert.strictEqual(socket.type, zmq.SUB);
  });

  it('shows itself as text and as JSON', () => {
    const socket = open(zmq.REP);
    assert.strictEqual(String(socket), '[ZmqSocket]');
    assert.strictEqual(JSON.stringify(socket), '{"type":4}');
    socket.close();
    assert.strictEqual(JSON.stringify({ socket }), '{"socket":{"type":4}}');
  });
});

require.main === module && test.run(console.ERROR);
