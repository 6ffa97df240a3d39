'use strict';

// How one address leads to another, by the rules of Node's older API.

const { slashed, opaque } = require('./schemes');

const FILE = /^file:?$/;

function join(pathname, search) {
  return (pathname || '') + (search || '');
}

/** Of `user@host` that stands where a host is expected. */
function splitUser(result) {
  if (!result.host || result.host.indexOf('@') <= 0) return;
  const [auth, host] = result.host.split('@');
  result.auth = auth;
  result.host = host;
  result.hostname = host;
}

/** The address of another scheme, whose addresses have slashes: a missing host is the first part of its path. */
function changeScheme(result, relative) {
  result.protocol = relative.protocol;
  let { host, hostname, pathname } = relative;
  if (!host && !FILE.test(relative.protocol) && !opaque.has(relative.protocol)) {
    const parts = (pathname || '').split('/');
    while (parts.length > 0 && !host) host = parts.shift();
    host = host || '';
    hostname = hostname || '';
    if (parts[0] !== '') parts.unshift('');
    if (parts.length < 2) parts.unshift('');
    pathname = parts.join('/');
  }
  result.pathname = pathname;
  result.search = relative.search;
  result.query = relative.query;
  result.host = host || '';
  result.auth = relative.auth;
  result.hostname = hostname || host;
  result.port = relative.port;
  if (result.pathname || result.search) result.path = join(result.pathname, result.search);
  result.slashes = result.slashes || relative.slashes;
}

function pathParts(pathname) {
  return pathname ? pathname.split('/') : [];
}

/** Puts the host in front of the path, where schemes without slashes have it while a path is walked. */
function hostIntoPath(parts, host) {
  if (!host) return;
  if (parts[0] === '') parts[0] = host;
  else parts.unshift(host);
}

/** Without `.` and `..`; `climb` keeps those `..` that lead above the beginning. */
function withoutDots(parts, climb) {
  const kept = [];
  let up = 0;
  for (let at = parts.length - 1; at >= 0; at--) {
    const part = parts[at];
    if (part === '.') continue;
    if (part === '..') up++;
    else if (up > 0) up--;
    else kept.push(part);
  }
  for (; climb && up > 0; up--) kept.push('..');
  return kept.reverse();
}

function beginsWithSlash(part) {
  return part === '' || (part !== undefined && part.startsWith('/'));
}

/** The target when it says no scheme of its own, or the same: its path is walked from the base's. */
function walk(result, relative) {
  const relativeRoot = Boolean(relative.host || (relative.pathname && relative.pathname.startsWith('/')));
  const baseRoot = Boolean(result.pathname && result.pathname.startsWith('/'));
  let rooted = Boolean(relativeRoot || baseRoot || (result.host && relative.pathname));
  const climb = !rooted;
  const bare = Boolean(result.protocol) && !slashed.has(result.protocol);
  let relativeHost = relative.host;
  let relativeName = relative.hostname;
  let relativePort = relative.port;
  let parts = pathParts(result.pathname);
  const relativeParts = pathParts(relative.pathname);

  if (bare) {
    hostIntoPath(parts, result.host);
    result.hostname = '';
    result.port = null;
    result.host = '';
    if (relative.protocol) {
      hostIntoPath(relativeParts, relativeHost);
      result.auth = null;
      relativeHost = null;
      relativeName = null;
      relativePort = null;
    }
    rooted = rooted && (relativeParts[0] === '' || parts[0] === '');
  }

  if (relativeRoot) {
    if (relativeHost || relativeHost === '') {
      if (result.host !== relativeHost) result.auth = null;
      result.host = relativeHost;
      result.port = relativePort;
    }
    if (relativeName || relativeName === '') {
      if (result.hostname !== relativeName) result.auth = null;
      result.hostname = relativeName;
    }
    parts = relativeParts;
  } else if (relativeParts.length > 0) {
    parts = [...parts.slice(0, -1), ...relativeParts];
  } else if (relative.search !== null && relative.search !== undefined) {
    if (bare) {
      result.host = parts.shift();
      result.hostname = result.host;
      splitUser(result);
    }
    result.search = relative.search;
    result.query = relative.query;
    if (result.pathname !== null || result.search !== null) result.path = join(result.pathname, result.search);
    return;
  }
  if (relativeRoot || relativeParts.length > 0) {
    result.search = relative.search;
    result.query = relative.query;
  }
  if (parts.length === 0) {
    result.pathname = null;
    result.path = result.search ? `/${result.search}` : null;
    return;
  }

  const last = parts[parts.length - 1];
  const dots = last === '.' || last === '..';
  const isFolder = last === '' || (dots && Boolean(result.host || relativeHost || parts.length > 1));
  parts = withoutDots(parts, !rooted && climb);
  if (rooted && !beginsWithSlash(parts[0])) parts.unshift('');
  if (isFolder && !parts.join('/').endsWith('/')) parts.push('');
  const absolute = beginsWithSlash(parts[0]);
  if (bare) {
    result.host = absolute || parts.length === 0 ? '' : parts.shift();
    result.hostname = result.host;
    splitUser(result);
  }
  if ((rooted || (result.host && parts.length > 0)) && !absolute) parts.unshift('');
  result.pathname = parts.length > 0 ? parts.join('/') : null;
  result.path = result.pathname === null ? null : result.path;
  if (result.pathname !== null || result.search !== null) result.path = join(result.pathname, result.search);
  result.auth = relative.auth || result.auth;
  result.slashes = result.slashes || relative.slashes;
}

/** Makes `result`, which begins as the base, what `relative` leads to from there; all but `href`. */
function resolveFields(result, relative) {
  result.hash = relative.hash;
  if (relative.href === '') return;
  if (relative.slashes && !relative.protocol) {
    const { protocol } = result;
    Object.assign(result, relative, { protocol });
    if (slashed.has(protocol) && result.hostname && !result.pathname) result.path = result.pathname = '/';
    return;
  }
  if (!relative.protocol || relative.protocol === result.protocol) walk(result, relative);
  else if (slashed.has(relative.protocol)) changeScheme(result, relative);
  else Object.assign(result, relative);
}

/** A path without `.` and `..`. */
function normalizePath(pathname) {
  const parts = pathname.split('/');
  const last = parts[parts.length - 1];
  const rooted = parts[0] === '';
  const kept = withoutDots(rooted ? parts.slice(1) : parts, !rooted);
  if (last === '.' || last === '..') kept.push('');
  return (rooted ? '/' : '') + kept.join('/');
}

module.exports = { resolveFields, normalizePath };
