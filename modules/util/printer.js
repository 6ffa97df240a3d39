'use strict';

// Walks a value and prints it. The walk keeps its own stack of frames, one for every object that is open, so that
// nesting costs no engine stack: an object that nests ten thousand levels deep is printed (or cut) like any other.
// A frame collects the texts of its entries; entries that are objects themselves are `jobs`, done in order, and when
// the last is done the frame is laid out and its text handed to the frame below.

const { layout } = require('./layout');
const { concat } = require('./long_text');
const { shapeOf } = require('./shapes');
const { quote, escape, numberText, bigintText, more, isWiderThan } = require('./text');

const { getOwnPropertyDescriptor } = Object;
const { apply } = Reflect;
const symbolToString = Symbol.prototype.toString;

const CUSTOM = Symbol.for('nodejs.util.inspect.custom');
const IDENTIFIER = /^[a-zA-Z_]\w*$/;
const REVOKED = /revoked proxy/;

// Beyond this many levels an object is cut whatever `depth` says: every level indents every line below it.
const MAX_LEVELS = 1000;
// A text this long (characters) ends the descent into further objects.
const MAX_TEXT = 2 ** 24;
// Lines of a string are only split where the string is longer than this.
const MIN_SPLIT = 16;
const STEP = 2;
const FAINT = '\u001b[2m';
const NOT_FAINT = '\u001b[22m';
// With `compact: true` the text of a property begins under its key, which stands beside the brace.
const COMPACT_STEP = 3;

const isReference = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';

const messageOf = (error) => {
  try {
    return String(isReference(error) && 'message' in error ? error.message : error);
  } catch (_) {
    return 'an error that cannot be read';
  }
};

/** An object that is being printed. The shape fills in what stands around and between its entries. */
class Frame {
  open = '{';
  close = '}';
  /** What stands before the brace and may have lines of its own: a function, a date, an error. */
  base = '';
  /** An array or typed array: its entries may be set in columns. */
  isList = false;
  /** A list of numbers only: its columns are aligned at the right. */
  numeric = false;
  /** How many of the last entries are named properties; `sorted` orders only these where isList. */
  named = 0;
  output = [];
  jobs = [];
  done = 0;
  nesting = 0;
  innerLength = 0;

  constructor(value, level, indent) {
    this.value = value;
    this.level = level;
    this.indent = indent;
  }
}

class Printer {
  #frames = [];
  #open = new Set();
  // Once something has referred back to an object, it keeps its number wherever it is printed again.
  #references = new Map();
  #deepest = 0;
  #length = 0;

  /**
   * @param {object} settings  every option of inspect, and `stylize(text, kind)`
   * @param {object} [given]  the options object of the caller, where it holds options of its own
   * @param {Function} inspect  what custom inspection methods get as their third argument
   */
  constructor(settings, given, inspect) {
    this.settings = settings;
    this.given = given;
    this.inspect = inspect;
  }

  style(text, kind) {
    return this.settings.stylize(text, kind);
  }

  print(value) {
    let text = this.#enter(value, 0, 0, false);
    const frames = this.#frames;
    while (frames.length > 0) {
      const frame = frames[frames.length - 1];
      if (text !== undefined) this.#deliver(frame, text);
      if (frame.done < frame.jobs.length) {
        const job = frame.jobs[frame.done];
        text = this.#enter(job.value, frame.level + 1, frame.indent + job.step, job.isOfView);
      } else {
        frames.length--;
        text = this.#leave(frame);
      }
    }
    return String(text);
  }

  /** Adds an entry: a text, and around it what belongs to the entry. */
  addText(frame, text) {
    frame.output[frame.output.length] = text;
  }

  /** Adds an entry whose value is printed between `before` and `after`. */
  add(frame, before, value, after = '') {
    const at = frame.output.length;
    if (isReference(value)) {
      frame.output[at] = before;
      frame.jobs[frame.jobs.length] = { at, value, after, step: STEP, isWide: false, isOfView: false };
    } else {
      frame.output[at] = before + this.#primitive(value, frame.indent + STEP) + after;
    }
  }

  /** Adds `key => value`. */
  addPair(frame, key, value) {
    if (!isReference(key)) {
      this.add(frame, `${this.#primitive(key, frame.indent + STEP)} => `, value);
      return;
    }
    const at = frame.output.length;
    this.add(frame, '', key, ' => ');
    if (isReference(value)) {
      frame.jobs[frame.jobs.length] = { at, value, after: '', step: STEP, isWide: false, isOfView: false };
    } else {
      frame.jobs[frame.jobs.length - 1].after += this.#primitive(value, frame.indent + STEP);
    }
  }

