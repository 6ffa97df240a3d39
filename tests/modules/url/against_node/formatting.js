'use strict';

const url = require('url');

const OBJECTS = [
  {},
  { protocol: 'http' },
  { protocol: 'http:', host: 'a.com' },
  { protocol: 'http', hostname: 'a.com', port: 80, pathname: 'b' },
  { protocol: 'http', hostname: '::1', port: '80' },
  { protocol: 'http', hostname: '[::1]' },
  { protocol: 'mailto', auth: 'user', hostname: 'a.com' },
  { protocol: 'file', pathname: '/a' },
  { protocol: 'file:', host: '', pathname: 'a' },
  { protocol: 'foo', slashes: true, host: 'a' },
  { protocol: 'foo', host: 'a', pathname: 'b' },
  { slashes: true, pathname: 'a' },
  { host: 'a', pathname: '/b' },
  { auth: 'a b:c@d/\u4f60', host: 'h' },
  { auth: "!-._~'()*:", host: 'h' },
  { pathname: 'a?b#c', search: 'x#y', hash: 'z' },
  { search: '?a', query: { b: 1 } },
  { query: { a: [1, 2], b: '\u4f60' } },
  { query: 'a=b' },
  { query: null, search: null },
  { pathname: '//a', host: null },
  { protocol: 'javascript', pathname: 'alert(1)' },
  { hash: 'a b', pathname: 'c d' },
  { host: 'a', hostname: 'b', port: 5 },
  url.parse('http://user:pass@a.com:80/p/a?q=1#h'),
];

const cases = OBJECTS.map((object, at) => [`format(${at})`, () => url.format(object)]);
for (const wrong of [undefined, null, 5, true, () => 1])
  cases.push([
    `format(${typeof wrong} ${wrong})`,
    () => {
      try {
        return url.format(wrong);
      } catch (error) {
        return `${error.name} ${error.code}`;
      }
    },
  ]);

module.exports = cases;
