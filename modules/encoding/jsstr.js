'use strict';

const { checkText } = require('shared/arguments');

// Everything that would end a string literal early, or could not stand in one (before ES2019: U+2028 and U+2029, too).
const SPECIAL = /[\\"'\u0000-\u001f\u2028\u2029]/g;
const SHORT = {
  __proto__: null,
  '\\': '\\\\',
  '"': '\\"',
  "'": "\\'",
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
};

function jsstr(text, json = false) {
  checkText('text', text);
  return text.replace(SPECIAL, (character) => {
    if (json && character === "'") return character;
    return SHORT[character] || `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

module.exports = { jsstr };
