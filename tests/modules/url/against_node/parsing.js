'use strict';

const url = require('url');
const { visible } = require('../../report');
const { ADDRESSES, addresses } = require('../addresses');

function parts(address) {
  const { protocol, slashes, auth, host, port, hostname, hash, search, query, pathname, path, href } = address;
  return { protocol, slashes, auth, host, port, hostname, hash, search, query, pathname, path, href };
}

const cases = [];
for (const address of [...ADDRESSES, ...addresses(1500)]) {
  cases.push([`parse(${visible(address)})`, () => parts(url.parse(address))]);
  cases.push([`parse(${visible(address)}, true, true)`, () => parts(url.parse(address, true, true))]);
  cases.push([`format(${visible(address)})`, () => url.format(address)]);
}
for (const wrong of [undefined, null, 5, {}, [], true, Symbol('s')])
  cases.push([`parse(${typeof wrong})`, () => url.parse(wrong)]);

module.exports = cases;
