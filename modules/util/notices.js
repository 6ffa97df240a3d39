'use strict';

// What a program tells its developer on standard error: warnings of deprecated functions, and debug output on request.

const { checkFunction, invalidType } = require('./arguments');

const { apply, construct } = Reflect;

const warnedCodes = new Set();

/** Wraps a function: its first call warns that it is deprecated. A code is warned of once, by whatever function. */
function deprecate(original, message, code) {
  checkFunction('fn', original);
  if (code !== undefined && typeof code !== 'string') throw invalidType('code', 'of type string', code);
  const process = require('process');
  if (process.noDeprecation === true) return original;
  let warned = false;
  function warn() {
    warned = true;
    if (code) {
      if (warnedCodes.has(code)) return;
      warnedCodes.add(code);
    }
    process.emitWarning(message, 'DeprecationWarning', code || undefined);
  }
  function deprecated(...args) {
    if (!warned) warn();
    return new.target ? construct(original, args, new.target) : apply(original, this, args);
  }
  Object.setPrototypeOf(deprecated, original);
  if (original.prototype) deprecated.prototype = original.prototype;
  return deprecated;
}

/** The sections that NODE_DEBUG names, as one pattern: separated by commas, `*` for any characters. */
function sectionPattern(list) {
  const names = list.split(',').map((name) => name.replace(/[|\\{}()[\]^$+?.]/g, '\\$&').replace(/\*/g, '.*'));
  return new RegExp(`^(?:${names.join('|')})$`, 'i');
}

/** A function that prints to standard error while the environment variable NODE_DEBUG names the section. */
function debuglog(section, onFirstCall) {
  const name = String(section).toUpperCase();
  const process = require('process');
  let pattern;
  let patternSource;
  function isEnabled() {
    // Where the variable may not be read, it is as if it were not there.
    const list = 'NODE_DEBUG' in process.env && process.env.NODE_DEBUG;
    if (!list) return false;
    if (list !== patternSource) {
      patternSource = list;
      pattern = sectionPattern(list);
    }
    return pattern.test(name);
  }
  let isFirst = true;
  function log(...args) {
    if (isFirst) {
      isFirst = false;
      if (typeof onFirstCall === 'function') onFirstCall(log);
    }
    if (!isEnabled()) return;
    const { format } = require('./format');
    require('console').error(`${name} ${process.pid}: ${format(...args)}`);
  }
  return Object.defineProperty(log, 'enabled', { get: isEnabled, enumerable: true, configurable: true });
}

module.exports = { deprecate, debuglog, debug: debuglog };
