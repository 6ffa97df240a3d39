'use strict';

const { checkFunction, invalidType } = require('./arguments');

/** Makes the instances of one constructor instances of another one too, which its `super_` then is. */
function inherits(constructor, superConstructor) {
  checkFunction('ctor', constructor);
  if (superConstructor === undefined || superConstructor === null) checkFunction('superCtor', superConstructor);
  if (superConstructor.prototype === undefined) {
    throw invalidType('superCtor.prototype', 'of type object', superConstructor.prototype);
  }
  Object.defineProperty(constructor, 'super_', { value: superConstructor, writable: true, configurable: true });
  Object.setPrototypeOf(constructor.prototype, superConstructor.prototype);
}

module.exports = { inherits };
