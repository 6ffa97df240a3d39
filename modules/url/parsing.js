'use strict';

// Addresses as Node's older API takes them apart. It is more lenient than the standard: nearly every text is one.

const punycode = require('punycode');
const querystring = require('querystring');
const { slashed, opaque } = require('./schemes');
const { invalidUrl } = require('./failures');

const { decodeURIComponent } = primordials;
const NOT_BLANK = /[^\0- \xa0\ufeff]/;
const QUERY_OR_FRAGMENT = /[?#]/;
const PATH_ALONE = /^(\/\/?(?!\/)[^?\s]*)(\?[^\s]*)?$/;
const SCHEME = /^[a-z0-9.+-]+:/i;
const USER_AND_HOST = /^\/\/[^@/]+@[^@/]+/;
const AUTHORITY = /^[^#/?]*/;
const LINE_BREAKS = /[\t\n\r]/g;
const NOT_IN_HOST = /[ "%';<>\\^`{|}]/;
const PORT = /:([0-9]*)$/;
const NOT_IN_NAME = /[/\\#?:]/;
const FORBIDDEN_IN_NAME = /[\0\t\n\r #%/:<>?@[\\\]^|]/;
const FORBIDDEN_IN_IPV6 = /[\0\t\n\r #%/<>?@\\^|]/;
const TO_ESCAPE = /[\t\n\r "'<>\\^`{|}]/g;
const NOT_ASCII = /[^\0-\x7f]/;
const LONGEST_NAME = 255;

function isIpv6(hostname) {
  return hostname.startsWith('[') && hostname.endsWith(']');
}

/** Not by one regular expression: that looks at every blank anew for whether the end follows. */
function trim(text) {
  const first = text.search(NOT_BLANK);
  if (first < 0) return '';
  let end = text.length;
  while (!NOT_BLANK.test(text[end - 1])) end--;
  return text.slice(first, end);
}

/** Without blanks around it; backslashes before the query are slashes. */
function cleaned(text) {
  const trimmed = trim(text);
  const at = trimmed.search(QUERY_OR_FRAGMENT);
  const head = at < 0 ? trimmed : trimmed.slice(0, at);
  return [head.replace(/\\/g, '/'), trimmed.slice(head.length)];
}

function escaped(text) {
  return text.replace(TO_ESCAPE, (character) => {
    const digits = character.charCodeAt(0).toString(16).toUpperCase();
    return `%${digits.padStart(2, '0')}`;
  });
}

/** A host name in ASCII, as the standard compares names; '' when it is none. */
function nameToAscii(name) {
  if (!NOT_ASCII.test(name)) return name;
  return punycode.toASCII(name.normalize('NFKC').toLowerCase());
}

function checkedName(name, text) {
  if (name === '' || name.length > LONGEST_NAME) return '';
  const lower = name.toLowerCase();
  const ascii = isIpv6(name) ? lower : nameToAscii(lower);
  const forbidden = isIpv6(name) ? FORBIDDEN_IN_IPV6 : FORBIDDEN_IN_NAME;
  if (ascii === '' || forbidden.test(ascii)) throw invalidUrl(text);
  return ascii;
}

/** Takes user, host and port off the beginning of `rest`; returns what is left. */
function takeAuthority(fields, rest, text) {
  const [whole] = AUTHORITY.exec(rest);
  const authority = whole.replace(LINE_BREAKS, '');
  const at = authority.lastIndexOf('@');
  if (at >= 0) fields.auth = decodeURIComponent(authority.slice(0, at));
  const behindUser = authority.slice(at + 1);
  const stop = behindUser.search(NOT_IN_HOST);
  const host = stop < 0 ? behindUser : behindUser.slice(0, stop);
  let left = behindUser.slice(host.length) + rest.slice(whole.length);

  const port = PORT.exec(host);
  if (port && port[1] !== '') fields.port = port[1];
  let name = port ? host.slice(0, port.index) : host;
  const bracketed = isIpv6(name);
  const wrong = bracketed ? -1 : name.search(NOT_IN_NAME);
  if (wrong >= 0) {
    left = `/${name.slice(wrong)}${left}`;
    name = name.slice(0, wrong);
  }
  name = checkedName(name, text);
  fields.host = name + (fields.port ? `:${fields.port}` : '');
  fields.hostname = bracketed ? name.slice(1, -1) : name;
  return bracketed && !left.startsWith('/') ? `/${left}` : left;
}

function takeQuery(fields, search, parseQuery) {
  if (search !== '') {
    fields.search = search;
    fields.query = parseQuery ? querystring.parse(search.slice(1)) : search.slice(1);
  } else if (parseQuery) {
    fields.query = Object.create(null);
  }
}

function takePath(fields, rest, parseQuery) {
  const hashAt = rest.indexOf('#');
  const before = hashAt < 0 ? rest : rest.slice(0, hashAt);
  if (hashAt >= 0) fields.hash = rest.slice(hashAt);
  const queryAt = before.indexOf('?');
  const pathname = queryAt < 0 ? before : before.slice(0, queryAt);
  if (pathname !== '') fields.pathname = pathname;
  else if (slashed.has(fields.protocol) && fields.hostname) fields.pathname = '/';
  takeQuery(fields, queryAt < 0 ? '' : before.slice(queryAt), parseQuery);
  if (fields.pathname || fields.search) fields.path = (fields.pathname || '') + (fields.search || '');
}

/** The fields that `text` has; `href` only where it is no matter of putting them together again. */
function parseFields(text, parseQuery, slashesDenoteHost) {
  const fields = {};
  const [head, tail] = cleaned(text);
  let rest = head + tail;
  if (!slashesDenoteHost && !tail.includes('#') && !head.includes('@')) {
    const path = PATH_ALONE.exec(rest);
    if (path) {
      fields.pathname = path[1];
      takeQuery(fields, path[2] || '', parseQuery);
      return { ...fields, path: rest, href: rest };
    }
  }
  const scheme = SCHEME.exec(rest);
  if (scheme) {
    fields.protocol = scheme[0].toLowerCase();
    rest = rest.slice(scheme[0].length);
  }
  const hostless = opaque.has(fields.protocol);
  const hasSlashes = (slashesDenoteHost || scheme || USER_AND_HOST.test(rest)) && rest.startsWith('//');
  if (hasSlashes && !hostless) {
    rest = rest.slice(2);
    fields.slashes = true;
  }
  if (!hostless && (hasSlashes || (scheme && !slashed.has(scheme[0])))) rest = takeAuthority(fields, rest, text);
  takePath(fields, hostless ? rest : escaped(rest), parseQuery);
  return fields;
}

module.exports = { parseFields, isIpv6 };
