'use strict';

module.exports = require('encoding').iconv;
