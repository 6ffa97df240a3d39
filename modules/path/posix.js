'use strict';

const { checkText } = require('shared/arguments');
const { joined, lastPart, makeBasename, makeExtname, makeFormat, makeParse, segments } = require('./parts');

const SEPARATORS = /\//;
const isSeparator = (character) => character === '/';
const isAbsolutePath = (path) => path[0] === '/';
const noPrefix = () => 0;
const rootLength = (path) => (isAbsolutePath(path) ? 1 : 0);

function normalize(path) {
    checkText('path', path);
    const isRooted = isAbsolutePath(path);
    const body = segments(path, SEPARATORS, isRooted).join('/');
    const root = isRooted ? '/' : '';
    if (body === '' && isRooted)
        return root;
    const end = path.endsWith('/') ? '/' : '';
    return `${root}${body || '.'}${end}`;
}

function join(...paths) {
    return normalize(joined(paths, '/'));
}

function resolve(...paths) {
    let resolved = '';
    for (let index = paths.length - 1; index >= 0 && !isAbsolutePath(resolved); index--) {
        checkText(`paths[${index}]`, paths[index]);
        if (paths[index] !== '')
            resolved = `${paths[index]}/${resolved}`;
    }
    if (!isAbsolutePath(resolved))
        resolved = `${require('process').cwd()}/${resolved}`;
    return `/${segments(resolved, SEPARATORS, true).join('/')}`;
}

function relative(from, to) {
    checkText('from', from);
    checkText('to', to);
    if (from === to)
        return '';
    const start = segments(resolve(from), SEPARATORS, true);
    const goal = segments(resolve(to), SEPARATORS, true);
    let common = 0;
    while (common < start.length && common < goal.length && start[common] === goal[common])
        common++;
    return [...start.slice(common).fill('..'), ...goal.slice(common)].join('/');
}

function dirname(path) {
    checkText('path', path);
    const root = rootLength(path);
    const { start } = lastPart(path, isSeparator, root);
    if (start <= root)
        return root === 1 ? '/' : '.';
    // In '//a' the slash after the root is no separator of anything.
    return root === 1 && start === 2 ? '//' : path.slice(0, start - 1);
}

function isAbsolute(path) {
    checkText('path', path);
    return isAbsolutePath(path);
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
    toNamespacedPath: (path) => path,
    dirname,
    basename: makeBasename(isSeparator, noPrefix),
    extname: makeExtname(isSeparator, noPrefix),
    format: makeFormat('/'),
    parse: makeParse(isSeparator, rootLength),
    fullpath,
    sep: '/',
    delimiter: ':',
};
