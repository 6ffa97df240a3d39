'use strict';

const { checkText, invalidType } = require('shared/arguments');
const { parseFields } = require('./parsing');
const { formatFields } = require('./formatting');
const { resolveFields, normalizePath } = require('./resolving');

const FIELDS = [
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
];
const GIVEN = [...FIELDS, 'username', 'password'];

function parsed(text) {
  return new Url(text, false, true);
}

/** An address and its parts, as in Node's older API; fibjs's name is UrlObject. */
class Url {
  constructor(given, parseQueryString, slashesDenoteHost) {
    for (const field of FIELDS) this[field] = null;
    if (given === undefined) return;
    if (typeof given === 'object') this.format(given);
    else this.parse(given, parseQueryString, slashesDenoteHost);
  }

  parse(text, parseQueryString, slashesDenoteHost) {
    checkText('url', text);
    for (const field of FIELDS) this[field] = null;
    Object.assign(this, parseFields(text, Boolean(parseQueryString), Boolean(slashesDenoteHost)));
    if (this.href === null) this.href = formatFields(this);
    return this;
  }

  /** The address as text; with an object, whose parts become this one's, fibjs's way to change several. */
  format(parts) {
    if (parts === undefined) return formatFields(this);
    if (parts === null || typeof parts !== 'object') throw invalidType('args', 'of type object', parts);
    for (const field of FIELDS) this[field] = null;
    for (const field of GIVEN) if (parts[field] !== undefined) this[field] = parts[field];
    this.href = formatFields(this);
    return this.href;
  }

  resolve(relative) {
    return this.resolveObject(parsed(relative)).format();
  }

  resolveObject(relative) {
    const target = typeof relative === 'string' ? parsed(relative) : relative;
    const result = Object.assign(new Url(), this);
    resolveFields(result, target);
    result.href = formatFields(result);
    return result;
  }

  /** Takes `.` and `..` out of the path. */
  normalize() {
    if (!this.pathname) return;
    this.pathname = normalizePath(this.pathname);
    this.path = this.pathname + (this.search || '');
    this.href = formatFields(this);
  }

  get username() {
    return this.auth === null ? null : this.auth.split(':')[0];
  }

  set username(name) {
    const { password } = this;
    this.auth = password === null ? name : `${name || ''}:${password}`;
  }

  get password() {
    const at = this.auth === null ? -1 : this.auth.indexOf(':');
    return at < 0 ? null : this.auth.slice(at + 1);
  }

  set password(password) {
    const name = this.username;
    this.auth = password === null ? name : `${name || ''}:${password}`;
  }
}

module.exports = { Url };
