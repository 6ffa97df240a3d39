'use strict';

const { checkInteger, checkText, coded, invalidType } = require('shared/arguments');
const process = require('process');
const { freeze } = Object;

const WRONG_TYPE = 100005;
const MINUTES_PER_HOUR = 60;
const LARGEST_PID = 2 ** 31 - 1;
const HIGHEST_PRIORITY = -20;
const LOWEST_PRIORITY = 19;
const THIS_PROCESS = 0;
const DEFAULT_FOLDER = '/tmp';
const TRAILING_SEPARATOR = /(.)\/$/;

const priorities = freeze({
    PRIORITY_LOW: LOWEST_PRIORITY,
    PRIORITY_BELOW_NORMAL: 10,
    PRIORITY_NORMAL: 0,
    PRIORITY_ABOVE_NORMAL: -7,
    PRIORITY_HIGH: -14,
    PRIORITY_HIGHEST: HIGHEST_PRIORITY,
});

function tmpdir() {
    // Those that may not be read are as if they were not there.
    const names = ['TMPDIR', 'TMP', 'TEMP'].filter((name) => name in process.env && process.env[name] !== '');
    return (names.length === 0 ? DEFAULT_FOLDER : process.env[names[0]]).replace(TRAILING_SEPARATOR, '$1');
}

function userInfo(options) {
    if (options !== undefined && options !== null && typeof options !== 'object')
        throw invalidType('options', 'of type object', options);
    const isRaw = Boolean(options) && options.encoding === 'buffer';
    const [uid, gid, ...names] = host.userInfo();
    const [username, homedir, shell] = isRaw ? names : names.map(String);
    return { uid, gid, username, homedir, shell };
}

/** The time now, or the one that a text says. */
function time(tmString = '') {
    checkText('tmString', tmString);
    const date = tmString === '' ? new Date() : new Date(tmString);
    if (primordials.isNaN(date))
        throw coded(WRONG_TYPE, 'ERR_INVALID_ARG_VALUE', `The argument 'tmString' is no time. Received '${tmString}'`);
    return date;
}

function getPriority(pid = THIS_PROCESS) {
    checkInteger('pid', pid, 0, LARGEST_PID);
    return host.getPriority(pid);
}

function setPriority(pid, priority) {
    if (priority === undefined)
        [pid, priority] = [THIS_PROCESS, pid];
    checkInteger('pid', pid, 0, LARGEST_PID);
    checkInteger('priority', priority, HIGHEST_PRIORITY, LOWEST_PRIORITY);
    host.setPriority(pid, priority);
}

module.exports = {
    hostname: () => host.hostname(),
    type: () => host.systemType(),
    release: () => host.release(),
    version: () => host.version(),
    machine: () => host.machine(),
    homedir: () => host.homeFolder(),
    arch: () => process.arch,
    platform: () => process.platform,
    endianness: () => (host.isLittleEndian ? 'LE' : 'BE'),
    uptime: () => host.uptime(),
    loadavg: () => host.loadAverage(),
    totalmem: () => host.totalMemory(),
    freemem: () => host.freeMemory(),
    cpus: () => host.cpus(),
    cpuNumbers: () => host.cpuCount(),
    availableParallelism: () => host.usableCpus(),
    networkInterfaces: () => host.networkInterfaces(),
    memoryUsage: () => process.memoryUsage(),
    tmpdir,
    userInfo,
    time,
    getPriority,
    setPriority,
    EOL: '\n',
    devNull: '/dev/null',
    constants: freeze({ errno: freeze(host.errnoNumbers), signals: freeze(host.signalNumbers), priority: priorities }),

    /** Hours that the clock here is ahead of UTC. */
    get timezone() {
        return 0 - new Date().getTimezoneOffset() / MINUTES_PER_HOUR;
    },
};
