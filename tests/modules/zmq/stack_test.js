const assert = require('assert');
const coroutine = require('coroutine');
const test = require('test');
const zmq = require('zmq');
const { bound, closeAll, open } = require('./sockets');
test.setup();

function thrownBy(action) {
  try {
    action();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

/** The first frame of a stack that is not of the runtime itself. */
const place = (error) => error.stack.split('\n').find((line) => line.includes(__filename));

describe('the stack of a zmq error', () => {
  afterEach(closeAll);

  const failures = {
    'an argument': () => new zmq.Socket('x'),
    'a bad address': () => open().bind('tcp://127.0.0.1:99999'),
    'the state of the socket': () => open(zmq.REP).send('x'),
    'a receive': () => open(zmq.PUB).recv(),
    'an option': () => open().setsockopt('NO_SUCH_OPTION', 1),
    'a timeout': () => {
      const pull = bound(zmq.PULL, 'inproc');
      pull.setsockopt('RCVTIMEO', 1);
      pull.recv();
    },
  };
  for (const [name, action] of Object.entries(failures)) {
    it(`names the script's own function: ${name}`, () => {
      const error = thrownBy(function theCulprit() {
        action();
      });
      assert.isString(place(error));
      assert.isTrue(error.stack.includes('theCulprit'));
    });
  }

  it('is that of the fiber which waited', () => {
    const pull = bound(zmq.PULL, 'inproc');
    let error;
    function theWaiter() {
      pull.recv();
    }
    const fiber = coroutine.start(() => {
      error = thrownBy(theWaiter);
    });
    coroutine.sleep();
    (function theCloser() {
      pull.close();
    })();
    fiber.join();
    assert.isTrue(error.stack.includes('theWaiter'));
    assert.isFalse(error.stack.includes('theCloser'));
  });
});

require.main === module && test.run(console.ERROR);
