'use strict';

const assert = require('assert');
const test = require('test');
const zmq = require('zmq');
test.setup();

describe('what for await goes through', () => {
  it('says so when its members are called on something else', async () => {
    const socket = new zmq.Socket(zmq.PULL);
    const messages = socket[Symbol.asyncIterator]();
    for (const name of ['next', 'return'])
      for (const other of [undefined, null, 1, {}, socket]) {
        let caught;
        try {
          await messages[name].call(other);
        } catch (error) {
          caught = error;
        }
        assert.equal(caught.number, 100008);
        assert.equal(caught.code, 'ERR_INVALID_THIS');
        assert.equal(caught.message, 'Object is not an instance of declaring class. This is a member of the messages of a ZmqSocket.');
      }
    assert.deepEqual(await messages.return(7), { value: 7, done: true });
    socket.close();
  });
});

require.main === module && test.run(console.ERROR);
