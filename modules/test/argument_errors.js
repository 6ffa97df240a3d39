'use strict';

const PARAMETER_TYPE = 100005;

/** `requirement` completes "must be …". */
function invalidType(name, requirement, value) {
  const { inspect } = require('util');
  const received = inspect(value, { depth: 0, maxStringLength: 40 });
  const error = host.errors.make(PARAMETER_TYPE, `The "${name}" argument must be ${requirement}. Received ${received}`);
  error.code = 'ERR_INVALID_ARG_TYPE';
  return error;
}

module.exports = { invalidType };
