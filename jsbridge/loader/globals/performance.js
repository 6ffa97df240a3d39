'use strict';
// The clock of the High Resolution Time specification: milliseconds since the runtime was created, never set back.
const { now, timeOrigin } = host;

class Performance {
  now() {
    return now();
  }

  get timeOrigin() {
    return timeOrigin;
  }

  toJSON() {
    return { timeOrigin };
  }

  get [Symbol.toStringTag]() {
    return 'Performance';
  }
}

primordials.arrayForEach(['now', 'timeOrigin', 'toJSON'], (name) =>
  Object.defineProperty(Performance.prototype, name, { enumerable: true }),
);

module.exports = new Performance();
