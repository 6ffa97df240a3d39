'use strict';

const { checkText } = require('shared/arguments');
const { joined, lastPart, makeBasename, makeExtname, makeFormat, makeParse, segments } = require('./parts');

const SEPARATORS = /[\\/]/;
const DRIVE = /^[A-Za-z]:/;
// \\server\share, of which the first part may be the '.' or '?' of a device path.
const UNC = /^[\\/]{2}([^\\/]+)[\\/]+([^\\/]+)/;
const LEADING_SEPARATORS = /^[\\/]+/;
const OPEN_UNC = /^[\\/]{2}[^\\/]/;
const COLON_BEFORE_END = /:(?:[\\/]|$)/;
// Names that Windows takes for devices in any folder.
const RESERVED = /^(?:CON|PRN|AUX|NUL|(?:COM|LPT)[1-9\u00b9\u00b2\u00b3])$/i;
const DEVICE_PREFIX_LENGTH = 4;

const isSeparator = (character) => character === '\\' || character === '/';
const prefixLength = (path) => (DRIVE.test(path) ? 2 : 0);
const isReserved = (path) => RESERVED.test(path.slice(0, path.indexOf(':')));

/** What a path begins with: a device (a drive, a share), whether it is absolute, and the length of that. */
function rootOf(path) {
    if (isSeparator(path[0])) {
        const unc = UNC.exec(path);
        if (unc !== null) {
            const [all, server, share] = unc;
            if (server === '.' || server === '?')
                return { device: `\\\\${server}`, isAbsolute: true, length: DEVICE_PREFIX_LENGTH };
            return { device: `\\\\${server}\\${share}`, isAbsolute: true, length: all.length };
        }
        return { device: '', isAbsolute: true, length: 1 };
    }
    if (!DRIVE.test(path))
        return { device: '', isAbsolute: false, length: 0 };
    const isAbsolute = isSeparator(path[2]);
    return { device: path.slice(0, 2), isAbsolute, length: isAbsolute ? 3 : 2 };
}

function normalize(path) {
    checkText('path', path);
    if (path.length <= 1)
        return path === '' ? '.' : path.replace('/', '\\');
    let { device, isAbsolute, length } = rootOf(path);
    const colon = path.indexOf(':');
    if (device === '' && !isAbsolute && colon > 0 && isReserved(path)) {
        device = path.slice(0, colon + 1);
        length = colon + 1;
    }
    let tail = segments(path.slice(length), SEPARATORS, isAbsolute).join('\\');
    if (tail === '' && !isAbsolute)
        tail = '.';
    if (tail !== '' && isSeparator(path[path.length - 1]))
        tail += '\\';
    // Nothing that was relative may become a drive or a device on the way.
    if (!isAbsolute && device === '' && colon >= 0 && (DRIVE.test(tail) || COLON_BEFORE_END.test(path)))
        return `.\\${tail}`;
    if (isReserved(path))
        return `.\\${device}${tail}`;
    return isAbsolute ? `${device}\\${tail}` : `${device}${tail}`;
}

function join(...paths) {
    const path = joined(paths, '\\');
    const first = paths.find((part) => part !== '');
    if (first === undefined)
        return '.';
    const leading = LEADING_SEPARATORS.exec(path);
    // What was joined is a share only if its first part was the beginning of one.
    if (leading !== null && leading[0].length >= 2 && !OPEN_UNC.test(first))
        return normalize(`\\${path.slice(leading[0].length)}`);
    return normalize(path);
}

/** The working folder of a drive, or of the process. */
function workingFolder(device) {
    const process = require('process');
    if (device === '')
        return process.cwd();
    const folder = (`=${device}` in process.env && process.env[`=${device}`]) || process.cwd();
    const isElsewhere = folder.slice(0, 2).toLowerCase() !== device.toLowerCase();
    return isElsewhere && folder[2] === '\\' ? `${device}\\` : folder;
}

function resolve(...paths) {
    let device = '';
    let tail = '';
    let isAbsolute = false;

    // False when the path lies on another device, and has nothing to say.
    function prepend(path) {
        const root = path.length === 1 && !isSeparator(path) ? { device: '', isAbsolute: false, length: 0 } : rootOf(path);
        if (root.device !== '' && device !== '' && root.device.toLowerCase() !== device.toLowerCase())
            return;
        device = device || root.device;
        if (!isAbsolute) {
            tail = `${path.slice(root.length)}\\${tail}`;
            isAbsolute = root.isAbsolute;
        }
    }

    const isDone = () => isAbsolute && device !== '';
    for (let index = paths.length - 1; index >= 0 && !isDone(); index--) {
        checkText(`paths[${index}]`, paths[index]);
        if (paths[index] !== '')
            prepend(paths[index]);
    }
    if (!isDone())
        prepend(workingFolder(device));
    const body = segments(tail, SEPARATORS, isAbsolute).join('\\');
    return isAbsolute ? `${device}\\${body}` : `${device}${body}` || '.';
}

function relative(from, to) {
    checkText('from', from);
    checkText('to', to);
    if (from === to)
        return '';
    const goalPath = resolve(to);
    const start = resolve(from).split('\\').filter(Boolean);
    const goal = goalPath.split('\\').filter(Boolean);
    let common = 0;
    const isSame = () => start[common].toLowerCase() === goal[common].toLowerCase();
    while (common < start.length && common < goal.length && isSame())
        common++;
    if (common === 0 && start.length > 0 && goal.length > 0)
        // Another drive or server.
        return goalPath;
    return [...start.slice(common).fill('..'), ...goal.slice(common)].join('\\');
}

/** The length of the part that dirname() and parse() never take apart. */
function rootLength(path) {
    if (!isSeparator(path[0]))
        return rootOf(path).length;
    const unc = UNC.exec(path);
    if (unc === null)
        return 1;
    const { length } = unc[0];
    return length === path.length ? length : length + 1;
}

function dirname(path) {
    checkText('path', path);
    if (path.length <= 1)
        return isSeparator(path) ? path : '.';
    const root = rootLength(path);
    const { start } = lastPart(path, isSeparator, root);
    if (start > root)
        return path.slice(0, start - 1);
    return root === 0 ? '.' : path.slice(0, root);
}

function isAbsolute(path) {
    checkText('path', path);
    return isSeparator(path[0]) || (DRIVE.test(path) && isSeparator(path[2]));
}

function toNamespacedPath(path) {
    if (typeof path !== 'string' || path === '')
        return path;
    const resolved = resolve(path);
    if (resolved.length <= 2)
        return path;
    if (DRIVE.test(resolved) && resolved[2] === '\\')
        return `\\\\?\\${resolved}`;
    const isShare = resolved.startsWith('\\\\') && resolved[2] !== '?' && resolved[2] !== '.';
    return isShare ? `\\\\?\\UNC\\${resolved.slice(2)}` : resolved;
}

function fullpath(path) {
    checkText('path', path);
    return resolve(path);
}

module.exports = {
    resolve,
    normalize,
    isAbsolute,
    join,
    relative,
    toNamespacedPath,
    dirname,
    basename: makeBasename(isSeparator, prefixLength),
    extname: makeExtname(isSeparator, prefixLength),
    format: makeFormat('\\'),
    parse: makeParse(isSeparator, rootLength),
    fullpath,
    sep: '\\',
    delimiter: ';',
};
