'use strict';

const EventEmitter = require('events');
const { checkInteger, checkString, wrongType, wrongValue } = require('./arguments');
const { hrtime } = require('./clock');
const { createInput, createOutput } = require('./streams');
const { nextTick } = require('./ticks');
const { createEmitWarning } = require('./warnings');
const { report } = host.fibers;
const { freeze, keys } = Object;
const { arrayForEach, define, regExpExec } = primordials;
const toNumber = Number;

const STDOUT_FD = 1;
const STDERR_FD = 2;
const SUCCESS = 0;
const FAILURE = 1;
const OCTAL = /^[0-7]+$/;
const LARGEST_MASK = 2 ** 32 - 1;
const PERMISSION_BITS = 0o777;

class Process extends EventEmitter {
    // The one that a class has by itself spreads its arguments, which asks the iterator of arrays.
    constructor() {
        super();
    }
}
Object.defineProperty(Process, 'name', { value: 'process' });
Object.defineProperty(Process.prototype, Symbol.toStringTag, { value: 'process', configurable: true });
const process = new Process();

/** An exit code as Node takes it: an integer, also as text; undefined or null for none. */
function toExitCode(code) {
    if (code === undefined || code === null)
        return undefined;
    const number = typeof code === 'string' && code !== '' ? toNumber(code) : code;
    if (typeof code === 'string' && number !== number)
        throw wrongType('code', 'of type number', code);
    checkInteger('code', number);
    return number;
}

let exiting = false;

// The runtime emits 'exit' when a program ends by itself; here it has to be done while there is a fiber left to do it.
function emitExit() {
    exiting = true;
    try {
        process.emit('exit', process.exitCode || SUCCESS);
    } catch (error) {
        report(error);
        process.exitCode = FAILURE;
    }
}

function exit(code) {
    if (arguments.length > 0)
        process.exitCode = code;
    // A listener may call exit() itself: the code is then its own.
    if (!exiting)
        emitExit();
    exiting = false;
    host.exit(process.exitCode);
}

function toMask(mask) {
    if (typeof mask !== 'string') {
        checkInteger('mask', mask, 0, LARGEST_MASK);
        return mask & PERMISSION_BITS;
    }
    if (regExpExec(OCTAL, mask) === null)
        throw wrongValue('mask', 'must be a 32-bit unsigned integer or an octal string', mask);
    return parseInt(mask, 8) & PERMISSION_BITS;
}

function umask(mask) {
    return arguments.length === 0 ? host.umask() : host.umask(toMask(mask));
}

function chdir(directory) {
    checkString('directory', directory);
    host.chdir(directory);
}

function memoryUsage() {
    const { 0: heapTotal, 1: heapUsed } = host.heapBytes();
    return { rss: host.residentBytes(), heapTotal, heapUsed };
}

define(memoryUsage, 'rss', function rss() {
    return host.residentBytes();
}, true);

const constant = (value) => ({ value, writable: false, enumerable: true, configurable: true });
const variable = (value) => ({ value, writable: true, enumerable: true, configurable: true });
const computed = (get, set) => ({ get, set, enumerable: true, configurable: true });

/** What takes time to find out is found out when somebody asks. */
function once(make) {
    let value;
    return computed(() => {
        value = value === undefined ? make() : value;
        return value;
    });
}

Object.defineProperties(process, {
    version: once(() => `v${process.versions.jsbridge}`),
    versions: once(() => freeze(host.versions())),
    arch: constant(host.arch),
    platform: constant(host.platform),
    pid: constant(host.pid),
    ppid: computed(() => host.parentId()),
    execPath: variable(host.execPath),
    execArgv: variable(host.execArgv),
    argv: variable(host.argv),
    env: variable(require('./env')),
    exitCode: computed(() => {
        const code = host.exitCode();
        return code === null ? undefined : code;
    }, (code) => {
        host.exitCode(toExitCode(code));
    }),
    stdin: once(() => createInput(host.inputIsTerminal)),
    stdout: variable(createOutput(STDOUT_FD, host.outputIsTerminal, host.writeOutput)),
    stderr: variable(createOutput(STDERR_FD, host.errorIsTerminal, host.writeError)),
});
const methods = {
    exit,
    cwd: () => host.cwd(),
    chdir,
    umask,
    uptime: () => host.uptime(),
    hrtime,
    memoryUsage,
    nextTick,
    emitWarning: createEmitWarning(process),
};
arrayForEach(keys(methods), (name) => define(process, name, methods[name], true));

// A signal that a script listens to is the script's to handle; all others do what they do in any program.
host.onSignal((name) => {
    if (process.listenerCount(name) === 0)
        return false;
    try {
        process.emit(name, name, host.signals[name]);
    } catch (error) {
        report(error);
    }
    return true;
});

module.exports = process;
