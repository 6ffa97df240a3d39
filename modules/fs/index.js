'use strict';

const { File, openFile, openTextStream } = require('./file');
const { Dirent, Stats } = require('./stats');

const fs = {
    constants: Object.freeze(host.constants),
    SEEK_SET: 0,
    SEEK_CUR: 1,
    SEEK_END: 2,
    Dirent,
    File,
    Stats,
};
for (const name of ['F_OK', 'R_OK', 'W_OK', 'X_OK'])
    fs[name] = host.constants[name];

const functions = { ...require('./entries'), ...require('./contents'), ...require('./descriptors'), openFile, openTextStream };
for (const [name, body] of Object.entries(functions)) {
    fs[name] = host.async(body);
    fs[`${name}Sync`] = fs[name];
}

module.exports = fs;
