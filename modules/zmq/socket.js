'use strict';

const check = require('./arguments');
const types = require('./types');

const { stageBytes, stageText, makeBuffer } = host;
const { start } = host.fibers;
const { construct } = Reflect;
const { isArray } = Array;
// How a payload is staged, as host.py knows it.
const BYTES = 0;
const TEXT = 1;

// Hands one frame over to the Python function that is called next; returns its kind.
function stage(data) {
  if (typeof data === 'string') {
    stageText(data);
    return TEXT;
  }
  stageBytes(data);
  return BYTES;
}

function sendMessage(number, frames) {
  host.beginMessage();
  for (let index = 0; index < frames.length; index++) host.addFrame(stage(frames[index]));
  host.sendMessage(number);
}

// The place in the queue is taken now, so that callbacks and fibers are served in the order of their calls.
function receiveLater(socket, number, callback) {
  host.ensureOpen(number);
  // Nobody else may know the socket any more: it must not become garbage while it is waited on.
  let kept = socket;
  const fiber = start(() => {
    let data;
    try {
      data = makeBuffer(host.collect(fiber));
    } catch (error) {
      callback(error);
      return;
    } finally {
      kept = undefined;
    }
    callback(null, data);
  });
  host.reserve(number, fiber);
}

class Socket {
  #number;
  #type;
  // Lets Python close the socket when nothing refers to this object any more.
  #token;

  constructor(args) {
    check.count(args, 0, 1);
    this.#type = check.socketType(args[0] === undefined ? types.PAIR : args[0]);
    this.#number = host.create(this.#type);
    this.#token = host.takeToken(this.#number);
  }

  static #numberOf(socket) {
    try {
      return socket.#number;
    } catch (error) {
      throw check.fail(100008, 'This is a member of ZmqSocket.');
    }
  }

  get type() {
    Socket.#numberOf(this);
    return this.#type;
  }

  bind(address) {
    const number = Socket.#numberOf(this);
    check.count(arguments, 1, 1);
    host.bind(number, check.address(address));
  }

  connect(address) {
    const number = Socket.#numberOf(this);
    check.count(arguments, 1, 1);
    host.connect(number, check.address(address));
  }

  recv(callback) {
    const number = Socket.#numberOf(this);
    if (arguments.length > 0) {
      check.count(arguments, 0, 1);
      if (callback !== undefined) return receiveLater(this, number, check.callback(callback));
    }
    return makeBuffer(host.recv(number));
  }

  recvMultipart() {
    const number = Socket.#numberOf(this);
    check.count(arguments, 0, 0);
    const length = host.recvMessage(number);
    const frames = [];
    for (let index = 0; index < length; index++) frames[index] = makeBuffer(host.takeFrame());
    return frames;
  }

  get more() {
    return host.more(Socket.#numberOf(this));
  }

  send(data) {
    const number = Socket.#numberOf(this);
    if (arguments.length !== 1) check.count(arguments, 1, 1);
    if (isArray(data)) sendMessage(number, check.message(data));
    else host.send(number, stage(check.payload(data)));
  }

  subscribe(topic) {
    const number = Socket.#numberOf(this);
    check.count(arguments, 1, 1);
    host.subscribe(number, true, stage(check.payload(topic)));
  }

  unsubscribe(topic) {
    const number = Socket.#numberOf(this);
    check.count(arguments, 1, 1);
    host.subscribe(number, false, stage(check.payload(topic)));
  }

  get lastEndpoint() {
    return host.lastEndpoint(Socket.#numberOf(this));
  }

  setsockopt(name, value) {
    const number = Socket.#numberOf(this);
    check.count(arguments, 2, 2);
    host.setOption(number, check.optionName(name), value);
  }

  getsockopt(name) {
    const number = Socket.#numberOf(this);
    check.count(arguments, 1, 1);
    return host.getOption(number, check.optionName(name));
  }

  close() {
    const number = Socket.#numberOf(this);
    check.count(arguments, 0, 0);
    host.close(number);
  }

  toString() {
    return '[ZmqSocket]';
  }

  toJSON() {
    Socket.#numberOf(this);
    return { type: this.#type };
  }
}

// A class cannot be called without `new`; fibjs's constructor can, and then says so in its own words.
function ZmqSocket(...args) {
  if (new.target === undefined) throw check.fail(100007, 'Write new zmq.Socket(type).');
  return construct(Socket, [args], new.target);
}
const { prototype } = Socket;
Object.defineProperties(ZmqSocket, { prototype: { value: prototype, writable: false }, length: { value: 0 } });
for (const [name, value] of [['constructor', ZmqSocket], ['recvSync', prototype.recv]]) {
  Object.defineProperty(prototype, name, { value, writable: true, enumerable: false, configurable: true });
}
Object.defineProperty(prototype, Symbol.toStringTag, { value: 'ZmqSocket', configurable: true });

module.exports = { ZmqSocket };
