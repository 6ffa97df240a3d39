'use strict';

const { encodeURI, encodeURIComponent, decodeURI } = require('./uri');
const { jsstr } = require('./jsstr');

const encoding = { jsstr, encodeURI, encodeURIComponent, decodeURI };

/** Each format is loaded when it is first asked for: two of them need packages that not everybody has. */
function offer(name, load) {
  Object.defineProperty(encoding, name, {
    get() {
      const format = load();
      Object.defineProperty(encoding, name, { value: format });
      return format;
    },
    enumerable: true,
    configurable: true,
  });
}

for (const name of ['base32', 'base64', 'hex', 'iconv', 'json']) offer(name, () => require(`./${name}`));
for (const name of ['bson', 'msgpack']) offer(name, () => require(name));

module.exports = encoding;