  /** Adds `[buffer]: …` and its like: what a typed array knows of itself. */
  addOfView(frame, key, value) {
    this.add(frame, `[${key}]: `, value);
    if (isReference(value)) frame.jobs[frame.jobs.length - 1].isOfView = true;
  }

  /** Adds the element of a list, without its index. */
  addElement(frame, holder, descriptor) {
    if (descriptor.value !== undefined) this.add(frame, '', descriptor.value);
    else this.#addAccessor(frame, '', descriptor, holder);
  }

  /** Adds `key: value`; `receiver` is what getters see as `this` where it is not the holder of the property. */
  addProperty(frame, holder, key, receiver = holder) {
    const descriptor = getOwnPropertyDescriptor(holder, key) || { value: holder[key], enumerable: true };
    const { value } = descriptor;
    const name = `${this.#keyText(key, descriptor)}:`;
    if (value === undefined) {
      this.#addAccessor(frame, `${name} `, descriptor, receiver);
    } else if (this.settings.compact === true && !frame.isList) {
      this.#addWide(frame, name, value);
    } else {
      this.add(frame, `${name} `, value);
    }
    frame.named++;
  }

  /** Adds a property that a class above the object has; faint, where there are colors. */
  addInherited(frame, layer, key, receiver) {
    const at = frame.output.length;
    const jobs = frame.jobs.length;
    this.addProperty(frame, layer, key, receiver);
    if (!this.settings.colors) return;
    frame.output[at] = FAINT + frame.output[at];
    if (frame.jobs.length > jobs) frame.jobs[jobs].after += NOT_FAINT;
    else frame.output[at] += NOT_FAINT;
  }

