'use strict';

const check = require('./arguments');

const { current, park, report, start, wake } = host.fibers;
const { arrayForEach, list } = primordials;

/** A relay between two sockets: a fiber for each way. It keeps the program going until it ends. */
class Relay {
  #number;
  #running = 0;
  #failed = false;
  #error;
  #joining = list();
  // They must not become garbage while messages go through them.
  #sockets;

  constructor(number, sockets) {
    this.#number = number;
    this.#sockets = sockets;
    this.#run(true);
    // Between a socket and itself there is one way.
    if (sockets[0] !== sockets[1]) this.#run(false);
  }

  stop() {
    if (this.#running > 0) host.stopRelay(this.#number);
  }

  join() {
    while (this.#running > 0) {
      this.#joining[this.#joining.length] = current();
      park();
    }
    if (this.#failed) throw this.#error;
  }

  #run(forward) {
    this.#running++;
    start(
      () => host.relay(this.#number, forward),
      (error, failed) => this.#ended(error, failed)
    );
  }

  #ended(error, failed) {
    // The script's own close() is a way to end it.
    if (failed && !this.#failed && error.code !== 'ENOTSOCK') {
      this.#failed = true;
      this.#error = error;
    }
    this.stop();
    if (--this.#running > 0) return;
    host.closeRelay(this.#number);
    this.#sockets = undefined;
    if (this.#failed && this.#joining.length === 0) report(this.#error);
    const joining = this.#joining;
    this.#joining = list();
    arrayForEach(joining, (fiber) => wake(fiber));
  }
}

/** Begins to relay between sockets, whose numbers `numberOf` tells. */
function openProxy(numberOf, front, back, capture) {
  const find = (value, name) => {
    try {
      return numberOf(value);
    } catch (error) {
      throw check.fail(100005, `The ${name} is a ZmqSocket.`);
    }
  };
  const first = find(front, 'front');
  const second = find(back, 'back');
  const third = capture === undefined || capture === null ? 0 : find(capture, 'capture socket');
  return new Relay(host.openRelay(first, second, third), [front, back, capture]);
}

module.exports = { openProxy };
