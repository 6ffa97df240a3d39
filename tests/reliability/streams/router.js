// Answers each message with its own name before it, for as long as it lives. Prints its address, and each time that a
// client is gone before its answer.
//
//     jsbridge router.js bind|connect ADDRESS NAME
'use strict';

const zmq = require('zmq');
const { bounded, join } = require('./bounded');

const [, , how, address, name] = process.argv;
const router = bounded(zmq.ROUTER);
// A client that comes again before its death has been noticed gets its place back.
router.setsockopt('ROUTER_HANDOVER', 1);
// Waits for a client that reads slowly, where a ROUTER would otherwise drop the answer.
router.setsockopt('ROUTER_MANDATORY', 1);
router.setsockopt('SNDTIMEO', 500);
join(router, how, address);

function answer(client, message) {
  for (;;) {
    try {
      router.send([client, name, ...message]);
      return;
    } catch (error) {
      if (error.code === 'EHOSTUNREACH') {
        console.log(`${client} is gone`);
        return;
      }
      if (error.code !== 'EAGAIN') throw error;
      // Who lost its place to the next one of its name has an id of libzmq's own from then on. Its pipe stays full for as long as
      // the ROUTER does not read what is left in the other one.
      if (client[0] === 0) {
        console.log('a client is replaced');
        return;
      }
    }
  }
}

for (;;) {
  const [client, ...message] = router.recvMultipart();
  answer(client, message);
}
