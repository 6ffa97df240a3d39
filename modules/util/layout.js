'use strict';

// How printed entries become lines: short ones on one line, long lists in columns, everything else one entry a line.

const { joinLines } = require('./long_text');
const { getStringWidth, isWiderThan, lengthWithoutColors } = require('./text');

// Lists up to this many entries are never set in columns.
const MAX_UNGROUPED = 6;
// Entries up to this width are set in columns even where one of them is much wider than the rest.
const NARROW = 6;
const SEPARATOR_WIDTH = 2;
// Nothing is set in columns where not even so many fit.
const MIN_COLUMNS = 3;
const MAX_COLUMNS = 15;
const COLUMNS_PER_COMPACT = 4;
// A character is about this many times as high as it is wide; columns aim at a square block of text.
const CHARACTER_ASPECT = 2.5;
// What braces and a key take on a line, about.
const LINE_START = 10;

const space = (width) => ' '.repeat(width);

/** How many columns make the entries of a list look square, within the width of a line. */
function columnCount(widest, total, entries, grouped, indent, settings) {
  const column = widest + SEPARATOR_WIDTH;
  const fits = column * MIN_COLUMNS + indent < settings.breakLength;
  if (!fits || !(total / column > 5 || widest <= NARROW)) return 1;
  const bias = Math.sqrt(column - total / entries);
  const biased = Math.max(column - MIN_COLUMNS - bias, 1);
  return Math.min(
    Math.round(Math.sqrt(CHARACTER_ASPECT * biased * grouped) / biased),
    Math.floor((settings.breakLength - indent) / column),
    settings.compact * COLUMNS_PER_COMPACT,
    MAX_COLUMNS,
  );
}

/**
 * Sets the entries of a list in columns and returns the rows; the entries themselves where columns do not help.
 * The `... n more items` at the end of a list stays a row of its own; numbers are aligned at their right end.
 */
function group(output, frame, settings) {
  const count = settings.maxArrayLength < output.length ? output.length - 1 : output.length;
  const limit = (settings.breakLength - frame.indent) / MIN_COLUMNS - SEPARATOR_WIDTH;
  const widths = [];
  let total = 0;
  let widest = 0;
  for (let i = 0; i < count; i++) {
    if (isWiderThan(output[i], limit)) return output;
    const width = getStringWidth(String(output[i]));
    widths[i] = width;
    total += width + SEPARATOR_WIDTH;
    if (width > widest) widest = width;
  }
  const perRow = columnCount(widest, total, output.length, count, frame.indent, settings);
  if (perRow <= 1) return output;

  const columnWidths = [];
  for (let column = 0; column < perRow; column++) {
    let width = 0;
    for (let i = column; i < count; i += perRow) if (widths[i] > width) width = widths[i];
    columnWidths[column] = width + SEPARATOR_WIDTH;
  }
  const rows = [];
  for (let start = 0; start < count; start += perRow) {
    rows[rows.length] = row(output, widths, columnWidths, start, Math.min(start + perRow, count), frame.numeric);
  }
  if (count < output.length) rows[rows.length] = output[count];
  return rows;
}

function row(output, widths, columnWidths, start, end, alignRight) {
  let line = '';
  for (let i = start; i < end; i++) {
    const isLast = i === end - 1;
    const padding = space(columnWidths[i - start] - SEPARATOR_WIDTH - widths[i]);
    const text = isLast ? output[i] : `${output[i]}, `;
    if (alignRight) line += padding + text;
    else line += isLast ? text : text + padding;
  }
  return line;
}

function fitsOneLine(output, start, base, settings) {
  let length = output.length + start;
  if (length + output.length > settings.breakLength) return false;
  for (let i = 0; i < output.length; i++) {
    length += settings.colors ? lengthWithoutColors(String(output[i])) : output[i].length;
    if (length > settings.breakLength) return false;
  }
  return base === '' || !base.includes('\n');
}

/** Text that is not in one piece yet has several lines. */
function breaksLines(output) {
  for (let i = 0; i < output.length; i++) if (typeof output[i] !== 'string' || output[i].includes('\n')) return true;
  return false;
}

/** Entries between their braces, as `compact: 3` (any number) and `compact: false` want them. */
function layoutByNumber(frame, settings) {
  const { base, open, close, indent } = frame;
  const lead = base === '' ? '' : `${base} `;
  let { output } = frame;
  if (settings.compact >= 1) {
    const entries = output.length;
    if (frame.isList && entries > MAX_UNGROUPED) output = group(output, frame, settings);
    if (frame.nesting < settings.compact && entries === output.length) {
      const start = output.length + indent + open.length + base.length + LINE_START;
      if (!breaksLines(output) && fitsOneLine(output, start, base, settings)) {
        return `${lead}${open} ${output.join(', ')} ${close}`;
      }
    }
  }
  const line = `\n${space(indent)}`;
  return joinLines(`${lead}${open}${line}  `, output, `,${line}  `, `${line}${close}`);
}

/** Entries between their braces as `compact: true` wants them: one line, or lines that begin beside the brace. */
function layoutCompact(frame, settings) {
  const { output, base, open, close, indent } = frame;
  const lead = base === '' ? '' : ` ${base}`;
  if (fitsOneLine(output, 0, base, settings)) return `${open}${lead} ${output.join(', ')} ${close}`;
  const line = `\n${space(indent)}`;
  // A long prefix would push the first entry far to the right.
  const first = base === '' && open.length === 1 ? ' ' : `${lead}${line}  `;
  return joinLines(`${open}${first}`, output, `,${line}  `, ` ${close}`);
}

function layout(frame, settings) {
  return settings.compact === true ? layoutCompact(frame, settings) : layoutByNumber(frame, settings);
}

module.exports = { layout };
