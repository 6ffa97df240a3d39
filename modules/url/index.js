'use strict';

const { invalidType } = require('shared/arguments');
const { Url } = require('./url_object');
const { formatFields } = require('./formatting');

function parse(url, parseQueryString, slashesDenoteHost) {
  return url instanceof Url ? url : new Url().parse(url, parseQueryString, slashesDenoteHost);
}

function format(urlObject) {
  if (typeof urlObject === 'string') return formatFields(parse(urlObject));
  if (urlObject === null || typeof urlObject !== 'object')
    throw invalidType('urlObject', 'one of type object or string', urlObject);
  return formatFields(urlObject);
}

function resolve(from, to) {
  return parse(from, false, true).resolve(to);
}

function resolveObject(from, to) {
  return from ? parse(from, false, true).resolveObject(to) : to;
}

module.exports = { Url, UrlObject: Url, parse, format, resolve, resolveObject };
