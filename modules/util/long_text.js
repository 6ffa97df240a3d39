'use strict';

// Printed text that is still in pieces. Every level of nesting puts its indentation and braces around the text of the
// levels below; joined at once each time, a deep object would cost the third power of its depth.

/** Texts shorter than this (characters) are joined at once. */
const LONG = 4096;

/** Text of several lines, to be joined by String() when it is complete. */
class LongText {
  #pieces;

  /** @param {(string|LongText)[]} pieces */
  constructor(pieces) {
    this.#pieces = pieces;
    this.length = 0;
    for (let i = 0; i < pieces.length; i++) this.length += pieces[i].length;
  }

  toString() {
    return this.start(Infinity);
  }

  /** At least the first `count` characters, if there are as many. */
  start(count) {
    const texts = [];
    const walks = [{ pieces: this.#pieces, next: 0 }];
    let length = 0;
    while (walks.length > 0 && length < count) {
      const walk = walks[walks.length - 1];
      if (walk.next === walk.pieces.length) {
        walks.length--;
        continue;
      }
      const piece = walk.pieces[walk.next++];
      if (typeof piece === 'string') {
        texts[texts.length] = piece;
        length += piece.length;
      } else {
        walks[walks.length] = { pieces: piece.#pieces, next: 0 };
      }
    }
    return texts.join('');
  }
}

/** The texts one after the other; in one piece unless one of them is not. */
function concat(...texts) {
  return texts.every((text) => typeof text === 'string') ? texts.join('') : new LongText(texts);
}

/** The entries with `separator` between them, `head` before and `tail` behind: several lines. */
function joinLines(head, entries, separator, tail) {
  let length = 0;
  for (let i = 0; i < entries.length; i++) length += entries[i].length;
  if (length < LONG) return head + entries.join(separator) + tail;
  const pieces = [head];
  for (let i = 0; i < entries.length; i++) {
    if (i > 0) pieces[pieces.length] = separator;
    pieces[pieces.length] = entries[i];
  }
  pieces[pieces.length] = tail;
  return new LongText(pieces);
}

module.exports = { concat, joinLines };