  #addWide(frame, name, value) {
    const at = frame.output.length;
    const indent = frame.indent + COMPACT_STEP;
    frame.output[at] = name;
    if (isReference(value)) {
      frame.jobs[frame.jobs.length] = { at, value, after: '', step: COMPACT_STEP, isWide: true, isOfView: false };
    } else {
      frame.output[at] += this.#wide(this.#primitive(value, indent), indent);
    }
  }

  #wide(text, indent) {
    return concat(isWiderThan(text, this.settings.breakLength) ? `\n${' '.repeat(indent)}` : ' ', text);
  }

  #keyText(key, descriptor) {
    if (typeof key === 'symbol') return `[${this.style(escape(apply(symbolToString, key, [])), 'symbol')}]`;
    if (key === '__proto__') return "['__proto__']";
    if (descriptor.enumerable === false) return `[${escape(key)}]`;
    return IDENTIFIER.test(key) ? this.style(key, 'name') : this.style(quote(key), 'string');
  }

  #addAccessor(frame, name, descriptor, receiver) {
    const { get, set } = descriptor;
    if (get === undefined) {
      const isSetter = set !== undefined;
      this.addText(frame, name + this.style(isSetter ? '[Setter]' : 'undefined', isSetter ? 'special' : 'undefined'));
      return;
    }
    const label = set === undefined ? 'Getter' : 'Getter/Setter';
    const { getters } = this.settings;
    if (getters !== true && getters !== (set === undefined ? 'get' : 'set')) {
      this.addText(frame, name + this.style(`[${label}]`, 'special'));
      return;
    }
    this.#addGot(frame, name, label, get, receiver);
  }

  #addGot(frame, name, label, get, receiver) {
    const open = this.style(`[${label}:`, 'special');
    const close = this.style(']', 'special');
    let value;
    try {
      value = apply(get, receiver, []);
    } catch (error) {
      this.addText(frame, `${name}${open} <Inspection threw (${messageOf(error)})>${close}`);
      return;
    }
    if (isReference(value)) this.add(frame, `${name}${this.style(`[${label}]`, 'special')} `, value);
    else this.add(frame, `${name}${open} `, value, close);
  }

  #primitive(value, indent) {
    switch (typeof value) {
      case 'string':
        return this.#string(value, indent);
      case 'number':
        return this.style(numberText(value, this.settings.numericSeparator), 'number');
      case 'bigint':
        return this.style(bigintText(value, this.settings.numericSeparator), 'bigint');
      case 'symbol':
        return this.style(apply(symbolToString, value, []), 'symbol');
      case 'object':
        return this.style('null', 'null');
      default:
        return this.style(String(value), typeof value);
    }
  }

  #string(value, indent) {
    const { maxStringLength, compact, breakLength } = this.settings;
    let text = value;
    let rest = '';
    if (text.length > maxStringLength) {
      rest = `... ${more(text.length - maxStringLength, 'character')}`;
      text = text.slice(0, maxStringLength);
    }
    if (compact === true || text.length <= MIN_SPLIT || text.length <= breakLength - indent - 4) {
      return this.style(quote(text), 'string') + rest;
    }
    const lines = text.split(/(?<=\n)/).map((line) => this.style(quote(line), 'string'));
    return lines.join(` +\n${' '.repeat(indent + STEP)}`) + rest;
  }

  /** Prints a value at once, or opens a frame for it and returns undefined. */
  #enter(value, level, indent, isOfView) {
    if (!isReference(value)) return this.#primitive(value, indent);
    const custom = this.settings.customInspect ? this.#customMethod(value) : undefined;
    if (custom !== undefined) {
      const result = this.#callCustom(custom, value, level);
      if (result !== value) {
        if (typeof result === 'string') return result.replace(/\n/g, `\n${' '.repeat(indent)}`);
        return this.#enter(result, level, indent, isOfView);
      }
    }
    return this.#enterObject(value, level, indent, isOfView);
  }

  #customMethod(value) {
    try {
      const method = value[CUSTOM];
      if (typeof method !== 'function' || method === this.inspect) return undefined;
      const { constructor } = value;
      // The prototype itself has the method too, but not what the method works on.
      return isReference(constructor) && constructor.prototype === value ? undefined : method;
    } catch (_) {
      // What cannot be read is told where the object itself is printed.
      return undefined;
    }
  }

  #callCustom(method, value, level) {
    const { depth } = this.settings;
    const options = { ...this.settings, ...this.given };
    return apply(method, value, [depth === null ? null : depth - level, options, this.inspect]);
  }

  #enterObject(value, level, indent, isOfView) {
    if (this.#open.has(value)) return this.#circular(value);
    const frame = new Frame(value, level, indent);
    let shape;
    try {
      shape = shapeOf(value, frame, this, isOfView);
      if (typeof shape === 'string') return shape;
      const cut = this.#cut(shape, level);
      if (cut !== undefined) return cut;
      this.#deepest = level;
      shape.fill(frame);
    } catch (error) {
      const message = messageOf(error);
      return REVOKED.test(message)
        ? this.style('<Revoked Proxy>', 'special')
        : this.style(`<Inspection threw (${message})>`, 'special');
    }
    this.#open.add(value);
    this.#frames[this.#frames.length] = frame;
    return undefined;
  }

  #circular(value) {
    if (!this.#references.has(value)) this.#references.set(value, this.#references.size + 1);
    return this.style(`[Circular *${this.#references.get(value)}]`, 'special');
  }

  #cut(shape, level) {
    const { depth } = this.settings;
    if (depth !== null && level > depth) return this.style(shape.placeholder, 'special');
    if (level >= MAX_LEVELS || this.#length > MAX_TEXT) return this.style(shape.placeholder, 'special');
    return undefined;
  }

  #deliver(frame, text) {
    const job = frame.jobs[frame.done++];
    const shown = job.isWide ? this.#wide(text, frame.indent + job.step) : text;
    frame.output[job.at] = concat(frame.output[job.at], shown, job.after);
    frame.innerLength += text.length;
  }

  #leave(frame) {
    this.#open.delete(frame.value);
    frame.nesting = this.#deepest - frame.level;
    const reference = this.#references.get(frame.value);
    if (reference !== undefined) this.#markReference(frame, reference);
    if (this.settings.sorted) this.#sort(frame);
    const text = layout(frame, this.settings);
    this.#length += text.length - frame.innerLength;
    return text;
  }

  #markReference(frame, reference) {
    const mark = this.style(`<ref *${reference}>`, 'special');
    if (this.settings.compact === true) frame.open = `${mark} ${frame.open}`;
    else frame.base = frame.base === '' ? mark : `${mark} ${frame.base}`;
  }

  #sort(frame) {
    const { sorted } = this.settings;
    const compare = sorted === true ? undefined : sorted;
    const { named } = frame;
    const output = frame.output.map(String);
    frame.output = output;
    if (!frame.isList) output.sort(compare);
    else if (named > 1) frame.output = [...output.slice(0, -named), ...output.slice(-named).sort(compare)];
  }
}

module.exports = { Printer, CUSTOM };
