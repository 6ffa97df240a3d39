'use strict';

// A socket's callbacks for the events of its connections. libzmq has one monitor for each socket; here any number share it.
const { start } = host.fibers;
const { arrayForEach, arrayIndexOf, copied, list, removeAt } = primordials;

class Monitors {
  #number;
  #callbacks = list();

  constructor(number) {
    this.#number = number;
  }

  /** Begins to tell a callback; returns what ends that. */
  add(callback) {
    const entry = { callback };
    const callbacks = this.#callbacks;
    if (callbacks.length === 0) host.monitor(this.#number, (events) => this.#tell(events));
    // What happened before this call is for those who were there.
    else this.#tell(host.monitored(this.#number));
    callbacks[callbacks.length] = entry;
    return Object.freeze({
      stop: () => {
        const index = arrayIndexOf(callbacks, entry);
        if (index < 0) return;
        removeAt(callbacks, index);
        if (callbacks.length === 0) host.stopMonitor(this.#number);
      },
    });
  }

  /** The socket is about to close: tells what has happened up to now. */
  end() {
    if (this.#callbacks.length > 0) this.#tell(host.stopMonitor(this.#number));
    this.#callbacks.length = 0;
  }

  // Each call in a fiber of its own: it may block, and an error that it throws is reported as any fiber's.
  #tell(events) {
    const callbacks = copied(this.#callbacks);
    arrayForEach(events, (event) => arrayForEach(callbacks, ({ callback }) => start(() => callback({ ...event }))));
  }
}

module.exports = { Monitors };
