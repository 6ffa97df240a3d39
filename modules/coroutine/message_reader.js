'use strict';

// Makes the copy of a value that message_writer.js describes.

const { isArray } = Array;
const { parse } = JSON;
const { define, list, mapSet, setAdd, stringSlice, typedArraySet } = primordials;

const ERRORS = { __proto__: null, Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };

// What another runtime sends is a text that its scripts may have had a hand in: names in it are looked up here only.
const VIEWS = {
    __proto__: null, BigInt64Array, BigUint64Array, DataView, Float32Array, Float64Array, Int16Array, Int32Array, Int8Array, Uint16Array,
    Uint32Array, Uint8Array, Uint8ClampedArray,
};

function makeError({ 1: name }) {
    const error = new (ERRORS[name] || Error)();
    // Its stack is the one that it had where it came from.
    delete error.stack;
    if (ERRORS[name] === undefined)
        define(error, 'name', name, false);
    return error;
}

function fillProperties(target, node, start, work) {
    for (let index = start; index < node.length; index += 2)
        define(target, node[index], work.decode(node[index + 1]), true);
}

// By the first item of an object's description: what makes it, and what gives it its parts when all objects are there.
const kinds = {
    __proto__: null,
    o: { make: () => ({}), fill: (object, node, work) => fillProperties(object, node, 1, work) },
    l: {
        make: ({ 1: length }) => new Array(length),
        fill: (array, node, work) => fillProperties(array, node, 2, work),
    },
    a: {
        make: () => [],
        fill(array, node, work) {
            for (let index = 1; index < node.length; index++)
                define(array, index - 1, work.decode(node[index]), true);
        },
    },
    m: {
        make: () => new Map(),
        fill(map, node, work) {
            for (let index = 1; index < node.length; index += 2)
                mapSet(map, work.decode(node[index]), work.decode(node[index + 1]));
        },
    },
    s: {
        make: () => new Set(),
        fill(set, node, work) {
            for (let index = 1; index < node.length; index++)
                setAdd(set, work.decode(node[index]));
        },
    },
    e: {
        make: makeError,
        fill(error, node, work) {
            const shown = 3 + node[2];
            for (let index = 3; index < shown; index += 2)
                define(error, node[index], work.decode(node[index + 1]), false);
            fillProperties(error, node, shown, work);
        },
    },
    d: { make: ({ 1: time }, work) => new Date(work.decode(time)) },
    r: { make: ({ 1: source, 2: flags }) => new RegExp(source, flags) },
    x: { make: ({ 1: value }, work) => Object(work.decode(value)) },
    D: { make: ({ 1: message, 2: name }) => new primordials.DOMException(message, name) },
    b: { make: ({ 1: start, 2: length }, work) => work.block(start, length) },
    B: { make: ({ 1: start, 2: length }, work) => require('buffer').Buffer.from(work.block(start, length)) },
    v: {
        make({ 1: kind, 2: { 0: buffer }, 3: offset, 4: length }, work) {
            return new VIEWS[kind](work.object(buffer), offset, length);
        },
    },
};

class Work {
    #nodes;
    #objects;
    #bytes;

    constructor(nodes, bytes) {
        this.#nodes = nodes;
        this.#objects = list();
        this.#bytes = bytes;
    }

    run(value) {
        const nodes = this.#nodes;
        for (let number = 0; number < nodes.length; number++)
            this.object(number);
        for (let number = 0; number < nodes.length; number++) {
            const { fill } = kinds[nodes[number][0]];
            if (fill !== undefined)
                fill(this.#objects[number], nodes[number], this);
        }
        return this.decode(value);
    }

    /** The object of a number. A view needs its buffer at once, whatever the order. */
    object(number) {
        if (this.#objects[number] === undefined) {
            const node = this.#nodes[number];
            this.#objects[number] = kinds[node[0]].make(node, this);
        }
        return this.#objects[number];
    }

    decode(value) {
        if (!isArray(value))
            return value;
        if (value.length === 0)
            return undefined;
        const item = value[0];
        if (typeof item === 'number')
            return this.#objects[item];
        return item[item.length - 1] === 'n' ? BigInt(stringSlice(item, 0, -1)) : Number(item);
    }

    /** Some of the bytes that came with the message, in an ArrayBuffer of their own. */
    block(start, length) {
        if (length === 0)
            return new ArrayBuffer(0);
        const { buffer, byteOffset } = this.#bytes;
        const copy = new Uint8Array(length);
        typedArraySet(copy, new Uint8Array(buffer, byteOffset + start, length));
        return copy.buffer;
    }
}

function readMessage(text, bytes) {
    const { 0: value, 1: nodes } = parse(text);
    return new Work(nodes, bytes).run(value);
}

module.exports = { readMessage };
