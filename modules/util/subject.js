'use strict';

// One object as the makers of shapes (shapes.js, list_shapes.js) see it: its kind, its name and tag, its keys, and how
// texts are added to its frame.

const { inheritedKeys, keysOf } = require('./keys');
const { classNameOf, kindOf } = require('./kinds');
const { constructorOf, namelessName, tagOf, prefix, placeholder } = require('./naming');
const { more } = require('./text');

// These show what they hold only where it can be iterated, or where no class says otherwise.
const ITERATED = new Set(['Array', 'TypedArray', 'Map', 'Set']);

class Subject {
  constructor(value, frame, printer, isOfView) {
    const { settings } = printer;
    const { showHidden } = settings;
    this.value = value;
    this.frame = frame;
    this.printer = printer;
    this.settings = settings;
    /** Whether a typed array is being printed that the value is the buffer of. */
    this.isOfView = isOfView;
    const levelsLeft = settings.depth === null ? Infinity : settings.depth - frame.level;
    this.isShown = levelsLeft >= 0;
    const { name, holder, nameless } = constructorOf(value);
    this.tag = tagOf(value, showHidden);
    const kind = kindOf(value);
    this.name = nameless === null ? name : namelessName(classNameOf(value, kind), nameless, levelsLeft);
    const showsContent = !ITERATED.has(kind) || this.name === null || Boolean(value[Symbol.iterator]);
    this.kind = showsContent ? kind : 'Object';
    this.inherited = showHidden && this.isShown ? inheritedKeys(value, holder) : [];
  }

  keys() {
    return keysOf(this.value, this.settings.showHidden);
  }

  /** What stands before the brace; `fallback` where the object has no constructor to be named after. */
  prefix(fallback, size = '') {
    return prefix(this.name, this.tag, fallback, size);
  }

  style(text, kind) {
    return this.printer.style(text, kind);
  }

  hasNothing(keys) {
    return keys.length === 0 && this.inherited.length === 0;
  }

  /** How many of `size` entries are printed. */
  limit(size) {
    return Math.min(Math.max(0, this.settings.maxArrayLength), size);
  }

  addText(text) {
    this.printer.addText(this.frame, text);
  }

  addRest(rest) {
    if (rest > 0) this.addText(`... ${more(rest, 'item')}`);
  }

  /** What shapeOf() returns of an object that has entries: `fill` adds its own, then its properties follow. */
  shape(fallback, keys, fill) {
    return {
      placeholder: placeholder(this.name, this.tag, fallback),
      fill: () => {
        if (fill !== undefined) fill(this);
        this.#addProperties(keys);
      },
    };
  }

  #addProperties(keys) {
    const { printer, frame, value } = this;
    for (let i = 0; i < keys.length; i++) printer.addProperty(frame, value, keys[i]);
    for (const { layer, key } of this.inherited) printer.addInherited(frame, layer, key, value);
  }
}

module.exports = { Subject };
