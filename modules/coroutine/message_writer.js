'use strict';

// A value as text and bytes, from which message_reader.js makes a copy of it in another runtime: the structured clone of the HTML
// standard. The text is JSON: `[value, objects]`. A value is a string, a finite number, a boolean or null as it is, `[]` for
// undefined, `[3]` for the object of that number, `["NaN"]` or `["12n"]` for numbers that JSON lacks. An object is an array whose
// first item tells what it is. Nothing here calls itself, so that the depth of a value has no limit.

const { getPrototypeOf, keys } = Object;
const { isArray } = Array;
const { isFinite, isInteger } = Number;
const { stringify } = JSON;
const { SafeMap, SafeSet, arrayForEach, arrayIncludes, arrayJoin, dateGetTime, list, mapForEach } = primordials;
const { DOMException, objectHasOwnProperty: isOwn, regExpExec, setForEach, typedArraySet } = primordials;
const functionName = (value) => (typeof value.name === 'string' && value.name !== '' ? ` ${value.name}` : '');
const TypedArray = getPrototypeOf(Uint8Array);
const { arrayBufferByteLength, arrayBufferDetached, dataViewByteLength, mapSize, regExpSource, setSize, typedArrayKind: arrayKind } = primordials;
// One engine cannot detach.
const isDetached = arrayBufferDetached || (() => false);

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;
const HIDDEN = ['message', 'stack', 'cause', 'errors'];

const boxed = (name) => {
    const unbox = primordials.valueOf[name];
    return { brand: unbox, write: (value, work) => work.put('x', [work.encode(unbox(value), value, '')]) };
};

// By prototype: a function that throws when an object only inherits from it, and what writes the object.
const kinds = new SafeMap();
arrayForEach([
    [Date.prototype, { brand: dateGetTime, write: writeDate }],
    [RegExp.prototype, { brand: regExpSource, write: writeRegExp }],
    [Map.prototype, { brand: mapSize, write: writeMap }],
    [Set.prototype, { brand: setSize, write: writeSet }],
    [ArrayBuffer.prototype, { brand: arrayBufferByteLength, write: writeBytes }],
    [DataView.prototype, { brand: dataViewByteLength, write: writeView }],
    [TypedArray.prototype, { brand: provedBy(arrayKind), write: writeView }],
    [Error.prototype, { brand: () => true, write: writeError }],
    [DOMException.prototype, { brand: () => true, write: writeException }],
    [Boolean.prototype, boxed('Boolean')],
    [Number.prototype, boxed('Number')],
    [String.prototype, boxed('String')],
    [BigInt.prototype, boxed('BigInt')],
], (entry) => kinds.set(entry[0], entry[1]));
// Objects of these may have properties, but are not made of them.
const uncloneable = new SafeSet();
arrayForEach([Promise, WeakMap, WeakSet, Symbol, SharedArrayBuffer], (Class) => uncloneable.add(Class.prototype));

function provedBy(kind) {
    return (value) => {
        if (kind(value) === undefined)
            throw new TypeError('no typed array');
    };
}

function writeDate(value, work) {
    return work.put('d', [work.encode(dateGetTime(value), value, '')]);
}

function writeRegExp(value, work) {
    return work.put('r', [stringify(value.source), stringify(value.flags)]);
}

function writeMap(value, work) {
    const parts = list();
    let number = 0;
    mapForEach(value, (item, key) => {
        parts[parts.length] = work.encode(key, value, `<key ${number}>`);
        parts[parts.length] = work.encode(item, value, `<value ${number}>`);
        number++;
    });
    return work.put('m', parts);
}

function writeSet(value, work) {
    const parts = list();
    setForEach(value, (item) => {
        parts[parts.length] = work.encode(item, value, `<item ${parts.length}>`);
    });
    return work.put('s', parts);
}

function writeBytes(value, work) {
    if (isDetached(value))
        throw work.refusal('a detached ArrayBuffer', value, '');
    const bytes = new Uint8Array(value);
    return work.put('b', [work.append(bytes), bytes.length]);
}

function writeView(value, work) {
    const kind = arrayKind(value);
    if (kind === 'Uint8Array' && require('buffer').Buffer.isBuffer(value))
        return work.put('B', [work.append(value), value.length]);
    const length = kind === undefined ? value.byteLength : value.length;
    return work.put('v', [stringify(kind || 'DataView'), work.encode(value.buffer, value, '.buffer'), value.byteOffset, length]);
}

function writeError(value, work) {
    const { name } = value;
    const parts = list();
    parts[0] = stringify(typeof name === 'string' ? name : 'Error');
    parts[1] = 0;
    arrayForEach(HIDDEN, (key) => {
        // One engine has the stack as a getter of the prototype.
        const item = key === 'stack' || isOwn(value, key) ? value[key] : undefined;
        if (item !== undefined)
            add(parts, value, key, item, work);
    });
    parts[1] = parts.length - 2;
    arrayForEach(keys(value), (key) => {
        if (!arrayIncludes(HIDDEN, key) && key !== 'name')
            add(parts, value, key, value[key], work);
    });
    return work.put('e', parts);
}

