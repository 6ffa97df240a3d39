'use strict';

const { ZmqSocket } = require('./socket');

const { PAIR, PUB, SUB, REQ, REP, DEALER, ROUTER, PULL, PUSH, XPUB, XSUB } = require('./types');

module.exports = Object.freeze({ PAIR, PUB, SUB, REQ, REP, DEALER, ROUTER, PULL, PUSH, XPUB, XSUB, Socket: ZmqSocket });
