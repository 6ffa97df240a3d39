'use strict';

// fibjs's errors, each with the `code` that Node uses for the same mistake.

function failure(number, code, message) {
  const error = host.errors.make(number, message);
  error.code = code;
  return error;
}

const wrongType = () => failure(100005, 'ERR_INVALID_ARG_TYPE');
const newIsMissing = () => failure(100007, 'ERR_CONSTRUCT_CALL_REQUIRED');
const wrongThis = () => failure(100008, 'ERR_INVALID_THIS');
const frozen = () => failure(100009, 'ERR_INVALID_STATE', 'Invalid procedure call. The sandbox is frozen.');

function checkCount(args, least, most) {
  if (args.length < least) throw failure(100002, 'ERR_MISSING_ARGS');
  if (args.length > most) throw failure(100001, 'ERR_INVALID_ARG_COUNT');
}

function checkText(value) {
  if (typeof value !== 'string' || value === '') throw wrongType();
}

module.exports = { checkCount, checkText, frozen, newIsMissing, wrongThis, wrongType };
