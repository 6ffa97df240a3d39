'use strict';

// libzmq's tree of topics has a level for each byte, and a socket with a very long topic would end the process when it closes.
const assert = require('assert');
const test = require('test');
const zmq = require('zmq');
test.setup();

const LONGEST = 4096;

describe('a long topic', () => {
  const ways = {
    'subscribe of a SUB': [zmq.SUB, (socket, topic) => socket.subscribe(topic)],
    'unsubscribe of a SUB': [zmq.SUB, (socket, topic) => socket.unsubscribe(topic)],
    'subscribe of an XSUB': [zmq.XSUB, (socket, topic) => socket.subscribe(topic)],
    'setsockopt': [zmq.SUB, (socket, topic) => socket.setsockopt('SUBSCRIBE', topic)],
    'a message of an XSUB': [zmq.XSUB, (socket, topic) => socket.send(Buffer.concat([Buffer.from([1]), topic]))],
    'a frame of an XSUB': [zmq.XSUB, (socket, topic) => socket.send(['first', Buffer.concat([Buffer.from([0]), topic])])],
  };
  for (const [name, [type, use]] of Object.entries(ways))
    it(`is refused: ${name}`, () => {
      const socket = new zmq.Socket(type);
      use(socket, Buffer.alloc(LONGEST, 97));
      for (const length of [LONGEST + 1, 1 << 20]) {
        let caught;
        try {
          use(socket, Buffer.alloc(length, 97));
        } catch (error) {
          caught = error;
        }
        assert.equal(caught.name, 'RangeError');
        assert.equal(caught.number, 100006);
        assert.equal(caught.code, 'ERR_OUT_OF_RANGE');
        assert.equal(caught.message, `Value is out of range. A topic has at most ${LONGEST} bytes, not ${length}.`);
      }
      socket.close();
    });

  it('is no matter of messages', () => {
    const socket = new zmq.Socket(zmq.XSUB);
    const xpub = new zmq.Socket(zmq.XPUB);
    xpub.bind('inproc://long-topic');
    socket.connect('inproc://long-topic');
    socket.send(Buffer.alloc(LONGEST + 2, 97));
    assert.equal(xpub.recv().length, LONGEST + 2);
    socket.close();
    xpub.close();
  });
});

require.main === module && test.run(console.ERROR);
