'use strict';

const { checkString, wrongType } = require('./arguments');
const { nextTick } = require('./ticks');
const { pid, writeError } = host;
const { define, objectIsPrototypeOf } = primordials;

const DEFAULT_NAME = 'Warning';
const DEPRECATION = 'DeprecationWarning';

function createWarning(message, name, code, detail) {
    const warning = new Error(message);
    define(warning, 'name', name, false);
    if (code !== undefined)
        define(warning, 'code', code, true);
    if (detail !== undefined)
        define(warning, 'detail', detail, true);
    return warning;
}

/** What emitWarning(warning, type, code) and emitWarning(warning, { type, code, detail }) mean. */
function toOptions(type, code) {
    const options = typeof type === 'object' && type !== null ? type : { type, code };
    const { type: name = DEFAULT_NAME, code: id, detail } = options;
    checkString('type', name);
    if (id !== undefined)
        checkString('code', id);
    return { name, code: id, detail: typeof detail === 'string' ? detail : undefined };
}

function print(warning) {
    const code = warning.code === undefined ? '' : `[${warning.code}] `;
    const detail = typeof warning.detail === 'string' ? `\n${warning.detail}` : '';
    writeError(`(jsbridge:${pid}) ${code}${warning.name}: ${warning.message}${detail}\n`);
}

/** Makes emitWarning() for a process object. */
function createEmitWarning(process) {
    return function emitWarning(warning, type, code) {
        const { name, code: id, detail } = toOptions(type, code);
        if (typeof warning === 'string')
            warning = createWarning(warning, name, id, detail);
        else if (!objectIsPrototypeOf(Error.prototype, warning))
            throw wrongType('warning', 'of type string or an instance of Error', warning);
        if (warning.name === DEPRECATION && process.noDeprecation)
            return;
        nextTick(() => {
            print(warning);
            process.emit('warning', warning);
        });
    };
}

module.exports = { createEmitWarning };
