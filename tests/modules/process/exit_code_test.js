const assert = require('assert');
const test = require('test');
test.setup();

describe('process.exitCode', () => {
    afterEach(() => {
        process.exitCode = undefined;
    });

    it('is undefined until it is set', () => {
        assert.isUndefined(process.exitCode);
    });

    it('takes integers, also as text, and can be taken back', () => {
        for (const [value, seen] of [[0, 0], [3, 3], [-1, -1], ['4', 4], [undefined, undefined], [null, undefined]]) {
            process.exitCode = value;
            assert.strictEqual(process.exitCode, seen);
        }
    });

    it('refuses everything else in Node\'s words', () => {
        const cases = [
            [1.5, 'ERR_OUT_OF_RANGE', 'The value of "code" is out of range. It must be an integer. Received 1.5'],
            [NaN, 'ERR_OUT_OF_RANGE', 'The value of "code" is out of range. It must be an integer. Received NaN'],
            [true, 'ERR_INVALID_ARG_TYPE', 'The "code" argument must be of type number. Received type boolean (true)'],
            ['abc', 'ERR_INVALID_ARG_TYPE', 'The "code" argument must be of type number. Received type string (\'abc\')'],
            ['', 'ERR_INVALID_ARG_TYPE', 'The "code" argument must be of type number. Received type string (\'\')'],
            [1n, 'ERR_INVALID_ARG_TYPE', 'The "code" argument must be of type number. Received type bigint (1n)'],
            [{}, 'ERR_INVALID_ARG_TYPE', 'The "code" argument must be of type number. Received an instance of Object'],
        ];
        process.exitCode = 5;
        for (const [value, code, message] of cases) {
            for (const use of [() => process.exit(value), () => {
                process.exitCode = value;
            }]) {
                let caught = {};
                try {
                    use();
                } catch (error) {
                    caught = error;
                }
                assert.equal(caught.code, code);
                assert.equal(caught.message, message);
            }
        }
        assert.equal(process.exitCode, 5);
    });
});

require.main === module && test.run(console.ERROR);
