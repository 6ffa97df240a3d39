'use strict';

const querystring = require('querystring');
const { slashed } = require('./schemes');
const { isIpv6 } = require('./parsing');

const ESCAPED_COLON = /%3A/g;

function authority({ auth, host, hostname, port }) {
  const user = auth ? `${querystring.escape(auth).replace(ESCAPED_COLON, ':')}@` : '';
  if (host) return user + host;
  if (!hostname) return '';
  const name = hostname.includes(':') && !isIpv6(hostname) ? `[${hostname}]` : hostname;
  return `${user}${name}${port ? `:${port}` : ''}`;
}

function prefixed(prefix, text) {
  return text && !text.startsWith(prefix) ? prefix + text : text;
}

/** The address that the fields of an object are. */
function formatFields(fields) {
  let protocol = fields.protocol || '';
  if (protocol && !protocol.endsWith(':')) protocol += ':';
  let host = authority(fields);
  let pathname = (fields.pathname || '').replace(/#/g, '%23').replace(/\?/g, '%3F');
  const { query } = fields;
  const written = query !== null && typeof query === 'object' ? querystring.stringify(query) : '';
  const search = (fields.search || prefixed('?', written) || '').replace(/#/g, '%23');
  if (fields.slashes || slashed.has(protocol)) {
    if (fields.slashes || host) {
      pathname = prefixed('/', pathname);
      host = `//${host}`;
    } else if (protocol.startsWith('file')) {
      host = '//';
    }
  }
  return protocol + host + pathname + prefixed('?', search) + prefixed('#', fields.hash || '');
}

module.exports = { formatFields };
