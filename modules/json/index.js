'use strict';

module.exports = require('encoding').json;
