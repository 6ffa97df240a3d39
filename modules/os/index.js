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

// The members of uname(2).
const SYSTEM = { type: 0, release: 2, version: 3, machine: 4 };
const system = (member) => host.system()[SYSTEM[member]];

const priorities = freeze({
    PRIORITY_LOW: LOWEST_PRIORITY,
    PRIORITY_BELOW_NORMAL: 10,
    PRIORITY_NORMAL: 0,
    PRIORITY_ABOVE_NORMAL: -7,
    PRIORITY_HIGH: -14,
    PRIORITY_HIGHEST: HIGHEST_PRIORITY,
});

function tmpdir() {
    const { TMPDIR, TMP, TEMP } = process.env;
    return (TMPDIR || TMP || TEMP || DEFAULT_FOLDER).replace(TRAILING_SEPARATOR, '$1');
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
    type: () => system('type'),
    release: () => system('release'),
    version: () => system('version'),
    machine: () => system('machine'),
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
