'use strict';

// Checks of arguments, with fibjs's numbers and texts. What the caller may do about it follows the text.
const { make } = host.errors;

function fail(number, advice) {
  const error = make(number);
  if (advice !== undefined) error.message = `${error.message} ${advice}`;
  return error;
}

function count(args, least, most) {
  if (args.length > most) throw fail(100001, `At most ${most}, not ${args.length}.`);
  if (args.length < least) throw fail(100002, `At least ${least}, not ${args.length}.`);
}

const describe = (value) => (value === null ? 'null' : Array.isArray(value) ? 'an array' : `a value of type ${typeof value}`);

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
  if (!Number.isInteger(value) || value < 0 || value > 10) throw fail(100006, `A socket's type is an integer from 0 to 10, not ${value}.`);
  return value;
}

function callback(value) {
  if (typeof value !== 'function') throw fail(100005, `A callback is a function, not ${describe(value)}.`);
  return value;
}

// What may be sent, as it is: the bytes of a view, or a string.
function payload(value) {
  if (typeof value === 'string' || (typeof value === 'object' && value !== null && host.viewBytes(value) !== undefined)) return value;
  throw fail(100005, `A message is a string, Buffer, typed array, ArrayBuffer or DataView (or an array of them), not ${describe(value)}.`);
}

module.exports = { address, callback, count, describe, fail, optionName, payload, socketType };
