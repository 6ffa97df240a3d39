'use strict';

const { stringify } = require('./writing');
const { parse } = require('./reading');
const { escape, unescape, unescapeBuffer } = require('./escapes');
const querystring = require('./functions');

// The writing and the reading look here for `escape` and `unescape`, which scripts may replace, as in Node.
Object.assign(querystring, { stringify, parse, escape, unescape, unescapeBuffer, encode: stringify, decode: parse });

module.exports = querystring;
