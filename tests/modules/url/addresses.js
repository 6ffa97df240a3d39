'use strict';

/** Addresses of every kind, good and bad. */
const ADDRESSES = [
  '', ' ', '/', '//', '///', '//some_path', 'http:', 'http:/', 'http://', 'http:///', 'HTTP://www.EXAMPLE.com/A', 'http://user:pw@example.com/', 'http://user@example.com',
  'http://x.com/path?that\'s#all, folks', 'http://x.y.cOm*a/b/c?d=e#f g<h>i', 'http://x.y.com;a/b', 'http://x...y...#p', 'http://x/p/"quoted"', '<http://goo.corn/bread> Is a URL!',
  'http://a.com/b?c=d&e=f', 'http://mt0.google.com/vt/lyrs=m@114???&hl=en', 'http://user:pass@mt0.google.com/vt/lyrs=m@114???&hl=en', 'file:///etc/passwd', 'file://localhost/etc/passwd',
  'file://foo/etc/node/', 'http:/baz/../foo/bar', 'http://user:pass@example.com:8000/foo/bar?baz=quux#frag', '//user:pass@example.com:8000/foo/bar?baz=quux#frag', '/foo/bar?baz=quux#frag',
  'http:/foo/bar?baz=quux#frag', 'mailto:foo@bar.com?subject=hello', 'javascript:alert(\'hello\');', 'javascript://alert(a@b)', 'xmpp:isaac@jabber.org', 'http://atpass:foo%40bar@127.0.0.1:8080/path',
  'svn+ssh://foo/bar', 'dash-test:foo/bar', 'dot.test://foo/bar', 'git+http://github.com/joyent/node.git', 'local1@domain1', 'www.example.com', '[fe80::1]', 'coap://[FEDC:BA98::3210]/',
  'coap://[1080:0:0:0:8:800:200C:417A]:61616/', 'http://user:password@[3ffe:2a00:100:7031::1]:8080', 'coap://u:p@[::192.9.5.5]:61616/.well-known/r?n=T', 'http://example.com:', 'http://example.com:/a/b.html',
  'http://example.com?foo=bar', 'http://example.com#frag', 'http://google.com" onload="alert(42)/', 'http://a.com/\t\r\n<b>c d"e', 'http://a@b@c/', 'http://a@b?@c', 'http://a.b/\tbc\ndr\ref g"hq\'j<kl>?mn\\op^q=r`99{st|uv}wx:y#z',
  'http:\\\\evil-phish\\foo.html', 'http:\\\\a\\b?c\\d#e\\f', 'HTTP:\\\\a\\b', 'http://-a-.com', 'http://_jabber._tcp.google.com/test', 'http://a\tb.com/', 'http://a\nb@c.com', '\u00a0http://x.com\ufeff', '  /a b ',
  'http://example.com/a\u4f60', 'http://ma\u00f1ana.com/', 'http://B\u00dcCHER.example', 'http://\u65e5\u672c\u8a9e.jp/a?\u00e9', 'mailto:user@example.com', 'mailto:user@example.com,b@c?x', 'data:text/html,a b', 'tel:+1',
  'git+ssh://git@github.com:a/b.git', 'http://a.com:80a/b', 'http://a.com:99999/', 'http://a:b:c/', 'http://a.com%00/', 'http://a%20b.com/', 'http://%zz@a.com/', 'http://%41:%42@a.com/', 'http://a b/', 'http://[a b]/',
  'http://[::1', 'http://::1]', 'http://[]/', 'http://a[b]c/', 'http://a\\@b/', 'ws://a', 'wss://a?b', 'gopher://a', 'ftp://a', 'x:y', 'x://', 'x:///a', 'x:?a', '1a:b', 'a+b-c.d:e', 'a_b:c', ':a', '::', '?a=1&b=2',
  '#a', '?', '#', '?#', '#?', '/a?b?c', '/a#b?c', '/a//b', '//a//b', '//a@b', '//a@b/c', '//a/b@c', '/a@b', 'a@b:c@d', `http://${'a'.repeat(254)}.com/`, `http://${'a'.repeat(255)}/`, `http://${'a'.repeat(256)}/b`, 'http://a.com/`{|}^\\\'',
  'http://a.com?`{|}^\\\'', 'http://a.com#`{|}^\\\'', 'javascript:`{|}^ "', 'javascript:a?b#c',
];

const PIECES = [
  'http:', 'https:', 'file:', 'mailto:', 'javascript:', 'foo:', 'HTTP:', '/', '/', '//', '/', '\\', '?', '#', '@', ':', ':80', ':x', ';', '.', '..', 'a', 'b', 'C', 'example.com', '[::1]', '[', ']', ' ', '\t', '%41',
  '%', '"', "'", '<', '{', '|', '^', '`', '=', '&', 'user', 'user:pass@', '-', '_', '*', '+', '$', ',', '!', '(',
];

/** Made-up addresses, the same in every runtime (Park and Miller's generator). */
function addresses(count) {
  let state = 20240304;
  const random = (limit) => {
    state = (state * 48271) % 2147483647;
    return state % limit;
  };
  return Array.from({ length: count }, () => Array.from({ length: 1 + random(9) }, () => PIECES[random(PIECES.length)]).join(''));
}

module.exports = { ADDRESSES, addresses };
