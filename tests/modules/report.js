'use strict';

// What a call gives, as text that is the same in Node and in jsbridge when the behaviour is.

function visible(text) {
  return `'${text.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)}'`;
}

function hexOf(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function show(value) {
  if (typeof value === 'string') return visible(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (value instanceof Uint8Array) return `${value.constructor.name}(${hexOf(value)})`;
  if (Array.isArray(value)) return `[${value.map(show).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{${Object.keys(value)
      .map((key) => `${key}: ${show(value[key])}`)
      .join(', ')}}`;
  return Object.is(value, -0) ? '-0' : String(value);
}

// The largest size a Buffer may have is the engine's own.
const LARGEST = /(?<=&& <= )(4294967296|9007199254740991|2147483647)(?=\. )/;

/**
 * One line for each call: `label → result`, or the name, code and message of what it threw.
 * Errors without a code come from the engine, whose messages are its own.
 */
function report(cases) {
  return cases.map(([label, call]) => {
    try {
      return `${label} → ${show(call())}`;
    } catch (error) {
      const detail =
        error.code === undefined ? '' : ` ${error.code}: ${visible(error.message.replace(LARGEST, 'LARGEST'))}`;
      return `${label} → ${error.name}${detail}`;
    }
  });
}

module.exports = { report, show, visible };
