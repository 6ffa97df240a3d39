// A reliable client (the "lazy pirate" of the ZeroMQ guide): when no answer comes in time, it asks again, until it gets one.
// It works with any REP server, whatever happens to that; a request may be done twice, so it should not matter if it is.
//
//     jsbridge examples/lazy_pirate.js                       in one process: the server dies, and comes again
//     jsbridge examples/lazy_pirate.js server ADDRESS        or in two, with an address such as tcp://127.0.0.1:5555:
//     jsbridge examples/lazy_pirate.js client ADDRESS        kill the server with Ctrl-C, and start it again

'use strict';

const coroutine = require('coroutine');
const zmq = require('zmq');

const TIMEOUT_MS = 250;
const ATTEMPTS = 20;

class ReliableClient {
  constructor(address) {
    this.address = address;
    this.open();
  }

  open() {
    this.socket = new zmq.Socket(zmq.REQ);
    this.socket.setsockopt('RCVTIMEO', TIMEOUT_MS);
    // A request that is given up is not worth a wait at the end.
    this.socket.setsockopt('LINGER', 0);
    this.socket.connect(this.address);
  }

  ask(request) {
    for (let left = ATTEMPTS; left > 0; left--) {
      this.socket.send(request);
      try {
        return this.socket.recv().toString();
      } catch (error) {
        if (error.code !== 'EAGAIN') throw error;
      }
      console.log(`client: no answer to ${request}, asks again`);
      // A REQ may not send again before it has received: a new one may, and forgets an answer that comes too late.
      this.socket.close();
      this.open();
    }
    throw new Error(`no answer to ${request} in ${ATTEMPTS} attempts`);
  }

  close() {
    this.socket.close();
  }
}

/** Serves until its socket is closed, or dies with the request that it is given. */
function serve(server, deadly) {
  try {
    for (;;) {
      const request = server.recv().toString();
      if (request === deadly) return server.close();
      console.log(`server: does ${request}`);
      server.send(`${request} is done`);
    }
  } catch (error) {
    if (error.code !== 'ENOTSOCK') throw error;
  }
}

function listen(address) {
  const server = new zmq.Socket(zmq.REP);
  server.bind(address);
  return server;
}

function askAll(address) {
  const client = new ReliableClient(address);
  for (const request of ['one', 'two', 'three', 'four']) console.log(`client: ${client.ask(request)}`);
  client.close();
}

function main(role, address) {
  if (role === 'server') return serve(listen(address));
  if (role === 'client') return askAll(address);
  const mortal = listen('tcp://127.0.0.1:*');
  const place = mortal.lastEndpoint;
  const client = coroutine.start(askAll, place);
  serve(mortal, 'three');
  console.log('server: is dead');
  coroutine.sleep(2 * TIMEOUT_MS);
  const successor = listen(place);
  coroutine.start(serve, successor);
  client.join();
  successor.close();
}

module.exports = { ReliableClient };
if (require.main === module) main(...process.argv.slice(2));
