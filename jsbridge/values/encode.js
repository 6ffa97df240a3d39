// From JavaScript to Python: the JSON text for one value, or for the arguments of one call. decoder.py is the other half.
(function (kernel) {
  'use strict';
  const { holder, body, CAPACITY, uncurry, getPrototypeOf, kindOf, hold, release, list, callableOf, describe } = kernel;
  const { viewBytes, stageBytes, stageText, typedArrayBytes, typedArrayBuffer, typedArrayOffset, typedArraySet } = kernel;
  const { stringify } = JSON;
  const { isArray } = Array;
  const { isSafeInteger } = Number;
  const { keys, prototype: objectPrototype, is } = Object;
  const text = String;
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
          return value === null ? 'null' : this.object(value);
      }
    }

    object(value) {
      const { parents } = this;
      const depth = parents.length;
      if (depth >= MAX_DEPTH) this.fail(`the value is nested deeper than ${MAX_DEPTH} levels`);
      for (let level = 0; level < depth; level++) if (parents[level] === value) this.fail('the value contains itself');
      if (isArray(value)) return this.array(value, depth);
      const prototype = getPrototypeOf(value);
      if (prototype === objectPrototype || prototype === null) return this.plain(value, depth);
      const bytes = viewBytes(value);
      if (bytes !== undefined) return this.bytes(bytes);
      switch (kindOf(value)) {
        case 'date':
          return `{"\\u0000":"d","v":${encodeNumber(dateTime(value))}}`;
        case 'map':
          return this.map(value, depth);
        case 'set':
          return this.set(value, depth);
        case 'error':
          return `{"\\u0000":"e","v":${describe(value, this, 0)}}`;
        case 'promise':
          return this.promise(value);
        default:
          return this.opaque(value, classOf(value));
      }
    }

    // Containers: `depth` is the place of the container among its parents.
    array(value, depth) {
      this.parents[depth] = value;
      let items = '';
      const { length } = value;
      for (let index = 0; index < length; index++) {
        this.steps[depth] = `[${index}]`;
        const item = this.encode(value[index]);
        items += index === 0 ? item : `,${item}`;
      }
      this.leave(depth);
      return `[${items}]`;
    }

    plain(value, depth) {
      this.parents[depth] = value;
      const names = keys(value);
      let tagged = false;
      let members = '';
      for (let index = 0; index < names.length; index++) if (names[index] === TAG) tagged = true;
      for (let index = 0; index < names.length; index++) {
        const name = names[index];
        this.steps[depth] = `.${name}`;
        const item = this.encode(value[name]);
        const member = tagged ? `[${stringify(name)},${item}]` : `${stringify(name)}:${item}`;
        members += index === 0 ? member : `,${member}`;
      }
      this.leave(depth);
      return tagged ? `{"\\u0000":"o","v":[${members}]}` : `{${members}}`;
    }

    map(value, depth) {
      this.parents[depth] = value;
      let items = '';
      mapForEach(value, (item, key) => {
        this.steps[depth] = ' key';
        items += `${items && ','}${this.encode(key)}`;
        this.steps[depth] = typeof key === 'string' ? `.get(${stringify(key)})` : ' value';
        items += `,${this.encode(item)}`;
      });
      this.leave(depth);
      return `{"\\u0000":"m","v":[${items}]}`;
    }

    set(value, depth) {
      this.parents[depth] = value;
      let items = '';
      setForEach(value, (item) => {
        this.steps[depth] = ' member';
        items += `${items && ','}${this.encode(item)}`;
      });
      this.leave(depth);
      return `{"\\u0000":"s","v":[${items}]}`;
    }

    leave(depth) {
      this.parents.length = depth;
      this.steps.length = depth;
    }

    bytes(value) {
      const { blocks } = this;
      blocks[blocks.length] = value;
      return `{"\\u0000":"b","v":${blocks.length - 1}}`;
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

  function encodeNumber(value) {
    if (isSafeInteger(value)) return is(value, -0) ? '-0.0' : text(value);
    const digits = text(value);
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
        stageText(value);
        return 's';
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
