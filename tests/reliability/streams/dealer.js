// Sends numbers with the name of its life until it is told to stop, and then 'end'; prints the answers as they come.
//
//     jsbridge dealer.js bind|connect ADDRESS NAME LIFE
'use strict';

const coroutine = require('coroutine');
const zmq = require('zmq');
const { bounded, join } = require('./bounded');

const [, , how, address, name, life] = process.argv;
const dealer = bounded(zmq.DEALER);
dealer.setsockopt('ROUTING_ID', name);
join(dealer, how, address);

const told = new coroutine.Event();
coroutine.start(() => {
  process.stdin.readLine();
  told.set();
});
coroutine.start(() => {
  for (let sent = 0; !told.isSet(); sent++) {
    dealer.send([life, String(sent)]);
    coroutine.sleep(0);
  }
  dealer.send([life, 'end']);
});

for (let answer; answer !== 'end'; ) {
  const [server, asker, text] = dealer.recvMultipart().map(String);
  answer = text;
  console.log(`${server}/${asker} ${text}`);
}
