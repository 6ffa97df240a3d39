'use strict';

// How the pieces of printed text are made: quoted strings, numbers, counts, and how wide a text is on a terminal.

const FIRST_PRINTABLE = 32;
const LAST_ASCII_PRINTABLE = 126;
const ESCAPE = 27;
const LOOKAHEAD = 1000;
const SEQUENCE_PART = 100;
const DIGITS_PER_GROUP = 3;

// Under the u flag a surrogate in a class matches only where it stands alone.
const ESCAPED = /[\u0000-\u001f'\\\u007f-\u009f\ud800-\udfff]/u;
const ESCAPED_ALL = /[\u0000-\u001f'\\\u007f-\u009f\ud800-\udfff]/gu;
const ESCAPED_BUT_QUOTE = /[\u0000-\u001f\\\u007f-\u009f\ud800-\udfff]/u;
const ESCAPED_BUT_QUOTE_ALL = /[\u0000-\u001f\\\u007f-\u009f\ud800-\udfff]/gu;
const SHORT_ESCAPES = { '\b': '\\b', '\t': '\\t', '\n': '\\n', '\f': '\\f', '\r': '\\r', '\\': '\\\\', "'": "\\'" };

// ECMA-48: an OSC string up to BEL or ST, a CSI with parameters and final byte, and the escapes of two or three bytes.
const CONTROL_SEQUENCES =
  /\u001b\][^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)|(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|\u001b[ -/]*[0-Z\\^-~]/g;
const COLOR_SEQUENCES = /\u001b\[\d\d?m/g;

function escapeCharacter(character) {
  const short = SHORT_ESCAPES[character];
  if (short !== undefined) return short;
  const code = character.charCodeAt(0);
  const hex = code.toString(16);
  return code > 0xff ? `\\u${hex}` : `\\x${hex.toUpperCase().padStart(2, '0')}`;
}

/** The text as a literal: in single quotes, or in another kind of quotes where that spares escapes. */
function quote(text) {
  let mark = "'";
  if (text.includes("'")) {
    if (!text.includes('"')) mark = '"';
    else if (!text.includes('`') && !text.includes('${')) mark = '`';
  }
  if (mark === "'") return ESCAPED.test(text) ? `'${text.replace(ESCAPED_ALL, escapeCharacter)}'` : `'${text}'`;
  const body = ESCAPED_BUT_QUOTE.test(text) ? text.replace(ESCAPED_BUT_QUOTE_ALL, escapeCharacter) : text;
  return mark + body + mark;
}

/** The text escaped as between single quotes, without the quotes. */
function escape(text) {
  return ESCAPED.test(text) ? text.replace(ESCAPED_ALL, escapeCharacter) : text;
}

function groupFromRight(digits, sign) {
  let grouped = '';
  let end = digits.length;
  for (; end > DIGITS_PER_GROUP; end -= DIGITS_PER_GROUP) {
    grouped = `_${digits.slice(end - DIGITS_PER_GROUP, end)}${grouped}`;
  }
  return sign + digits.slice(0, end) + grouped;
}

function groupFromLeft(digits) {
  let grouped = '';
  let start = 0;
  for (; start + DIGITS_PER_GROUP < digits.length; start += DIGITS_PER_GROUP) {
    grouped += `${digits.slice(start, start + DIGITS_PER_GROUP)}_`;
  }
  return grouped + digits.slice(start);
}

/** A number as text, `-0` included; `grouped` puts `_` between thousands. */
function numberText(number, grouped) {
  if (number === 0 && 1 / number < 0) return '-0';
  const text = String(number);
  if (!grouped || text.includes('e') || number !== number || number === Infinity || number === -Infinity) return text;
  const sign = number < 0 ? '-' : '';
  const [whole, fraction] = text.slice(sign.length).split('.');
  const grouping = groupFromRight(whole, sign);
  return fraction === undefined ? grouping : `${grouping}.${groupFromLeft(fraction)}`;
}

function bigintText(number, grouped) {
  const text = String(number);
  if (!grouped) return `${text}n`;
  return text[0] === '-' ? `${groupFromRight(text.slice(1), '-')}n` : `${groupFromRight(text, '')}n`;
}

/** `1 more item`, `3 more items`. */
function more(count, noun) {
  return `${count} more ${noun}${count > 1 ? 's' : ''}`;
}

function stripVTControlCharacters(text) {
  return text.includes('\u001b') || text.includes('\u009b') ? text.replace(CONTROL_SEQUENCES, '') : text;
}

/** The length of a text without its color sequences. */
function lengthWithoutColors(text) {
  return text.replace(COLOR_SEQUENCES, '').length;
}

/** How many columns of a terminal the text takes: wide characters take two, combining and control ones none. */
function getStringWidth(text) {
  let width = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > LAST_ASCII_PRINTABLE || code === ESCAPE) return widthOfAny(text);
    if (code >= FIRST_PRINTABLE) width++;
  }
  return width;
}

function widthOfAny(text) {
  host.stageText(stripVTControlCharacters(text).normalize('NFC'));
  return host.columns();
}

/**
 * Whether a text takes more than `limit` columns. Of a long text the beginning answers.
 *
 * @param {string|LongText} text  a LongText is one of long_text.js
 */
function isWiderThan(text, limit) {
  if (limit === Infinity) return false;
  const enough = limit + LOOKAHEAD;
  if (text.length > enough) {
    const head = typeof text === 'string' ? text.slice(0, enough) : text.start(enough);
    // The cut may leave a part of a control sequence.
    if (getStringWidth(head) > limit + SEQUENCE_PART) return true;
  }
  return getStringWidth(String(text)) > limit;
}

module.exports = {
  quote,
  escape,
  numberText,
  bigintText,
  more,
  stripVTControlCharacters,
  lengthWithoutColors,
  getStringWidth,
  isWiderThan,
};
