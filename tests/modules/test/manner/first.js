const test = require('test');
test.setup();

describe('the first file', () => {
  it('has a test', () => assert.equal(1, 1));
});

require.main === module && test.run(console.DEBUG);
