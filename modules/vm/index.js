'use strict';

const { SandBox } = require('./sandbox');

module.exports = { SandBox };
