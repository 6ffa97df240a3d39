// Sends numbers, each with a name before it, until it is told to stop, and then 'end'. Prints how many there were, and
// stays until it is told to leave: libzmq drops what it has not read from an ipc peer that has gone.
//
//     jsbridge push.js bind|connect ADDRESS NAME
'use strict';

const coroutine = require('coroutine');
const zmq = require('zmq');
const { bounded, join } = require('./bounded');

const [, , how, address, name] = process.argv;
const push = bounded(zmq.PUSH);
join(push, how, address);

const told = new coroutine.Event();
coroutine.start(() => {
  process.stdin.readLine();
  told.set();
});

let sent = 0;
for (; !told.isSet(); sent++) {
  push.send([name, String(sent)]);
  coroutine.sleep(0);
}
push.send([name, 'end']);
console.log(String(sent));
process.stdin.readLine();
