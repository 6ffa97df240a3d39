'use strict';

module.exports = require('encoding').base32;
