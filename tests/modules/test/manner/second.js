const test = require('test');
test.setup();

describe('the second file', () => {
  it('passes', () => assert.ok(true));
  it('fails', () => assert.equal(argv.length, 7));
});

require.main === module && test.run(console.DEBUG);
