'use strict';

// Properties, by name or by path ('a.b[0]'), present or with a value. Inherited properties count; values are compared
// as assert.equal compares them.

const { invalidType } = require('./argument_errors');
const { failAssertion } = require('./assertion_error');
const { isEqual } = require('./equality');
const { inspectPhrase } = require('./inspection');

const PATH_STEP = /^(.*?)((?:\[\d+\])*)$/s;

function requireName(name) {
  if (!['string', 'number', 'symbol'].includes(typeof name))
    throw invalidType('prop', 'of type string, number or symbol', name);
  return [name];
}

function requirePath(path) {
  if (typeof path !== 'string' && typeof path !== 'number') throw invalidType('prop', 'of type string', path);
  return String(path).split('.').flatMap(stepsOf);
}

/** 'b[0][1]' → 'b', '0', '1'; '[0]' → '0'. Other brackets belong to the name. */
function stepsOf(part) {
  const [, name, indexes] = PATH_STEP.exec(part);
  const steps = (indexes.match(/\d+/g) || []).map(String);
  return name === '' && steps.length > 0 ? steps : [name, ...steps];
}

function find(object, steps) {
  if (object === undefined || object === null) throw invalidType('object', 'an object', object);
  let value = object;
  for (const step of steps) {
    if (value === undefined || value === null || !(step in Object(value))) return { present: false, value: undefined };
    value = value[step];
  }
  return { present: true, value };
}

function presence(name, stepsFor, wanted, phrase) {
  return {
    [name](object, prop, message) {
      if (find(object, stepsFor(prop)).present === wanted) return;
      const generated = () => `expected ${inspectPhrase(object)} ${phrase} ${inspectPhrase(prop)}`;
      failAssertion({ actual: object, expected: prop, operator: name, message, generated });
    },
  }[name];
}

function content(name, stepsFor, wanted, phrase) {
  return {
    [name](object, prop, value, message) {
      const found = find(object, stepsFor(prop));
      if ((found.present && isEqual(found.value, value)) === wanted) return;
      const got = () => (found.present ? `got ${inspectPhrase(found.value)}` : 'it has none');
      const generated = () => {
        const text = `expected ${inspectPhrase(object)} ${phrase} ${inspectPhrase(prop)} of ${inspectPhrase(value)}`;
        return wanted ? `${text}, but ${got()}` : text;
      };
      failAssertion({ actual: found.value, expected: value, operator: name, message, generated });
    },
  }[name];
}

module.exports = {
  property: presence('property', requireName, true, 'to have a property'),
  notProperty: presence('notProperty', requireName, false, 'not to have a property'),
  deepProperty: presence('deepProperty', requirePath, true, 'to have a deep property'),
  notDeepProperty: presence('notDeepProperty', requirePath, false, 'not to have a deep property'),
  propertyVal: content('propertyVal', requireName, true, 'to have a property'),
  propertyNotVal: content('propertyNotVal', requireName, false, 'not to have a property'),
  deepPropertyVal: content('deepPropertyVal', requirePath, true, 'to have a deep property'),
  deepPropertyNotVal: content('deepPropertyNotVal', requirePath, false, 'not to have a deep property'),
};
