// Prints the messages that it gets, until one is an end.
//
//     jsbridge pull.js bind|connect ADDRESS
'use strict';

const zmq = require('zmq');
const { bounded, join } = require('./bounded');

const [, , how, address] = process.argv;
const pull = bounded(zmq.PULL);
join(pull, how, address);

for (let message; message !== 'end'; ) {
  const [name, text] = pull.recvMultipart().map(String);
  message = text;
  console.log(`${name} ${text}`);
}
