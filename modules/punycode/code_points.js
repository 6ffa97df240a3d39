'use strict';

const { fromCodePoint } = String;
const AT_ONCE = 1000;

/** The code points of a text; lone surrogates stay what they are. */
function toCodePoints(text) {
  return Array.from(text, (character) => character.codePointAt(0));
}

function fromCodePoints(points) {
  const parts = [];
  for (let at = 0; at < points.length; at += AT_ONCE) parts.push(fromCodePoint(...points.slice(at, at + AT_ONCE)));
  return parts.join('');
}

module.exports = { toCodePoints, fromCodePoints };
