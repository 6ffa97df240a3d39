'use strict';

// Receiving without holding up the caller: for a callback, as a promise, and message by message for `for await`. The place in the
// queue is taken at once, so that fibers, callbacks and promises are served in the order of their calls.

const check = require('./arguments');

const { mailedFrames, makeBuffer } = host;
const { start } = host.fibers;
const BasePromise = Promise;
const { getPrototypeOf } = Reflect;
const { arrayIndexOf, asArray, list, removeAt } = primordials;
const AsyncIteratorPrototype = getPrototypeOf(getPrototypeOf(async function* () {}).prototype);

// Collects in a fiber of its own, in which `done` is called.
function collectLater(socket, place, collect, done) {
  // Nobody else may know the socket any more: it must not become garbage while it is waited on.
  let kept = socket;
  const run = () => {
    let received;
    try {
      received = collect(place);
    } catch (error) {
      done(error);
      return;
    } finally {
      kept = undefined;
    }
    done(null, received);
  };
  let fiber;
  try {
    fiber = start(run);
  } catch (error) {
    // There may be no coroutine more.
    host.drop(place);
    throw error;
  }
  host.assign(place, fiber);
}

function collectFrame(place) {
  host.collect(place);
  return makeBuffer(host.takeFrame());
}

// Undefined when the place was withdrawn: a message has at least one frame.
function collectMessage(place) {
  const count = host.collectMessage(place);
  return count === 0 ? undefined : takeFrames(count);
}

// They lie in the mailbox, or have to be taken one by one.
function takeFrames(count) {
  if (count > 0) return asArray(mailedFrames(count));
  const frames = list();
  for (let index = 0; index < -count; index++) frames[index] = makeBuffer(host.takeFrame());
  return asArray(frames);
}

function receiveLater(socket, number, callback) {
  collectLater(socket, host.reserve(number, false), collectFrame, callback);
}

function receivePromise(socket, number) {
  const place = host.reserve(number, false);
  return new BasePromise((fulfil, reject) => {
    if (host.settled(place)) fulfil(collectFrame(place));
    else collectLater(socket, place, collectFrame, (error, data) => (error === null ? fulfil(data) : reject(error)));
  });
}

/** What `for await` goes through: one message after the other, until the socket is closed. */
class Messages {
  #socket;
  #number;
  #ended = false;
  // The places of the promises that are not settled yet.
  #waiting = list();

  constructor(socket, number) {
    this.#socket = socket;
    this.#number = number;
  }

  static #check(messages) {
    try {
      return messages.#ended;
    } catch (error) {
      throw check.fail(100008, 'This is a member of the messages of a ZmqSocket.');
    }
  }

  next() {
    return new BasePromise((fulfil, reject) => {
      Messages.#check(this);
      const end = (error) => {
        this.#ended = true;
        // The script's own close() is the way to end the loop.
        if (error !== null && error.code !== 'ENOTSOCK') reject(error);
        else fulfil({ value: undefined, done: true });
      };
      if (this.#ended) return end(null);
      let place;
      try {
        place = host.reserve(this.#number, true);
      } catch (error) {
        return end(error);
      }
      const collect = () => {
        const index = arrayIndexOf(this.#waiting, place);
        if (index >= 0) removeAt(this.#waiting, index);
        return collectMessage(place);
      };
      const settle = (error, value) => {
        if (error !== null || value === undefined) end(error);
        else fulfil({ value, done: false });
      };
      if (host.settled(place)) {
        try {
          settle(null, collect());
        } catch (error) {
          settle(error);
        }
      } else {
        this.#waiting[this.#waiting.length] = place;
        collectLater(this.#socket, place, collect, settle);
      }
    });
  }

  // What `break` calls. Whatever a wait has got and nobody has seen goes back, the last one first.
  return(value) {
    return new BasePromise((fulfil) => {
      Messages.#check(this);
      this.#ended = true;
      for (let index = this.#waiting.length - 1; index >= 0; index--) host.withdraw(this.#waiting[index]);
      fulfil({ value, done: true });
    });
  }
}
Object.setPrototypeOf(Messages.prototype, AsyncIteratorPrototype);

module.exports = { Messages, receiveLater, receivePromise, takeFrames };
