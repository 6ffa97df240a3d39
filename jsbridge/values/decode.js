// From Python to JavaScript: what the markers of encoder.py stand for.
(function (kernel) {
  'use strict';
  const { holder, openers, open, defineProperty, uncurry, valueOf, arrayBufferSlice, list } = kernel;
  const { parse } = JSON;
  const { isArray } = Array;
  const { keys } = Object;
  const stringSlice = uncurry(String.prototype.slice);
  const mapSet = uncurry(Map.prototype.set);
  const setAdd = uncurry(Set.prototype.add);
  const BaseDate = Date;
  const BaseMap = Map;
  const BaseSet = Set;
  const BaseBigInt = BigInt;
  const TAG = '\0';
  const HEADER_BYTES = 64;

  let makeBuffer = (buffer) => new kernel.BaseUint8Array(buffer);

  // The blocks of bytes that come with a text, taken before anything else can use the mailbox.
  function takeBlocks(place, lengths) {
    const blocks = list();
    let start = HEADER_BYTES;
    for (let index = 0; index < lengths.length; index++) {
      if (place === 'm') {
        const end = start + lengths[index];
        blocks[index] = arrayBufferSlice(holder.mailbox, start, end);
        start = end;
      } else {
        const name = `block${index}`;
        blocks[index] = holder[name];
        holder[name] = null;
      }
    }
    return blocks;
  }

  const revivers = {
    __proto__: null,
    i: (value) => (value[0] === '-' ? -BaseBigInt(`0x${stringSlice(value, 1)}`) : BaseBigInt(`0x${value}`)),
    n: (value) => +value,
    d: (value) => new BaseDate(value),
    b: (value, blocks) => makeBuffer(blocks[value]),
    m: (value, blocks) => {
      const map = new BaseMap();
      for (let index = 0; index < value.length; index += 2) mapSet(map, revive(value[index], blocks), revive(value[index + 1], blocks));
      return map;
    },
    s: (value, blocks) => {
      const set = new BaseSet();
      for (let index = 0; index < value.length; index++) setAdd(set, revive(value[index], blocks));
      return set;
    },
    o: (value, blocks) => {
      const object = {};
      for (let index = 0; index < value.length; index++) setMember(object, value[index][0], revive(value[index][1], blocks));
      return object;
    },
    h: (value) => valueOf(value),
    c: (value) => kernel.wrapperOf(value),
    e: (value, blocks) => kernel.makeError(value, blocks),
  };

  // The member may be called __proto__.
  const setMember = (object, name, value) =>
    defineProperty(object, name, { __proto__: null, value, writable: true, enumerable: true, configurable: true });

  function revive(node, blocks) {
    if (typeof node !== 'object' || node === null) return node;
    if (isArray(node)) {
      for (let index = 0; index < node.length; index++) {
        const item = node[index];
        if (typeof item === 'object' && item !== null) node[index] = revive(item, blocks);
      }
      return node;
    }
    const names = keys(node);
    if (names.length > 0 && names[0] === TAG) return revivers[node[TAG]](node.v, blocks);
    for (let index = 0; index < names.length; index++) {
      const name = names[index];
      const item = node[name];
      if (typeof item === 'object' && item !== null) {
        const value = revive(item, blocks);
        if (value !== item) setMember(node, name, value);
      }
    }
    return node;
  }

  // After the mark comes the JSON text, or 'm' or 'h' and the text of a pair: the node, and the lengths of its blocks.
  function unpack(result) {
    const place = result[1];
    if (place !== 'm' && place !== 'h') return { __proto__: null, node: parse(stringSlice(result, 1)), blocks: undefined };
    const pair = parse(stringSlice(result, 2));
    return { __proto__: null, node: pair[0], blocks: takeBlocks(place, pair[1]) };
  }

  openers.j = (result) => parse(stringSlice(result, 1));
  openers.J = (result) => {
    const { node, blocks } = unpack(result);
    return revive(node, blocks);
  };
  openers['!'] = (result) => {
    const { node, blocks } = unpack(result);
    throw kernel.makeError(node, blocks);
  };

  // The result of a Python function as scripts see it: bytes are a Buffer, None is undefined.
  function openResult(result) {
    if (typeof result !== 'string') return result === null ? undefined : result;
    const mark = result[0];
    return mark === 'b' || mark === 'B' ? makeBuffer(open(result)) : open(result);
  }

  kernel.revive = revive;
  kernel.setMember = setMember;
  kernel.openResult = openResult;
  kernel.makeBuffer = makeBuffer;
  kernel.setMakeBuffer = (make) => {
    kernel.makeBuffer = makeBuffer = make;
  };
})
