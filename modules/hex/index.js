'use strict';

module.exports = require('encoding').hex;
