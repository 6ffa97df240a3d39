'use strict';

// What a value is, as text that is the same in Node and in jsbridge when the behaviour is.
function show(value, parents = []) {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'function') return 'function';
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? '-0' : String(value);
  const up = parents.indexOf(value);
  if (up >= 0) return `<up ${parents.length - up}>`;
  const inside = (item) => show(item, [...parents, value]);
  const prototype = Object.getPrototypeOf(value);
  const name = prototype === null ? 'null' : prototype.constructor.name;
  const members = Object.keys(value).map((key) => `${key}: ${inside(value[key])}`);
  const hidden = Object.getOwnPropertyNames(value)
    .filter((key) => !Object.prototype.propertyIsEnumerable.call(value, key) && !['stack', 'length', 'lastIndex'].includes(key))
    .map((key) => `(${key}: ${inside(value[key])})`);
  if (value instanceof Map) members.push(...[...value].map(([key, item]) => `${inside(key)} => ${inside(item)}`));
  if (value instanceof Set) members.push(...[...value].map(inside));
  if (value instanceof Date) members.push(String(value.getTime()));
  if (value instanceof RegExp) members.push(String(value), `lastIndex ${value.lastIndex}`);
  if (value instanceof Boolean || value instanceof Number || value instanceof String || value instanceof BigInt) members.push(inside(value.valueOf()));
  if (value instanceof ArrayBuffer) members.push([...new Uint8Array(value)].join(' '));
  if (value instanceof DataView) members.push(`${value.byteOffset}+${value.byteLength}`, inside(value.buffer));
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) members.push(`at ${value.byteOffset}`);
  if (Array.isArray(value)) members.push(`length ${value.length}`);
  return `${name}{${[...members, ...hidden].join(', ')}}`;
}

/** One line for each case: what the call gives, or the name, code and message of what it throws. */
function report(cases) {
  return Object.keys(cases).map((label) => {
    try {
      return `${label} → ${show(cases[label]())}`;
    } catch (error) {
      return `${label} → throws ${error.name} ${error.constructor.name} ${error.code}: ${error.code === undefined ? '' : error.message}`;
    }
  });
}

module.exports = { report, show };
