'use strict';

const WRONG_TYPE = 100005;

function invalidUrl(input) {
  return Object.assign(host.errors.make(WRONG_TYPE, 'Invalid URL'), { code: 'ERR_INVALID_URL', input });
}

module.exports = { invalidUrl };
