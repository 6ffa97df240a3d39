// Request and reply: a REP server in a coroutine and a REQ client in the main script, over tcp.
// recv() holds up its own coroutine and nothing else, so both sides are plain loops.
//
//     jsbridge examples/request_reply.js

'use strict';

const coroutine = require('coroutine');
const zmq = require('zmq');

const names = ['Ada', 'Grace', '世界'];

const server = new zmq.Socket(zmq.REP);
server.bind('tcp://127.0.0.1:*');
console.log(`server: listens on ${server.lastEndpoint}`);

coroutine.start(() => {
  for (let served = 0; served < names.length; served++) {
    const name = server.recv().toString();
    console.log(`server: got  ${name}`);
    server.send(`Hello, ${name}!`);
  }
  server.close();
});

const client = new zmq.Socket(zmq.REQ);
client.connect(server.lastEndpoint);
for (const name of names) {
  client.send(name);
  console.log(`client: got  ${client.recv()}`);
}
client.close();
