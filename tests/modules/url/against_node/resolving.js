'use strict';

const url = require('url');
const { visible } = require('../../report');
const { addresses } = require('../addresses');

const BASES = [
  '',
  '/',
  '/one/two/three',
  'one/two',
  'http://example.com',
  'http://example.com/',
  'http://example.com/one/two',
  'http://u:p@example.com:80/a/b?q#h',
  'mailto:local@domain',
  'mailto:a@b/c/d',
  'file:///C:/a/b',
  'file://host/a',
  'javascript:alert(1)',
  'foo:a/b',
  'foo://h/a/b',
  '//host/a',
  '?q',
  '#h',
  '.',
  '..',
  'http://a/b/c/d;p?q',
  'fred:///s//a/b/c',
  'zx://ww/',
  'http:a',
  'https:/x',
  'xmpp:a@b',
  'a',
  'http://[::1]/a',
];
const RELATIVES = [
  '',
  '.',
  '..',
  './',
  '../',
  '/',
  '//',
  '///',
  'a',
  'a/',
  './a',
  '../a',
  '../../a',
  '../../../a',
  'a/..',
  'a/../b',
  '/a/../b',
  '/../a',
  'a/.',
  'a/./b',
  '?x',
  '?',
  '#',
  '#x',
  '?x#y',
  '//h',
  '//h/a',
  '//u@h',
  'http:',
  'http:a',
  'http:/a',
  'http://h',
  'http://h/a/../b',
  'https://h',
  'https:a',
  'https:',
  'https:/a/b',
  'file:a',
  'file:/a',
  'file:///a',
  'mailto:x@y',
  'mailto:',
  'javascript:x',
  'foo:b',
  'foo:/b',
  'foo://x/y',
  'foo:?q',
  'local2@domain2',
  'a:b',
  './a:b',
  'a?x=../b',
  '...',
  '.../a',
  'a//b',
  '//a//b',
  'ws:x/y',
  ';x',
];

const cases = [];
function add(base, relative) {
  cases.push([`resolve(${visible(base)}, ${visible(relative)})`, () => url.resolve(base, relative)]);
  cases.push([
    `resolveObject(${visible(base)}, ${visible(relative)})`,
    () => {
      const result = url.resolveObject(base, relative);
      if (typeof result === 'string') return result;
      const { protocol, slashes, auth, host, port, hostname, hash, search, query, pathname, path, href } = result;
      return { protocol, slashes, auth, host, port, hostname, hash, search, query, pathname, path, href };
    },
  ]);
}
for (const base of BASES) for (const relative of RELATIVES) add(base, relative);
const random = addresses(1000);
for (let at = 0; at + 1 < random.length; at += 2) add(random[at], random[at + 1]);

module.exports = cases;
