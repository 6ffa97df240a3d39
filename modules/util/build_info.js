'use strict';

/** Versions: of the API of fibjs that is followed, of jsbridge, of what it is made of; and the built-in modules. */
function buildInfo() {
  return host.buildInfo();
}

module.exports = { buildInfo };
