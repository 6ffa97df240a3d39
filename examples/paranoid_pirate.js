// A worker queue in which everybody may die (the "paranoid pirate" of the ZeroMQ guide). Queue and workers send each other a
// heartbeat when they have nothing else to say. A worker that is not heard gets no more work; a queue that is not heard is
// connected to anew; and clients ask again (lazy_pirate.js).
//
//     jsbridge examples/paranoid_pirate.js                           in one process: a worker dies, then the queue does
//     jsbridge examples/paranoid_pirate.js queue FRONT BACK          or each in its own, to be killed and started again;
//     jsbridge examples/paranoid_pirate.js worker BACK NAME          FRONT and BACK are such as tcp://127.0.0.1:5601
//     jsbridge examples/paranoid_pirate.js client FRONT REQUEST…

'use strict';

const coroutine = require('coroutine');
const zmq = require('zmq');
const { ReliableClient } = require('./lazy_pirate');

const HEARTBEAT_MS = 50;
// So many heartbeats may be late before the other is dead.
const LIVENESS = 4;
const MOST_DELAY_MS = 1000;
const READY = 'ready';
const HEARTBEAT = 'heartbeat';

function untilClosed(step) {
  try {
    for (;;) step();
  } catch (error) {
    if (error.code !== 'ENOTSOCK') throw error;
  }
}

function bound(type, address) {
  const socket = new zmq.Socket(type);
  socket.bind(address);
  return socket;
}

class Queue {
  constructor(front, back) {
    this.front = bound(zmq.ROUTER, front);
    this.back = bound(zmq.ROUTER, back);
    this.requests = [];
    // By their names in hexadecimal; the one that waits longest for work comes first.
    this.workers = new Map();
    coroutine.start(untilClosed, () => this.hearClient());
    coroutine.start(untilClosed, () => this.hearWorker());
    coroutine.start(untilClosed, () => this.beat());
  }

  hearClient() {
    this.requests.push(this.front.recvMultipart());
    this.dispatch();
  }

  hearWorker() {
    const [name, ...message] = this.back.recvMultipart();
    const key = name.hex();
    const alive = { name, idle: true, expires: Date.now() + HEARTBEAT_MS * LIVENESS };
    if (message.length > 1) {
      this.front.send(message);
    } else if (message[0].toString() === HEARTBEAT) {
      // One that is not known is from before this queue's time: it will notice.
      if (this.workers.has(key)) this.workers.get(key).expires = alive.expires;
      return;
    }
    this.workers.delete(key);
    this.workers.set(key, alive);
    this.dispatch();
  }

  dispatch() {
    for (const worker of this.workers.values()) {
      if (this.requests.length === 0) return;
      if (!worker.idle) continue;
      worker.idle = false;
      this.back.send([worker.name, ...this.requests.shift()]);
    }
  }

  beat() {
    coroutine.sleep(HEARTBEAT_MS);
    for (const [key, { name, expires }] of this.workers) {
      if (expires >= Date.now()) {
        this.back.send([name, HEARTBEAT]);
      } else {
        console.log('queue: has lost a worker');
        this.workers.delete(key);
      }
    }
  }

  close() {
    this.front.close();
    this.back.close();
  }
}

/** Works for a queue, and for the next one when that is dead; `dies` says with which request the worker dies itself. */
function work(address, name, dies = () => false) {
  for (let delay = HEARTBEAT_MS; ; delay = Math.min(2 * delay, MOST_DELAY_MS)) {
    const socket = new zmq.Socket(zmq.DEALER);
    socket.setsockopt('LINGER', 0);
    socket.setsockopt('RCVTIMEO', HEARTBEAT_MS * LIVENESS);
    socket.connect(address);
    socket.send(READY);
    coroutine.start(untilClosed, () => {
      coroutine.sleep(HEARTBEAT_MS);
      socket.send(HEARTBEAT);
    });
    try {
      for (;;) {
        const [client, empty, request] = socket.recvMultipart();
        delay = HEARTBEAT_MS;
        if (request === undefined) continue;
        if (dies(request.toString())) return socket.close();
        socket.send([client, empty, `${name} has done ${request}`]);
      }
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
    }
    console.log(`${name}: has lost the queue`);
    socket.close();
    // Each time longer, so that a queue that comes again is not overrun.
    coroutine.sleep(delay);
  }
}

function ask(address, requests) {
  const client = new ReliableClient(address);
  for (const request of requests) console.log(`client: ${client.ask(request)}`);
  client.close();
}

const [, , role, address, ...rest] = process.argv;
if (role === 'queue') {
  new Queue(address, rest[0]);
} else if (role === 'worker') {
  work(address, rest[0]);
} else if (role === 'client') {
  ask(address, rest);
} else {
  const queue = new Queue('tcp://127.0.0.1:*', 'tcp://127.0.0.1:*');
  const [front, back] = [queue.front.lastEndpoint, queue.back.lastEndpoint];
  const doomed = new Set(['two']);
  for (const name of ['Anna', 'Bert']) coroutine.start(work, back, name, (request) => doomed.delete(request));
  ask(front, ['one', 'two', 'three']);
  queue.close();
  new Queue(front, back);
  ask(front, ['four', 'five']);
  // Queue and worker would go on for ever.
  process.exit(0);
}
