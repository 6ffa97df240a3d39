'use strict';

module.exports = { Buffer: require('./buffer') };