function add(parts, owner, name, value, work) {
    parts[parts.length] = stringify(name);
    parts[parts.length] = work.encode(value, owner, step(name));
}

function writeException(value, work) {
    return work.put('D', [stringify(value.message), stringify(value.name)]);
}

function writeArray(value, work) {
    const names = keys(value);
    const { length } = value;
    const parts = list();
    if (names.length === length && isDense(names)) {
        for (let index = 0; index < length; index++)
            parts[index] = work.encode(value[index], value, index);
        return work.put('a', parts);
    }
    parts[0] = length;
    return work.put('l', addProperties(parts, value, names, work));
}

function writeObject(value, work) {
    const names = keys(value);
    if (names.length === 0 && getPrototypeOf(value) !== Object.prototype && getPrototypeOf(value) !== null) {
        // Whatever such an object is, its copy would be nothing at all.
        throw work.refusal(`${described(value)}, which has no properties of its own,`, value, '');
    }
    return work.put('o', addProperties(list(), value, names, work));
}

function isDense(names) {
    for (let index = 0; index < names.length; index++) {
        if (names[index] !== String(index))
            return false;
    }
    return true;
}

function addProperties(parts, value, names, work) {
    for (let index = 0; index < names.length; index++) {
        // A getter may have taken it away meanwhile.
        if (isOwn(value, names[index]))
            add(parts, value, names[index], value[names[index]], work);
    }
    return parts;
}

function step(name) {
    if (regExpExec(IDENTIFIER, name) !== null)
        return `.${name}`;
    const number = Number(name);
    return isInteger(number) && String(number) === name ? `[${name}]` : `[${stringify(name)}]`;
}

function described(value) {
    const { constructor } = value;
    return `#<${typeof constructor === 'function' && constructor.name ? constructor.name : 'Object'}>`;
}

function kindOf(value, work) {
    if (isArray(value))
        return writeArray;
    for (let prototype = getPrototypeOf(value); prototype !== null; prototype = getPrototypeOf(prototype)) {
        if (uncloneable.has(prototype))
            throw work.refusal(described(value), value, '');
        const kind = kinds.get(prototype);
        if (kind !== undefined) {
            try {
                kind.brand(value);
            } catch (error) {
                continue;
            }
            return kind.write;
        }
    }
    return writeObject;
}

class Work {
    #numbers = new SafeMap();
    #found = list();
    // Of each object: the one that it was found in, and the step from there.
    #origins = list();
    #blocks = list();
    #size = 0;

    /** Returns `{ text, bytes }`; bytes is undefined when there are none. */
    run(value) {
        const root = this.encode(value, undefined, '');
        const objects = list();
        // It grows while objects are found in objects.
        for (let number = 0; number < this.#found.length; number++) {
            const object = this.#found[number];
            objects[number] = kindOf(object, this)(object, this);
        }
        return { text: `[${root},[${arrayJoin(objects, ',')}]]`, bytes: this.#joined() };
    }

    /** The text of a value that was found in `owner`. */
    encode(value, owner, where) {
        switch (typeof value) {
        case 'string':
            return stringify(value);
        case 'number':
            if (value === 0)
                return 1 / value < 0 ? '["-0"]' : '0';
            return isFinite(value) ? String(value) : `["${value}"]`;
        case 'boolean':
            return String(value);
        case 'undefined':
            return '[]';
        case 'bigint':
            return `["${value}n"]`;
        case 'object':
            return value === null ? 'null' : `[${this.#numberOf(value, owner, where)}]`;
        case 'function':
            throw this.refusal(`function${functionName(value)}`, owner, where);
        default:
            throw this.refusal(String(value), owner, where);
        }
    }

    #numberOf(value, owner, where) {
        const known = this.#numbers.get(value);
        if (known !== undefined)
            return known;
        const number = this.#found.length;
        this.#numbers.set(value, number);
        this.#found[number] = value;
        this.#origins[number] = { owner, where };
        return number;
    }

    put(kind, parts) {
        return parts.length === 0 ? `["${kind}"]` : `["${kind}",${arrayJoin(parts, ',')}]`;
    }

    /** Adds bytes to what is sent; returns where they begin. */
    append(bytes) {
        const start = this.#size;
        this.#blocks[this.#blocks.length] = bytes;
        this.#size += bytes.length;
        return start;
    }

    #joined() {
        if (this.#blocks.length < 2)
            return this.#blocks[0];
        const all = new Uint8Array(this.#size);
        let start = 0;
        arrayForEach(this.#blocks, (block) => {
            typedArraySet(all, block, start);
            start += block.length;
        });
        return all;
    }

    /** The error for something in `owner` that cannot be sent; its message tells the way there. */
    refusal(what, owner, where) {
        let path = typeof where === 'number' ? `[${where}]` : where;
        for (let at = owner; at !== undefined;) {
            const origin = this.#origins[this.#numbers.get(at)];
            path = `${typeof origin.where === 'number' ? `[${origin.where}]` : origin.where}${path}`;
            at = origin.owner;
        }
        return new DOMException(`${what} could not be cloned: data${path}`, 'DataCloneError');
    }
}

module.exports = { writeMessage: (value) => new Work().run(value) };
