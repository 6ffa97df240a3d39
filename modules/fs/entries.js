'use strict';

// Names in folders. Every function here is made asynchronous by index.js.

const { Buffer } = require('buffer');
const { checkEncoding, toId, toInteger, toMode, toOptions, toPath, toSeconds, toSize, wrongType } = require('./arguments');
const { Dirent, Stats } = require('./stats');
const { F_OK, R_OK, W_OK, X_OK, COPYFILE_EXCL, COPYFILE_FICLONE, COPYFILE_FICLONE_FORCE } = host.constants;

const EISDIR = 21;
const FOLDER_MODE = 0o777;
const ANY_ACCESS = F_OK | R_OK | W_OK | X_OK;
const ANY_COPY = COPYFILE_EXCL | COPYFILE_FICLONE | COPYFILE_FICLONE_FORCE;
const NAMES = { encoding: 'utf8' };
const { asArray, define, mapped, stringLastIndexOf, stringSlice } = primordials;
const isUtf8 = (encoding) => encoding === 'utf8' || encoding === 'utf-8';

function baseName(path) {
    const text = toText(path);
    let end = text.length;
    while (end > 1 && text[end - 1] === '/')
        end--;
    return stringSlice(text, stringLastIndexOf(text, '/', end - 1) + 1, end);
}

const toBuffer = (path) => (typeof path === 'string' ? Buffer.from(path) : path);

/** The text of a path; bytes that are not UTF-8 are shown as lone surrogates, so that it can be handed back. */
function toText(path) {
    return typeof path === 'string' ? path : host.decode(path);
}

/** A name as the script wants it: text, or a Buffer. */
function toName(name, { encoding }) {
    if (encoding === 'buffer')
        return toBuffer(name);
    return !encoding || isUtf8(encoding) ? toText(name) : toBuffer(name).toString(encoding);
}

function nameOptions(options) {
    const all = toOptions(options, NAMES);
    if (all.encoding && all.encoding !== 'buffer')
        checkEncoding(all.encoding);
    return all;
}

function access(path, mode = F_OK) {
    host.access(toPath(path), toInteger('mode', mode, 0, ANY_ACCESS));
}

function exists(path) {
    let name;
    try {
        name = toPath(path);
    } catch (error) {
        // As in Node: what cannot be the name of anything does not exist.
        return false;
    }
    return host.exists(name);
}

function makeStats(path, options, follow) {
    const name = toPath(path);
    const { bigint = false, throwIfNoEntry = true } = toOptions(options, {});
    let facts;
    try {
        facts = host.stat(name, follow);
    } catch (error) {
        if (!throwIfNoEntry && error.code === 'ENOENT')
            return undefined;
        throw error;
    }
    return new Stats(facts, baseName(name), { bigint });
}

function stat(path, options) {
    return makeStats(path, options, true);
}

function lstat(path, options) {
    return makeStats(path, options, false);
}

function readlink(path, options) {
    return toName(host.readlink(toPath(path, 'oldPath')), nameOptions(options));
}

function realpath(path, options) {
    return toName(host.realpath(toPath(path)), nameOptions(options));
}

function readdir(path, options) {
    const name = toPath(path);
    const all = nameOptions(options);
    const isRaw = Boolean(all.encoding) && !isUtf8(all.encoding);
    if (!all.withFileTypes) {
        const names = host.readdir(name, isRaw);
        return isRaw ? asArray(mapped(names, (entry) => toName(entry, all))) : names;
    }
    return asArray(mapped(host.scan(name, isRaw), (found) => new Dirent(toName(found[0], all), name, found[1])));
}

function mkdir(path, options) {
    const name = toPath(path);
    const isOptions = typeof options === 'object' && options !== null;
    const { mode, recursive = false } = isOptions ? options : { mode: options };
    if (typeof recursive !== 'boolean')
        throw wrongType('options.recursive', 'of type boolean', recursive);
    const permissions = toMode(mode, FOLDER_MODE);
    if (!recursive) {
        host.mkdir(name, permissions);
        return undefined;
    }
    const first = host.makeFolders(name, permissions);
    return first === undefined ? undefined : toText(first);
}

function mkdtemp(prefix, options) {
    return toName(host.mkdtemp(toPath(prefix, 'prefix')), nameOptions(options));
}

function link(existingPath, newPath) {
    host.link(toPath(existingPath, 'existingPath'), toPath(newPath, 'newPath'));
}

function symlink(target, path) {
    host.symlink(toPath(target, 'target'), toPath(path));
}

function copyFile(src, dest, mode = 0) {
    const exclusive = (toInteger('mode', mode, 0, ANY_COPY) & COPYFILE_EXCL) !== 0;
    host.copy(toPath(src, 'src'), toPath(dest, 'dest'), exclusive);
}

function copy(from, to) {
    host.copy(toPath(from, 'from'), toPath(to, 'to'), false);
}

function rename(oldPath, newPath) {
    host.rename(toPath(oldPath, 'oldPath'), toPath(newPath, 'newPath'));
}

function chmod(path, mode) {
    host.chmod(toPath(path), toMode(mode));
}

function chown(path, uid, gid) {
    host.chown(toPath(path), toId('uid', uid), toId('gid', gid), true);
}

function lchown(path, uid, gid) {
    host.chown(toPath(path), toId('uid', uid), toId('gid', gid), false);
}

function utimes(path, atime, mtime) {
    host.utimes(toPath(path), toSeconds('atime', atime), toSeconds('mtime', mtime));
}

function unlink(path) {
    host.unlink(toPath(path));
}

function rmdir(path) {
    host.rmdir(toPath(path));
}

function rm(path, options) {
    const name = toPath(path);
    const { force = false, recursive = false } = toOptions(options, {});
    const found = makeStats(name, { throwIfNoEntry: !force }, false);
    if (found === undefined)
        return;
    if (found.isDirectory() && !recursive) {
        const error = new Error(`Path is a directory: rm returned EISDIR (is a directory) ${toText(name)}`);
        define(error, 'name', 'SystemError', false);
        const members = { code: 'ERR_FS_EISDIR', errno: EISDIR, number: EISDIR, syscall: 'rm', path: toText(name) };
        primordials.arrayForEach(Object.keys(members), (member) => define(error, member, members[member], true));
        throw error;
    }
    host.removeTree(name);
}

function truncate(path, len = 0) {
    host.truncate(toPath(path), toSize('len', len));
}

module.exports = {
    access, chmod, chown, copy, copyFile, exists, lchown, link, lstat, mkdir, mkdtemp, readdir, readlink, realpath, rename, rm,
    rmdir, stat, symlink, truncate, unlink, utimes,
};
