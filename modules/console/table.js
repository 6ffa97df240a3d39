'use strict';

const { LEVELS, log, print } = require('./output');

const { isArray } = Array;
const { hasOwnProperty } = Object.prototype;
const { apply } = Reflect;

const INDEX = '(index)';
const ITERATION = '(iteration index)';
const KEY = 'Key';
const VALUES = 'Values';

const WRONG_TYPE = 100005;
const MAX_ELEMENTS = 3;
// Objects with more properties than this are shown by their name.
const MAX_PROPERTIES = 2;

const isPrimitive = (value) => value === null || (typeof value !== 'object' && typeof value !== 'function');

function cell(value) {
  const isObject = typeof value === 'object' && value !== null && !isArray(value);
  const isWide = isObject && Object.keys(value).length > MAX_PROPERTIES;
  const colors = host.isColored(LEVELS.INFO);
  const depth = isWide ? -1 : 0;
  return require('util').inspect(value, { depth, maxArrayLength: MAX_ELEMENTS, breakLength: Infinity, colors });
}

/** Draws columns, each `{ head, cells }`, as one text. */
function draw(columns) {
  const { getStringWidth } = require('util');
  const height = Math.max(...columns.map(({ cells }) => cells.length));
  const widths = columns.map(({ head, cells }) => {
    return cells.reduce((width, text) => Math.max(width, getStringWidth(text)), getStringWidth(head)) + 2;
  });
  const rule = (left, middle, right) => left + widths.map((width) => '─'.repeat(width)).join(middle) + right;
  const row = (texts) => {
    const padded = texts.map((text, i) => ` ${text}${' '.repeat(widths[i] - 1 - getStringWidth(text))}`);
    return `│${padded.join('│')}│`;
  };
  const rows = [];
  for (let i = 0; i < height; i++) rows.push(row(columns.map(({ cells }) => (cells[i] === undefined ? '' : cells[i]))));
  return [
    rule('┌', '┬', '┐'),
    row(columns.map(({ head }) => head)),
    rule('├', '┼', '┤'),
    ...rows,
    rule('└', '┴', '┘'),
  ].join('\n');
}

const indices = (count) => Array.from({ length: count }, (_, i) => cell(i));

function entriesColumns(entries) {
  return [
    { head: ITERATION, cells: indices(entries.length) },
    { head: KEY, cells: entries.map(([key]) => cell(key)) },
    { head: VALUES, cells: entries.map(([, value]) => cell(value)) },
  ];
}

function valuesColumns(values) {
  return [
    { head: ITERATION, cells: indices(values.length) },
    { head: VALUES, cells: values.map(cell) },
  ];
}

/** One row for each property of the data, one column for each property of the rows; primitives in a column of their own. */
function propertyColumns(data, properties) {
  const rows = Object.keys(data);
  const columns = new Map();
  const primitives = [];
  rows.forEach((name, i) => {
    const row = data[name];
    if (properties === undefined && isPrimitive(row)) {
      primitives[i] = cell(row);
      return;
    }
    for (const key of properties === undefined ? Object.keys(row) : properties) {
      const head = String(key);
      if (!columns.has(head)) columns.set(head, []);
      columns.get(head)[i] = isPrimitive(row) || !apply(hasOwnProperty, row, [key]) ? '' : cell(row[key]);
    }
  });
  // As in an object, the columns that are named by an index come first.
  const heads = Object.keys(Object.fromEntries(columns));
  const drawn = [{ head: INDEX, cells: rows }, ...heads.map((head) => ({ head, cells: columns.get(head) }))];
  return primitives.length === 0 ? drawn : [...drawn, { head: VALUES, cells: primitives }];
}

function columnsOf(data, properties) {
  const { types } = require('util');
  if (types.isMap(data)) return entriesColumns([...data]);
  if (types.isMapIterator(data)) {
    const left = [...data];
    return data[Symbol.toStringTag] === 'Map Iterator' && left.every(isArray) ? entriesColumns(left) : valuesColumns(left);
  }
  if (types.isSet(data) || types.isSetIterator(data)) return valuesColumns([...data]);
  return propertyColumns(data, properties);
}

function received(value) {
  if (value === null) return 'null';
  if (typeof value === 'function') return `function ${value.name}`;
  if (typeof value === 'object') {
    return `an instance of ${typeof value.constructor === 'function' ? value.constructor.name : 'Object'}`;
  }
  return `type ${typeof value} (${require('util').inspect(value)})`;
}

function checkProperties(properties) {
  if (properties === undefined || isArray(properties)) return;
  const message = `The "properties" argument must be an instance of Array. Received ${received(properties)}`;
  throw Object.assign(host.errors.make(WRONG_TYPE, message), { code: 'ERR_INVALID_ARG_TYPE' });
}

/** Prints what `data` holds as a table; `properties` chooses its columns. */
function table(data, properties) {
  if (isPrimitive(data) || typeof data === 'function') {
    log(LEVELS.INFO, [data]);
    return;
  }
  checkProperties(properties);
  print(LEVELS.INFO, draw(columnsOf(data, properties)));
}

module.exports = { table };
