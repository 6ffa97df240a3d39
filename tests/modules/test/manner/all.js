// fibjs's manner of running all: each file registers its tests, then they run together.
const test = require('test');
test.setup();

describe('all', () => {
  for (const file of ['./first', './second.js']) run(file, ['an argument']);
});

process.exitCode = test.run(console.ERROR) + 10;
