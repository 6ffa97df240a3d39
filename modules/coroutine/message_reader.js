'use strict';

// Makes the copy of a value that message_writer.js describes.

const { defineProperty } = Object;
const { isArray } = Array;
const { parse } = JSON;

const ERRORS = { __proto__: null, Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };

const define = (object, name, value, enumerable) =>
    defineProperty(object, name, { __proto__: null, value, writable: true, enumerable, configurable: true });

function makeError([, name]) {
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
        make: ([, length]) => new Array(length),
        fill: (array, node, work) => fillProperties(array, node, 2, work),
    },
    a: {
        make: () => [],
        fill(array, node, work) {
            for (let index = 1; index < node.length; index++)
                array[index - 1] = work.decode(node[index]);
        },
    },
    m: {
        make: () => new Map(),
        fill(map, node, work) {
            for (let index = 1; index < node.length; index += 2)
                map.set(work.decode(node[index]), work.decode(node[index + 1]));
        },
    },
    s: {
        make: () => new Set(),
        fill(set, node, work) {
            for (let index = 1; index < node.length; index++)
                set.add(work.decode(node[index]));
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
    d: { make: ([, time], work) => new Date(work.decode(time)) },
    r: { make: ([, source, flags]) => new RegExp(source, flags) },
    x: { make: ([, value], work) => Object(work.decode(value)) },
    D: { make: ([, message, name]) => new DOMException(message, name) },
    b: { make: ([, start, length], work) => work.block(start, length) },
    B: { make: ([, start, length], work) => Buffer.from(work.block(start, length)) },
    v: {
        make([, kind, [buffer], offset, length], work) {
            return new globalThis[kind](work.object(buffer), offset, length);
        },
    },
};

class Work {
    #nodes;
    #objects;
    #bytes;

    constructor(nodes, bytes) {
        this.#nodes = nodes;
        this.#objects = new Array(nodes.length);
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
        const [item] = value;
        if (typeof item === 'number')
            return this.#objects[item];
        return item[item.length - 1] === 'n' ? BigInt(item.slice(0, -1)) : Number(item);
    }

    /** Some of the bytes that came with the message, in an ArrayBuffer of their own. */
    block(start, length) {
        if (length === 0)
            return new ArrayBuffer(0);
        const { buffer, byteOffset } = this.#bytes;
        return buffer.slice(byteOffset + start, byteOffset + start + length);
    }
}

function readMessage(text, bytes) {
    const [value, nodes] = parse(text);
    return new Work(nodes, bytes).run(value);
}

module.exports = { readMessage };
