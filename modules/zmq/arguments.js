'use strict';

// Checks of arguments, with fibjs's numbers and texts. What the caller may do about it follows the text.
const { make } = host.errors;
const { viewBytes } = host;
const { define, list } = primordials;
const { isArray } = Array;
const { isInteger } = Number;
const LAST_TYPE = 10;
const LAST_TIMEOUT = 2 ** 31 - 1;
// The numbers of libzmq's zmq.h.
const POLLIN = 1;
const POLLOUT = 2;

const codes = {
  100001: 'ERR_INVALID_ARG_COUNT',
  100002: 'ERR_MISSING_ARGS',
  100005: 'ERR_INVALID_ARG_TYPE',
  100006: 'ERR_OUT_OF_RANGE',
  100007: 'ERR_CONSTRUCT_CALL_REQUIRED',
  100008: 'ERR_INVALID_THIS',
};

function fail(number, advice) {
  const error = make(number, undefined, codes[number]);
  define(error, 'message', `${error.message} ${advice}`, false);
  return error;
}

function count(args, least, most) {
  if (args.length > most) throw fail(100001, `At most ${most}, not ${args.length}.`);
  if (args.length < least) throw fail(100002, `At least ${least}, not ${args.length}.`);
}

const describe = (value) => (value === null ? 'null' : isArray(value) ? 'an array' : `a value of type ${typeof value}`);

function address(value) {
  if (typeof value !== 'string') throw fail(100005, `An address is a string such as 'tcp://127.0.0.1:5555', not ${describe(value)}.`);
  return value;
}

function optionName(value) {
  if (typeof value !== 'string') throw fail(100005, `An option's name is a string such as 'LINGER', not ${describe(value)}.`);
  return value;
}

function socketType(value) {
  if (typeof value !== 'number') throw fail(100005, `A socket's type is a number such as zmq.REQ, not ${describe(value)}.`);
  if (!isInteger(value) || value < 0 || value > LAST_TYPE) {
    throw fail(100006, `A socket's type is an integer from 0 to ${LAST_TYPE}, not ${value}.`);
  }
  return value;
}

function timeout(value) {
  if (value === undefined) return -1;
  if (typeof value !== 'number') throw fail(100005, `A timeout is a number of milliseconds, not ${describe(value)}.`);
  if (value === -1 || (value >= 0 && value <= LAST_TIMEOUT)) return value;
  throw fail(100006, `A timeout is from 0 to ${LAST_TIMEOUT} milliseconds, or -1 for none, not ${value}.`);
}

function events(value) {
  if (value === undefined) return POLLIN;
  if (typeof value !== 'number') throw fail(100005, `Events are a number such as ZmqSocket.POLLIN, not ${describe(value)}.`);
  if (value === POLLIN || value === POLLOUT || value === (POLLIN | POLLOUT)) return value;
  throw fail(100006, `Events are ZmqSocket.POLLIN (1), ZmqSocket.POLLOUT (2), or both (3), not ${value}.`);
}

function callback(value) {
  if (typeof value !== 'function') throw fail(100005, `A callback is a function, not ${describe(value)}.`);
  return value;
}

const holdsBytes = (value) => typeof value === 'object' && value !== null && viewBytes(value) !== undefined;

const noPayload = (value) =>
  fail(100005, `A message is a string, Buffer, typed array, ArrayBuffer or DataView, or an array of them, not ${describe(value)}.`);

function payload(value) {
  if (typeof value === 'string' || holdsBytes(value)) return value;
  throw noPayload(value);
}

// The frames of one message, in an array of our own: the script could change its array while they are handed over.
function message(values) {
  const { length } = values;
  if (length === 0) throw fail(100006, 'A message has at least one frame.');
  const frames = list();
  for (let index = 0; index < length; index++) frames[index] = payload(values[index]);
  return frames;
}

module.exports = {
  POLLIN,
  POLLOUT,
  address,
  callback,
  count,
  events,
  fail,
  message,
  optionName,
  noPayload,
  socketType,
  timeout,
};
