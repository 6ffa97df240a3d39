'use strict';

const check = require('./arguments');
const types = require('./types');

const { stageBytes, stageText } = host;
const { isArray } = Array;
const BYTES = 0;
const TEXT = 1;
const makeBuffer = host.makeBuffer;

// Hands one frame over to the Python function that is called next; returns its kind.
function stage(data) {
  if (typeof data === 'string') {
    stageText(data);
    return TEXT;
  }
  stageBytes(data);
  return BYTES;
}

class Socket {
  #number;
  #type;
  // Lets Python close the socket when nothing refers to this object any more.
  #token;

  constructor(...args) {
    check.count(args, 0, 1);
    this.#type = check.socketType(args[0] === undefined ? types.PAIR : args[0]);
    this.#number = host.create(this.#type);
    this.#token = host.takeToken(this.#number);
  }

  static #numberOf(socket) {
    try {
      return socket.#number;
    } catch (error) {
      throw check.fail(100008, 'This is a method of ZmqSocket.');
    }
  }

  get type() {
    Socket.#numberOf(this);
    return this.#type;
  }

  bind(...args) {
    const number = Socket.#numberOf(this);
    check.count(args, 1, 1);
    host.bind(number, check.address(args[0]));
  }

  connect(...args) {
    const number = Socket.#numberOf(this);
    check.count(args, 1, 1);
    host.connect(number, check.address(args[0]));
  }

  recv(callback) {
    const number = Socket.#numberOf(this);
    if (callback !== undefined || arguments.length > 1) {
      check.count(arguments, 0, 1);
      check.callback(callback);
      host.ensureOpen(number);
      host.fibers.start(() => {
        let data;
        try {
          data = this.recv();
        } catch (error) {
          callback(error);
          return;
        }
        callback(null, data);
      });
      return undefined;
    }
    return makeBuffer(host.recv(number));
  }

  recvMultipart(...args) {
    const number = Socket.#numberOf(this);
    check.count(args, 0, 0);
    const frames = [];
    let left = host.recvMultipart(number);
    for (; left > 0; left--) frames[frames.length] = makeBuffer(host.takeFrame());
    return frames;
  }

  get more() {
    return host.more(Socket.#numberOf(this));
  }

  send(data) {
    const number = Socket.#numberOf(this);
    if (arguments.length !== 1) check.count(arguments, 1, 1);
    if (isArray(data)) {
      if (data.length === 0) throw check.fail(100006, 'A message has at least one frame.');
      const frames = data.slice();
      frames.forEach(check.payload);
      host.beginMessage();
      for (const frame of frames) host.addFrame(stage(frame));
      host.sendMessage(number);
      return;
    }
    host.send(number, stage(check.payload(data)));
  }

  subscribe(...args) {
    const number = Socket.#numberOf(this);
    check.count(args, 1, 1);
    host.subscribe(number, true, stage(check.payload(args[0])));
  }

  unsubscribe(...args) {
    const number = Socket.#numberOf(this);
    check.count(args, 1, 1);
    host.subscribe(number, false, stage(check.payload(args[0])));
  }

  get lastEndpoint() {
    return host.lastEndpoint(Socket.#numberOf(this));
  }

  setsockopt(...args) {
    const number = Socket.#numberOf(this);
    check.count(args, 2, 2);
    host.setOption(number, check.optionName(args[0]), args[1]);
  }

  getsockopt(...args) {
    const number = Socket.#numberOf(this);
    check.count(args, 1, 1);
    return host.getOption(number, check.optionName(args[0]));
  }

  close() {
    host.close(Socket.#numberOf(this));
  }

  toString() {
    return '[ZmqSocket]';
  }

  toJSON() {
    const type = this.type;
    return { type: Object.keys(types).find((name) => types[name] === type), open: host.isOpen(this.#number) };
  }
}

// A class cannot be called without `new`; fibjs's constructor can, and then says so in its own words.
function ZmqSocket(...args) {
  if (new.target === undefined) throw check.fail(100007, 'Write new zmq.Socket(type).');
  return Reflect.construct(Socket, args, new.target);
}
ZmqSocket.prototype = Socket.prototype;
Object.defineProperty(ZmqSocket, 'prototype', { writable: false });
Object.defineProperty(ZmqSocket, 'length', { value: 0 });
for (const [name, value] of [['constructor', ZmqSocket], ['recvSync', Socket.prototype.recv], [Symbol.toStringTag, 'ZmqSocket']]) {
  Object.defineProperty(Socket.prototype, name, { value, writable: true, enumerable: false, configurable: true });
}

module.exports = { ZmqSocket };
