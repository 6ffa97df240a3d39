'use strict';

const { File, openFile, openTextStream } = require('./file');
const { Dirent, Stats } = require('./stats');
const { arrayForEach, define } = primordials;

const fs = {
    constants: Object.freeze(host.constants),
    SEEK_SET: 0,
    SEEK_CUR: 1,
    SEEK_END: 2,
    Dirent,
    File,
    Stats,
};
const add = (name, value) => define(fs, name, value, true);
arrayForEach(['F_OK', 'R_OK', 'W_OK', 'X_OK'], (name) => add(name, host.constants[name]));

const functions = { ...require('./entries'), ...require('./contents'), ...require('./descriptors'), openFile, openTextStream };
arrayForEach(Object.keys(functions), (name) => {
    add(name, host.async(functions[name]));
    add(`${name}Sync`, fs[name]);
});

module.exports = fs;
