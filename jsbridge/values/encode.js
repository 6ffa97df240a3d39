// From JavaScript to Python: the JSON text for one value, or for the arguments of one call. decoder.py is the other half.
(function (kernel) {
  'use strict';
  const { holder, body, CAPACITY, uncurry, getPrototypeOf, kindOf, hold, release, list, callableOf, describe } = kernel;
  const { viewBytes, stageBytes, stageText, giveText, typedArrayBytes, typedArrayBuffer, typedArrayOffset, typedArraySet } = kernel;
  const { stringify } = JSON;
  const { isArray } = Array;
  const { isSafeInteger } = Number;
  const { keys, prototype: objectPrototype, is, setPrototypeOf } = Object;
  const textOf = String;
  const stringIncludes = uncurry(String.prototype.includes);
  const bigIntText = uncurry(BigInt.prototype.toString);
  const mapForEach = uncurry(Map.prototype.forEach);
  const setForEach = uncurry(Set.prototype.forEach);
  const weakGet = uncurry(WeakMap.prototype.get);
  const dateTime = uncurry(Date.prototype.getTime);
  const join = uncurry(Array.prototype.join);
  const BaseTypeError = TypeError;
  const TAG = '\0';
  const MAX_DEPTH = 200;

  class Encoder {
    constructor(root) {
      this.root = root;
      // The containers that are being looked at, and where in each.
      this.parents = list();
      this.steps = list();
      this.blocks = list();
      this.held = list();
    }

    // The marker for finished JSON text, which goes into the holder. After the mark comes, where there are blocks of bytes, `m` and
    // their lengths when they lie in the mailbox, one after the other, or `h` and their places in the buffers that the holder has.
    finish(mark, json) {
      const { blocks } = this;
      if (blocks.length === 0) {
        stageText(json);
        return mark;
      }
      let total = 0;
      let lengths = '';
      let places = '';
      for (let index = 0; index < blocks.length; index++) {
        const length = typedArrayBytes(blocks[index]);
        total += length;
        lengths += `${index ? ',' : ''}${length}`;
        places += `${index ? ',' : ''}${typedArrayOffset(blocks[index])},${length}`;
      }
      stageText(json);
      if (total > CAPACITY) {
        for (let index = 0; index < blocks.length; index++) holder[`block${index}`] = typedArrayBuffer(blocks[index]);
        return `${mark}h[${places}]`;
      }
      let start = 0;
      for (let index = 0; index < blocks.length; index++) {
        // A buffer that a getter has detached since is empty, and cannot be copied from.
        if (typedArrayBytes(blocks[index]) !== 0) typedArraySet(body, blocks[index], start);
        start += typedArrayBytes(blocks[index]);
      }
      return `${mark}m[${lengths}]`;
    }

    fail(reason) {
      const { root, steps } = this;
      const path = join(steps, '');
      throw new BaseTypeError(`cannot convert to Python: ${reason} (${root && path ? `${root}, ${path}` : root + path})`);
    }

    hold(value) {
      const handle = hold(value);
      this.held[this.held.length] = handle;
      return handle;
    }

    // Lets go of what was held for text that nobody will read.
    abandon() {
      const { held } = this;
      for (let index = 0; index < held.length; index++) release(held[index]);
      held.length = 0;
    }

    // The JSON text of a value. One call a level: a script's stack may be short.
    encode(value) {
      switch (typeof value) {
        case 'string':
          return stringify(value);
        case 'number':
          return encodeNumber(value);
        case 'boolean':
          return value ? 'true' : 'false';
        case 'undefined':
          return 'null';
        case 'bigint':
          return `{"\\u0000":"i","v":"${bigIntText(value, 16)}"}`;
        case 'function': {
          const callable = weakGet(callableOf, value);
          if (callable !== undefined) return `{"\\u0000":"c","v":${callable}}`;
          return `{"\\u0000":"f","v":${this.hold(value)},"n":${stringify(nameOf(value))}}`;
        }
        case 'symbol':
          return this.opaque(value, 'Symbol');
        default:
          if (value === null) return 'null';
      }
      const { parents, steps } = this;
      const depth = parents.length;
      let prototype;
      let kind = 'array';
      if (!isArray(value)) {
        prototype = getPrototypeOf(value);
        kind = prototype === objectPrototype || prototype === null ? 'plain' : this.kindOf(value);
        const encoded = this.encodeLeaf(value, kind);
        if (encoded !== undefined) return encoded;
      }
      if (depth >= MAX_DEPTH) this.fail(`the value is nested deeper than ${MAX_DEPTH} levels`);
      for (let level = 0; level < depth; level++) if (parents[level] === value) this.fail('the value contains itself');
      parents[depth] = value;
      let text = '';
      if (kind === 'array') {
        const { length } = value;
        for (let index = 0; index < length; index++) {
          steps[depth] = `[${index}]`;
          const item = this.encode(value[index]);
          text += index === 0 ? item : `,${item}`;
        }
        text = `[${text}]`;
      } else if (kind === 'plain') {
        const names = keys(value);
        const tagged = hasTag(names);
        for (let index = 0; index < names.length; index++) {
          const name = names[index];
          steps[depth] = `.${name}`;
          const item = this.encode(value[name]);
          if (index > 0) text += ',';
          text += tagged ? `[${stringify(name)},${item}]` : `${stringify(name)}:${item}`;
        }
        text = tagged ? `{"\\u0000":"o","v":[${text}]}` : `{${text}}`;
      } else {
        const items = kind === 'map' ? entriesOf(value) : membersOf(value);
        for (let index = 0; index < items.length; index++) {
          if (kind === 'set') steps[depth] = ' member';
          else if (index % 2 === 0) steps[depth] = ' key';
          else steps[depth] = typeof items[index - 1] === 'string' ? `.get(${stringify(items[index - 1])})` : ' value';
          const item = this.encode(items[index]);
          text += index === 0 ? item : `,${item}`;
        }
        text = `{"\\u0000":"${kind === 'map' ? 'm' : 's'}","v":[${text}]}`;
      }
      this.leave(depth);
      return text;
    }

    // What kind of object it is: 'bytes', one of kindOf's, or undefined.
    kindOf(value) {
      const bytes = viewBytes(value);
      if (bytes === undefined) return kindOf(value);
      this.blocks[this.blocks.length] = bytes;
      return 'bytes';
    }

    // The text of an object that contains nothing; undefined for one that does.
    encodeLeaf(value, kind) {
      switch (kind) {
        case 'plain':
        case 'map':
        case 'set':
          return undefined;
        case 'bytes':
          return `{"\\u0000":"b","v":${this.blocks.length - 1}}`;
        case 'date':
          return `{"\\u0000":"d","v":${encodeNumber(dateTime(value))}}`;
        case 'error':
          return `{"\\u0000":"e","v":${describe(value, this, 0)}}`;
        case 'promise':
          return this.promise(value);
        default:
          return this.opaque(value, classOf(value));
      }
    }

    leave(depth) {
      this.parents.length = depth;
      this.steps.length = depth;
    }

    promise(value) {
      const watch = kernel.watch(value);
      if (watch === undefined) return this.opaque(value, classOf(value));
      return `{"\\u0000":"p","v":${this.hold(value)},"w":${watch}}`;
    }

    opaque(value, name) {
      return `{"\\u0000":"x","v":${this.hold(value)},"n":${stringify(name)}}`;
    }

    // A value that was thrown: that it cannot be converted must not hide it.
    tryEncode(value) {
      const { length: depth } = this.parents;
      try {
        return this.encode(value);
      } catch (error) {
        this.leave(depth);
        return stringify('a value that cannot be converted');
      }
    }
  }

  // What its methods assign to `this` is nothing that Object.prototype could have a setter for.
  setPrototypeOf(Encoder.prototype, null);

  function hasTag(names) {
    for (let index = 0; index < names.length; index++) if (names[index] === TAG) return true;
    return false;
  }

  // Keys and values in turn.
  function entriesOf(map) {
    const items = list();
    mapForEach(map, (item, key) => {
      items[items.length] = key;
      items[items.length] = item;
    });
    return items;
  }

  function membersOf(set) {
    const items = list();
    setForEach(set, (item) => {
      items[items.length] = item;
    });
    return items;
  }

  function encodeNumber(value) {
    if (isSafeInteger(value)) return is(value, -0) ? '-0.0' : textOf(value);
    const digits = textOf(value);
    // An integral double beyond 2**53 stays a double: Python would read bare digits as an exact int.
    return value % 1 === 0 && !stringIncludes(digits, 'e') ? `${digits}.0` : digits;
  }

  function nameOf(value) {
    try {
      const { name } = value;
      return typeof name === 'string' ? name : '';
    } catch (error) {
      return '';
    }
  }

  function classOf(value) {
    try {
      const { constructor } = value;
      return (typeof constructor === 'function' && nameOf(constructor)) || 'Object';
    } catch (error) {
      return 'Object';
    }
  }

  // Whether Python takes all values as they are.
  function isSimple(values) {
    for (let index = 0; index < values.length; index++) {
      const value = values[index];
      const type = typeof value;
      if (type !== 'number' && type !== 'boolean' && value !== undefined && value !== null) return false;
    }
    return true;
  }

  // The marker under which Python finds the arguments of a call. `args` is an array of the bridge's own.
  function packArguments(args) {
    const encoder = new Encoder('');
    try {
      let items = '';
      for (let index = 0; index < args.length; index++) {
        encoder.root = `argument ${index + 1}`;
        const item = encoder.encode(args[index]);
        items += index === 0 ? item : `,${item}`;
      }
      return encoder.finish('j', `[${items}]`);
    } catch (error) {
      encoder.abandon();
      throw error;
    }
  }

  // Hands one value to Python: as it is, or as a marker.
  function give(value) {
    switch (typeof value) {
      case 'number':
      case 'boolean':
        return value;
      case 'undefined':
        return null;
      case 'string':
        return giveText(value);
      default: {
        if (value === null) return null;
        const bytes = viewBytes(value);
        if (bytes !== undefined) {
          stageBytes(bytes);
          return 'b';
        }
        const encoder = new Encoder('result');
        try {
          return encoder.finish('j', encoder.encode(value));
        } catch (error) {
          encoder.abandon();
          throw error;
        }
      }
    }
  }

  kernel.Encoder = Encoder;
  kernel.isSimple = isSimple;
  kernel.packArguments = packArguments;
  kernel.give = give;
})
