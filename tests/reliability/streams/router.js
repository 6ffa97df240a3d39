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
join(router, how, address);

for (;;) {
  const [client, ...message] = router.recvMultipart();
  try {
    router.send([client, name, ...message]);
  } catch (error) {
    if (error.code !== 'EHOSTUNREACH') throw error;
    console.log(`${client} is gone`);
  }
}
