const assert = require('assert');
const coroutine = require('coroutine');
const test = require('test');
test.setup();

describe('process.stdout and process.stderr', () => {
    it('have their descriptors', () => {
        assert.deepEqual([process.stdin.fd, process.stdout.fd, process.stderr.fd], [0, 1, 2]);
        for (const name of ['stdin', 'stdout', 'stderr']) {
            assert.equal(typeof process[name].isTTY, 'boolean');
            assert.strictEqual(process[name], process[name]);
        }
    });

    it('write() returns true and calls back later', () => {
        const log = [];
        assert.isTrue(process.stdout.write('', () => log.push('called')));
        assert.isTrue(process.stdout.write('', 'utf8', () => log.push('again')));
        log.push('now');
        coroutine.sleep();
        assert.deepEqual(log, ['now', 'called', 'again']);
    });

    it('write() refuses what is neither text nor bytes', () => {
        const cases = [
            [5, 'ERR_INVALID_ARG_TYPE', 'Received type number (5)'],
            [undefined, 'ERR_INVALID_ARG_TYPE', 'Received undefined'],
            [{}, 'ERR_INVALID_ARG_TYPE', 'Received an instance of Object'],
            [null, 'ERR_STREAM_NULL_VALUES', 'May not write null values to stream'],
        ];
        for (const stream of [process.stdout, process.stderr]) {
            for (const [value, code, end] of cases) {
                let caught = {};
                try {
                    stream.write(value);
                } catch (error) {
                    caught = error;
                }
                assert.equal(caught.code, code);
                assert.ok(caught.message.endsWith(end), caught.message);
            }
        }
        assert.throws(() => process.stdout.write('', 'no such encoding'), /Unknown encoding/);
        assert.throws(() => process.stdout.write('', 'utf8', 5), /must be of type function/);
    });
});

describe('process.stdin', () => {
    it('checks sizes', () => {
        for (const size of [0, -2, 1.5])
            assert.throws(() => process.stdin.read(size), /out of range/);
        assert.throws(() => process.stdin.read('x'), /must be of type number/);
    });

    it('has names for those who say Sync', () => {
        assert.strictEqual(process.stdin.readSync, process.stdin.read);
        assert.strictEqual(process.stdin.readLineSync, process.stdin.readLine);
    });
});

require.main === module && test.run(console.ERROR);
