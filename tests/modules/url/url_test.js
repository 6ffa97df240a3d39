'use strict';

const assert = require('assert');
const test = require('test');
const url = require('url');
test.setup();

function parts(address, ...options) {
  const filled = Object.entries(url.parse(address, ...options)).filter(([, value]) => value !== null);
  return Object.fromEntries(filled);
}

describe('url.parse', () => {
  it('takes an address apart', () => {
    assert.deepEqual(parts('HTTP://user:pass@Example.com:8000/foo/bar?baz=quux#frag'), {
      protocol: 'http:',
      slashes: true,
      auth: 'user:pass',
      host: 'example.com:8000',
      port: '8000',
      hostname: 'example.com',
      hash: '#frag',
      search: '?baz=quux',
      query: 'baz=quux',
      pathname: '/foo/bar',
      path: '/foo/bar?baz=quux',
      href: 'http://user:pass@example.com:8000/foo/bar?baz=quux#frag',
    });
  });

  it('has all fields, null where there is nothing', () => {
    assert.deepEqual(Object.keys(url.parse('')), [
      'protocol',
      'slashes',
      'auth',
      'host',
      'port',
      'hostname',
      'hash',
      'search',
      'query',
      'pathname',
      'path',
      'href',
    ]);
    assert.deepEqual(parts(''), { href: '' });
  });

  it('reads the query when it is asked to', () => {
    assert.deepEqual({ ...url.parse('/a?b=1&b=2', true).query }, { b: ['1', '2'] });
    assert.deepEqual({ ...url.parse('/a', true).query }, {});
    assert.strictEqual(url.parse('/a?b=1').query, 'b=1');
  });

  it('takes what follows two slashes for a host when it is asked to', () => {
    assert.deepEqual(parts('//foo/bar'), { pathname: '//foo/bar', path: '//foo/bar', href: '//foo/bar' });
    const { host, pathname } = url.parse('//foo/bar', false, true);
    assert.deepEqual([host, pathname], ['foo', '/bar']);
  });

  it('writes names of hosts in ASCII', () => {
    assert.strictEqual(url.parse('http://B\u00dccher.example/').hostname, 'xn--bcher-kva.example');
  });

  it('gives a Url as it is', () => {
    const address = url.parse('http://a/');
    assert.strictEqual(url.parse(address), address);
    assert.ok(address instanceof url.Url);
    assert.strictEqual(url.UrlObject, url.Url);
  });

  it('copes with long addresses', () => {
    const long = `http://a/${'b/'.repeat(100000)}?${'c'.repeat(100000)}`;
    assert.strictEqual(url.parse(long).href, long);
    assert.strictEqual(url.resolve(long, '/x'), 'http://a/x');
    assert.strictEqual(url.resolve('http://a/', `${'../b/'.repeat(100000)}c`), 'http://a/b/c');
    const blanks = ' '.repeat(200000);
    assert.strictEqual(url.parse(`${blanks}/a${blanks}b${blanks}`).pathname, `/a${'%20'.repeat(200000)}b`);
  });

  it('refuses what is no address', () => {
    assert.throws(() => url.parse('http://a\u2100b/'), {
      name: 'TypeError',
      code: 'ERR_INVALID_URL',
      input: 'http://a\u2100b/',
    });
    assert.throws(() => url.parse('http://[a b]/'), { message: 'Invalid URL' });
    assert.throws(() => url.parse('http://%ff@a/'), URIError);
    for (const wrong of [undefined, null, 5, {}])
      assert.throws(() => url.parse(wrong), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE', number: 100005 });
  });
});

describe('url.format', () => {
  it('puts an address together', () => {
    assert.strictEqual(
      url.format({
        protocol: 'http',
        auth: 'a:b c',
        hostname: '::1',
        port: 80,
        pathname: 'x?y',
        query: { q: [1, 2] },
        hash: 'h',
      }),
      'http://a:b%20c@[::1]:80/x%3Fy?q=1&q=2#h',
    );
    assert.strictEqual(url.format({ protocol: 'mailto', auth: 'user', host: 'a.com' }), 'mailto:user@a.com');
    assert.strictEqual(url.format({}), '');
  });

  it('cleans a text', () => {
    assert.strictEqual(url.format(' HTTP:\\\\Example.COM\\a b '), 'http://example.com/a%20b');
  });

  it('refuses other types', () => {
    for (const wrong of [undefined, null, 5, () => 1])
      assert.throws(() => url.format(wrong), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE', number: 100005 });
  });
});

describe('url.resolve', () => {
  it('leads from one address to another', () => {
    for (const [from, to, result] of [
      ['/one/two/three', 'four', '/one/two/four'],
      ['http://example.com/', '/one', 'http://example.com/one'],
      ['http://example.com/one', '/two', 'http://example.com/two'],
      ['http://a/b/c/d;p?q', '../g', 'http://a/b/g'],
      ['http://a/b/c/d;p?q', '../../../g', 'http://a/g'],
      ['http://a/b/c/d;p?q', '?y', 'http://a/b/c/d;p?y'],
      ['http://a/b/c/d;p?q', '//g', 'http://g/'],
      ['http://u:p@a/b', 'http://c/d', 'http://c/d'],
      ['mailto:a@b', 'c@d', 'mailto:c@d'],
      ['a/b', '../../../c', '../../c'],
    ])
      assert.strictEqual(url.resolve(from, to), result, `${from} + ${to}`);
  });

  it('changes neither address', () => {
    const base = url.parse('foo://user@h/a/b');
    const relative = url.parse('http:c/d');
    const before = JSON.stringify([base, relative]);
    base.resolveObject(relative);
    assert.strictEqual(JSON.stringify([base, relative]), before);
  });

  it('gives an object', () => {
    const result = url.resolveObject('http://a/b', 'c?d');
    assert.deepEqual([result.host, result.pathname, result.query, result.href], ['a', '/c', 'd', 'http://a/c?d']);
    assert.strictEqual(url.resolveObject('', 'c'), 'c');
  });

  it('refuses other types', () => {
    assert.throws(() => url.resolve('a', 5), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' });
    assert.throws(() => url.resolve(undefined, 'a'), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' });
  });
});

describe('Url as fibjs has it', () => {
  it('is made of a text or of parts', () => {
    assert.strictEqual(new url.UrlObject('http://a/b?c', true).query.c, '');
    const address = new url.UrlObject({
      protocol: 'http:',
      hostname: 'a',
      pathname: '/b',
      username: 'u',
      password: 'p',
    });
    assert.strictEqual(address.href, 'http://u:p@a/b');
    assert.strictEqual(new url.UrlObject().href, null);
    assert.throws(() => new url.UrlObject(5), { code: 'ERR_INVALID_ARG_TYPE' });
  });

  it('parses and formats anew', () => {
    const address = new url.UrlObject('http://a/b?c#d');
    address.parse('x:y');
    assert.deepEqual([address.protocol, address.hash, address.href], ['x:', null, 'x:y']);
    assert.strictEqual(address.format({ protocol: 'http', hostname: 'h' }), 'http://h');
    assert.strictEqual(address.format(), 'http://h');
    assert.throws(() => address.format(null), { code: 'ERR_INVALID_ARG_TYPE' });
  });

  it('knows user and password', () => {
    const address = url.parse('http://user:pass:word@a/');
    assert.deepEqual([address.username, address.password], ['user', 'pass:word']);
    address.username = 'other';
    address.password = null;
    assert.strictEqual(address.auth, 'other');
    address.password = 'x';
    assert.strictEqual(address.format(), 'http://other:x@a/');
    assert.deepEqual([url.parse('http://a/').username, url.parse('http://a/').password], [null, null]);
  });

  it('normalizes its path', () => {
    for (const [path, normal] of [
      ['/a/./b/../c', '/a/c'],
      ['/../a', '/a'],
      ['/a/..', '/'],
      ['/a/b/.', '/a/b/'],
      ['/a//b', '/a//b'],
    ]) {
      const address = url.parse(`http://h${path}?q#f`);
      address.normalize();
      assert.deepEqual(
        [address.pathname, address.path, address.href],
        [normal, `${normal}?q`, `http://h${normal}?q#f`],
      );
    }
    const relative = url.parse('a/../../b/..');
    relative.normalize();
    assert.strictEqual(relative.href, '../');
    const empty = url.parse('');
    empty.normalize();
    assert.strictEqual(empty.href, '');
  });
});

require.main === module && test.run(console.ERROR);
