const yaml = require('js-yaml');
const text = 'base: &base\n  a: 1\n  list: [x, "y z", ~, 0x1F, 1.5e3]\nderived:\n  <<: *base\n  text: |\n    two\n    lines\n  when: 2020-01-02T03:04:05Z\n';
const value = yaml.load(text);
console.log(JSON.stringify(value));
console.log(yaml.dump({ ...value, long: 'word '.repeat(30).trim(), odd: ': # -', nothing: null }, { sortKeys: true }));
try {
  yaml.load('a: [1, 2');
} catch (error) {
  console.log(error.name, error.message);
}
