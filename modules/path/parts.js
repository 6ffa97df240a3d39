'use strict';

// What posix and win32 have in common: segments, and the last part of a path. `separators` holds the characters that separate.

const { checkText, invalidType } = require('shared/arguments');

/** The segments of a path without '.' and, where it can be resolved, '..'; what would lead above a root is dropped. */
function segments(path, separators, isRooted) {
    const kept = [];
    for (const segment of path.split(separators)) {
        if (segment === '' || segment === '.')
            continue;
        if (segment !== '..')
            kept.push(segment);
        else if (kept.length > 0 && kept[kept.length - 1] !== '..')
            kept.pop();
        else if (!isRooted)
            kept.push(segment);
    }
    return kept;
}

/** Where the last part of a path begins and ends, separators at its end not counted; `root` is the length of the root. */
function lastPart(path, isSeparator, root) {
    let end = path.length;
    while (end > root && isSeparator(path[end - 1]))
        end--;
    let start = end;
    while (start > root && !isSeparator(path[start - 1]))
        start--;
    return { start, end };
}

/** The extension of a file name; a dot in front is none. */
function extension(base) {
    const dot = base.lastIndexOf('.');
    return dot <= 0 || base === '..' ? '' : base.slice(dot);
}

function makeBasename(isSeparator, prefixLength) {
    return function basename(path, suffix) {
        if (suffix !== undefined)
            checkText('suffix', suffix);
        checkText('path', path);
        const { start, end } = lastPart(path, isSeparator, prefixLength(path));
        const base = path.slice(start, end);
        if (suffix === undefined || suffix === '' || suffix.length > path.length)
            return base;
        if (suffix === path)
            return '';
        if (suffix.length > base.length && suffix.endsWith(base))
            // As Node has it: the separators at the end stay.
            return path.slice(start);
        return base !== suffix && base.endsWith(suffix) ? base.slice(0, -suffix.length) : base;
    };
}

function makeExtname(isSeparator, prefixLength) {
    return function extname(path) {
        checkText('path', path);
        const { start, end } = lastPart(path, isSeparator, prefixLength(path));
        return extension(path.slice(start, end));
    };
}

function makeParse(isSeparator, rootLength) {
    return function parse(path) {
        checkText('path', path);
        const length = rootLength(path);
        const root = path.slice(0, length);
        const { start, end } = lastPart(path, isSeparator, length);
        const base = path.slice(start, end);
        const ext = extension(base);
        return {
            root,
            dir: start > length ? path.slice(0, start - 1) : root,
            base,
            ext,
            name: base.slice(0, base.length - ext.length),
        };
    };
}

function makeFormat(separator) {
    return function format(pathObject) {
        if (pathObject === null || typeof pathObject !== 'object' || Array.isArray(pathObject))
            throw invalidType('pathObject', 'of type object', pathObject);
        const dir = pathObject.dir || pathObject.root;
        const ext = pathObject.ext ? `${pathObject.ext[0] === '.' ? '' : '.'}${pathObject.ext}` : '';
        const base = pathObject.base || `${pathObject.name || ''}${ext}`;
        if (!dir)
            return base;
        return dir === pathObject.root ? `${dir}${base}` : `${dir}${separator}${base}`;
    };
}

/** The non-empty arguments of join(), in a row. */
function joined(paths, separator) {
    for (const path of paths)
        checkText('path', path);
    return paths.filter((path) => path !== '').join(separator);
}

module.exports = { joined, lastPart, makeBasename, makeExtname, makeFormat, makeParse, segments };
