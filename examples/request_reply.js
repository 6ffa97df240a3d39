// Request and reply: a server in a coroutine and a client in the main script, over tcp.
//
//   jsbridge examples/request_reply.js
'use strict';

const zmq = require('zmq');
const coroutine = require('coroutine');

const server = new zmq.Socket(zmq.REP);
server.bind('tcp://127.0.0.1:*');

const serving = coroutine.start(() => {
  for (;;) {
    const request = server.recv().toString();
    console.log(`server: got  "${request}"`);
    if (request === 'goodbye') break;
    server.send(`hello, ${request}`);
  }
});

const client = new zmq.Socket(zmq.REQ);
client.connect(server.lastEndpoint);
for (const name of ['world', 'fibers', '世界']) {
  client.send(name);
  console.log(`client: got  "${client.recv()}"`);
}

client.send('goodbye');
serving.join();
client.close();
server.close();
