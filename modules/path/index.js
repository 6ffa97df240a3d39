'use strict';

const posix = require('./posix');
const win32 = require('./win32');

Object.assign(posix, { posix, win32 });
Object.assign(win32, { posix, win32 });

module.exports = posix;
