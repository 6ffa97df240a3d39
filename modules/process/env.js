'use strict';

const { failure } = require('./arguments');
const { findVariable, getVariable, setVariable, deleteVariable, variableNames } = host;
const { get, has } = Reflect;

const WRONG_TYPE = 100005;
const MISSING = undefined;
// What the language asks of every object that is awaited, or turned into JSON.
const QUESTIONS = { __proto__: null, then: true, toJSON: true };

/** The variable of this name if there is one to be seen; names that are symbols stand for none. */
function variable(name, ask = findVariable) {
    const value = typeof name === 'symbol' ? MISSING : ask(name);
    return value === null ? MISSING : value;
}

function refuse(reason) {
    return failure(WRONG_TYPE, 'ERR_INVALID_OBJECT_DEFINE_PROPERTY', `'process.env' ${reason}`);
}

// Everything is asked of the process each time. The target stays empty: it lends its prototype only.
const traps = {
    get(target, name) {
        // A name that may not be meant for a variable is not refused.
        const value = variable(name, name in QUESTIONS || has(target, name) ? findVariable : getVariable);
        return value === MISSING ? get(target, name) : value;
    },

    set(target, name, value) {
        setVariable(`${name}`, `${value}`);
        return true;
    },

    has(target, name) {
        return variable(name) !== MISSING || has(target, name);
    },

    deleteProperty(target, name) {
        if (typeof name !== 'symbol')
            deleteVariable(name);
        return true;
    },

    ownKeys() {
        return variableNames();
    },

    getOwnPropertyDescriptor(target, name) {
        const value = variable(name);
        return value === MISSING ? undefined : { __proto__: null, value, writable: true, enumerable: true, configurable: true };
    },

    defineProperty(target, name, given) {
        const descriptor = { __proto__: null, ...given };
        if (descriptor.get || descriptor.set)
            throw refuse('does not accept an accessor(getter/setter) descriptor');
        if (!descriptor.configurable || !descriptor.writable || !descriptor.enumerable)
            throw refuse('only accepts a configurable, writable, and enumerable data descriptor');
        setVariable(`${name}`, `${descriptor.value}`);
        return true;
    },

    preventExtensions() {
        return false;
    },
};

module.exports = new Proxy({}, traps);
