// Each sandbox has an instance of its own.
exports.count = (exports.count || 0) + 1;
exports.base = require('base');
exports.sibling = require('./sibling');
