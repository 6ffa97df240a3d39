'use strict';

const fs = require('fs');
const path = require('path');

/** A new folder for one test; `remove()` removes it with all that is in it. */
function makeFolder() {
    const folder = fs.mkdtemp(path.join(process.env.TMPDIR || '/tmp', 'jsbridge-'));
    return {
        folder,
        at: (...names) => path.join(folder, ...names),
        remove: () => fs.rm(folder, { recursive: true, force: true }),
    };
}

/** The error that a call throws. */
function errorOf(call) {
    try {
        call();
    } catch (error) {
        return error;
    }
    throw new Error('nothing was thrown');
}

module.exports = { errorOf, makeFolder };
