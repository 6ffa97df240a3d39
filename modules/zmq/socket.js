'use strict';

const check = require('./arguments');
const { CurveKeypair } = require('./keypair');
const { Messages, receiveLater, receivePromise, takeFrames } = require('./later');
const { Monitors } = require('./monitor');
const { openProxy } = require('./proxy');
const types = require('./types');

const { mailFrames, offerBytes, stageText, recv, send } = host;
const { construct } = Reflect;
const { isArray } = Array;
const { arrayForEach } = primordials;
// How a payload is staged, as host.py knows it.
const BYTES = 0;
const TEXT = 1;

// Hands one frame over to the Python function that is called next; returns its kind.
function stage(data) {
  if (typeof data === 'string') {
    stageText(data);
    return TEXT;
  }
  if (!offerBytes(data)) throw check.noPayload(data);
  return BYTES;
}

function sendMessage(number, frames) {
  if (mailFrames(frames)) {
    host.sendFrames(number, frames.length);
    return;
  }
  host.beginMessage();
  for (let index = 0; index < frames.length; index++) host.addFrame(stage(frames[index]));
  host.sendMessage(number);
}

class Socket {
  #number;
  #type;
  // Lets Python close the socket when nothing refers to this object any more.
  #token;
  #monitors;

  constructor(args) {
    check.count(args, 0, 1);
    this.#type = check.socketType(args[0] === undefined ? types.PAIR : args[0]);
    this.#number = host.create(this.#type);
    this.#token = host.takeToken(this.#number);
  }

  static numberOf(socket) {
    try {
      return socket.#number;
    } catch (error) {
      throw check.fail(100008, 'This is a member of ZmqSocket.');
    }
  }

  get type() {
    Socket.numberOf(this);
    return this.#type;
  }

  bind(address) {
    const number = Socket.numberOf(this);
    check.count(arguments, 1, 1);
    host.bind(number, check.address(address));
  }

  connect(address) {
    const number = Socket.numberOf(this);
    check.count(arguments, 1, 1);
    host.connect(number, check.address(address));
  }

  unbind(address) {
    const number = Socket.numberOf(this);
    check.count(arguments, 1, 1);
    host.unbind(number, check.address(address));
  }

  disconnect(address) {
    const number = Socket.numberOf(this);
    check.count(arguments, 1, 1);
    host.disconnect(number, check.address(address));
  }

  recv(callback) {
    const number = Socket.numberOf(this);
    if (arguments.length > 0) {
      check.count(arguments, 0, 1);
      if (callback !== undefined) return receiveLater(this, number, check.callback(callback));
    }
    return recv(number);
  }

  recvMultipart() {
    const number = Socket.numberOf(this);
    check.count(arguments, 0, 0);
    return takeFrames(host.recvMessage(number));
  }

  // Errors of arguments reject the promise, too. An async function would look up then() of the promise that it returns.
  recvAsync() {
    try {
      const number = Socket.numberOf(this);
      check.count(arguments, 0, 0);
      return receivePromise(this, number);
    } catch (error) {
      return new Promise((resolve, reject) => reject(error));
    }
  }

  poll(timeout, events) {
    const number = Socket.numberOf(this);
    check.count(arguments, 0, 2);
    return host.poll(number, check.timeout(timeout), check.events(events));
  }

  get more() {
    return host.more(Socket.numberOf(this));
  }

  send(data) {
    const number = Socket.numberOf(this);
    if (arguments.length !== 1) check.count(arguments, 1, 1);
    // Buffers first, since most messages are: every question costs as much as the answer.
    if (typeof data !== 'string' && offerBytes(data)) send(number, BYTES);
    else if (isArray(data)) sendMessage(number, check.message(data));
    else send(number, stage(data));
  }

  subscribe(topic) {
    const number = Socket.numberOf(this);
    check.count(arguments, 1, 1);
    host.subscribe(number, true, stage(topic));
  }

  unsubscribe(topic) {
    const number = Socket.numberOf(this);
    check.count(arguments, 1, 1);
    host.subscribe(number, false, stage(topic));
  }

  get lastEndpoint() {
    return host.lastEndpoint(Socket.numberOf(this));
  }

  setsockopt(name, value) {
    const number = Socket.numberOf(this);
    check.count(arguments, 2, 2);
    const warning = host.setOption(number, check.optionName(name), value);
    if (warning !== undefined) require('process').emitWarning(warning, 'ZmqWarning', 'ZMQ_LATE_OPTION');
  }

  getsockopt(name) {
    const number = Socket.numberOf(this);
    check.count(arguments, 1, 1);
    return host.getOption(number, check.optionName(name));
  }

  monitor(callback) {
    const number = Socket.numberOf(this);
    check.count(arguments, 1, 1);
    check.callback(callback);
    host.ensureOpen(number);
    if (this.#monitors === undefined) this.#monitors = new Monitors(number);
    return this.#monitors.add(callback);
  }

  close() {
    const number = Socket.numberOf(this);
    check.count(arguments, 0, 0);
    if (this.#monitors !== undefined) this.#monitors.end();
    host.close(number);
  }

  toString() {
    return '[ZmqSocket]';
  }

  toJSON() {
    Socket.numberOf(this);
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
const define = (object, name, value) =>
  Object.defineProperty(object, name, { value, writable: true, enumerable: false, configurable: true });
define(prototype, 'constructor', ZmqSocket);
define(prototype, 'recvSync', prototype.recv);
define(prototype, Symbol.asyncIterator, function messages() {
  return new Messages(this, Socket.numberOf(this));
});

define(ZmqSocket, 'proxy', function proxy(front, back, capture) {
  check.count(arguments, 2, 3);
  return openProxy(Socket.numberOf, front, back, capture);
});
define(ZmqSocket, 'curveKeypair', function curveKeypair() {
  check.count(arguments, 0, 0);
  return new CurveKeypair(host.makeKeypair());
});
define(ZmqSocket, 'authenticate', function authenticate(options) {
  check.count(arguments, 1, 1);
  host.authenticate(options);
});
arrayForEach(['POLLIN', 'POLLOUT'], (name) => Object.defineProperty(ZmqSocket, name, { value: check[name], enumerable: true }));
Object.defineProperty(prototype, Symbol.toStringTag, { value: 'ZmqSocket', configurable: true });

module.exports = { ZmqSocket };
