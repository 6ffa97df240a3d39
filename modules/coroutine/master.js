'use strict';

const { checkCount } = require('./failures');
const { Port, defineHandlers, post, receive } = require('./port');

/** In a worker: the one that made it. */
class Master extends Port {
    constructor() {
        // Like an open server: a worker that listens for messages goes on when it has nothing else to do.
        super(host.listen);
        host.connectMaster((event, text, bytes) => receive(this, text, bytes));
    }

    postMessage(data) {
        checkCount(arguments, 1, 1);
        post(data, host.postToMaster);
    }
}

defineHandlers(Master.prototype, ['message']);

module.exports = { Master };
