'use strict';

// Schemes are written with their colon, and without it where scripts may say so.

function both(names) {
  return new Set(names.flatMap((name) => [name, `${name}:`]));
}

/** Their addresses have two slashes. */
const slashed = both(['http', 'https', 'ftp', 'gopher', 'file', 'ws', 'wss']);
/** Their addresses have no host, and are not escaped. */
const opaque = both(['javascript']);

module.exports = { slashed, opaque };
