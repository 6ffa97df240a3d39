'use strict';

// Every error carries fibjs's `number` (from host.errors) and Node's `code` and wording.

const { make } = host.errors;
const WRONG_TYPE = 100005;
const OUT_OF_RANGE = 100006;
const INVALID_CALL = 100009;
const GROUPED_FROM = 2 ** 32;
const GROUPED_FROM_BIGINT = 2n ** 32n;
const SHOWN_CHARACTERS = 25;
const ARRAY_LIKE = 'Array-like Object';

const { arrayForEach, arrayIncludes, arrayJoin, list, mapped, numberToString, stringEndsWith, stringIncludes } = primordials;
const { stringPadStart, stringSlice, stringToLowerCase, typedArrayKind } = primordials;

const coded = (number, code, message) => make(number, message, code);

function enumeration(words) {
  const last = words.length - 1;
  let text = '';
  for (let index = 0; index <= last; index++) {
    const between = index === 0 ? '' : index < last ? ', ' : last === 1 ? ' or ' : ', or ';
    text += between + words[index];
  }
  return text;
}

/** ['string', 'Buffer', 'Array'] → 'of type string or an instance of Buffer or Array'; classes are capitalised. */
function expectation(names) {
  const types = list();
  const classes = list();
  arrayForEach(names, (name) => {
    if (name === stringToLowerCase(name)) types[types.length] = name;
    else if (name !== ARRAY_LIKE) classes[classes.length] = name;
  });
  const parts = list();
  if (types.length > 0) parts[0] = `${types.length > 1 ? 'one of type' : 'of type'} ${enumeration(types)}`;
  if (classes.length > 0) parts[parts.length] = `an instance of ${enumeration(classes)}`;
  if (arrayIncludes(names, ARRAY_LIKE)) parts[parts.length] = `an ${ARRAY_LIKE}`;
  return arrayJoin(parts, ' or ');
}

function quoted(text) {
  const shown = text.length > SHOWN_CHARACTERS + 3 ? `${stringSlice(text, 0, SHOWN_CHARACTERS)}...` : text;
  return stringIncludes(shown, "'") ? JSON.stringify(shown) : `'${shown}'`;
}

function shown(value) {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (typedArrayKind(value) === 'Uint8Array') {
    const digits = mapped(value, (byte) => stringPadStart(numberToString(byte, 16), 2, '0'));
    return `<${value.constructor.name} ${arrayJoin(digits, ' ')}>`;
  }
  return Object.is(value, -0) ? '-0' : String(value);
}

function received(value) {
  if (value === undefined || value === null) return String(value);
  if (typeof value === 'function') return `function ${value.name}`;
  if (typeof value !== 'object') return `type ${typeof value} (${shown(value)})`;
  const { constructor } = value;
  return typeof constructor === 'function' && constructor.name
    ? `an instance of ${constructor.name}`
    : '[Object: null prototype] {}';
}

/** 4294967297 → '4_294_967_297': long numbers in a message can be read. */
function grouped(value) {
  const digits = String(value);
  const start = digits[0] === '-' ? 1 : 0;
  let text = '';
  for (let index = 0; index < digits.length; index++) {
    if (index > start && (digits.length - index) % 3 === 0) text += '_';
    text += digits[index];
  }
  return text;
}

function measured(value) {
  if (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) > GROUPED_FROM) return grouped(value);
  if (typeof value === 'bigint' && (value > GROUPED_FROM_BIGINT || value < -GROUPED_FROM_BIGINT))
    return `${grouped(value)}n`;
  return shown(value);
}

function invalidType(name, expected, value) {
  const argument = stringEndsWith(name, ' argument') ? `The ${name}` : `The "${name}" argument`;
  const message = `${argument} must be ${expectation(expected)}. Received ${received(value)}`;
  return coded(WRONG_TYPE, 'ERR_INVALID_ARG_TYPE', message);
}

function invalidValue(name, value) {
  return coded(WRONG_TYPE, 'ERR_INVALID_ARG_VALUE', `The argument '${name}' is invalid. Received ${shown(value)}`);
}

function notAString() {
  return coded(WRONG_TYPE, 'ERR_INVALID_ARG_TYPE', 'argument must be a string');
}

function unknownEncoding(encoding) {
  return coded(WRONG_TYPE, 'ERR_UNKNOWN_ENCODING', `Unknown encoding: ${String(encoding)}`);
}

function outOfRange(name, range, value) {
  const message = `The value of "${name}" is out of range. It must be ${range}. Received ${measured(value)}`;
  return coded(OUT_OF_RANGE, 'ERR_OUT_OF_RANGE', message);
}

function indexOutOfRange() {
  return coded(OUT_OF_RANGE, 'ERR_OUT_OF_RANGE', 'Index out of range');
}

function outOfBounds(name) {
  const message = name ? `"${name}" is outside of buffer bounds` : 'Attempt to access memory outside buffer bounds';
  return coded(OUT_OF_RANGE, 'ERR_BUFFER_OUT_OF_BOUNDS', message);
}

function invalidSize(bits) {
  return coded(OUT_OF_RANGE, 'ERR_INVALID_BUFFER_SIZE', `Buffer size must be a multiple of ${bits}-bits`);
}

function notResizable(length, wanted) {
  const message =
    `This Buffer of ${length} bytes cannot become ${wanted} bytes long: its memory is fixed. ` +
    'Make a new one, for example buffer = Buffer.concat([buffer, data])';
  return coded(INVALID_CALL, 'ERR_BUFFER_NOT_RESIZABLE', message);
}

/** A number within [min, max]; fractions are allowed, NaN is not. */
function checkNumber(value, name, min, max) {
  if (typeof value !== 'number') throw invalidType(name, ['number'], value);
  if (!(value >= min && value <= max)) throw outOfRange(name, `>= ${min} && <= ${max}`, value);
}

/** An integral number within [min, max]. */
function checkInteger(value, name, min, max) {
  if (typeof value !== 'number') throw invalidType(name, ['number'], value);
  if (!Number.isInteger(value)) throw outOfRange(name, 'an integer', value);
  checkNumber(value, name, min, max);
}

function checkBytes(value, name) {
  if (typedArrayKind(value) !== 'Uint8Array') throw invalidType(name, ['Buffer', 'Uint8Array'], value);
}

module.exports = {
  invalidType,
  invalidValue,
  notAString,
  unknownEncoding,
  outOfRange,
  indexOutOfRange,
  outOfBounds,
  invalidSize,
  notResizable,
  checkNumber,
  checkInteger,
  checkBytes,
};
