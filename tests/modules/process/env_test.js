const assert = require('assert');
const test = require('test');
test.setup();

describe('process.env', () => {
    const NAME = 'JSBRIDGE_TEST_VARIABLE';
    const { env } = process;

    afterEach(() => {
        delete env[NAME];
    });

    it('has the variables of the process', () => {
        assert.ok(env.PATH.length > 0);
        assert.isUndefined(env[NAME]);
        assert.isTrue('PATH' in env);
        assert.isFalse(NAME in env);
        assert.isTrue(Object.keys(env).includes('PATH'));
        assert.isTrue(env.hasOwnProperty('PATH'));
    });

    it('can be written, and holds strings only', () => {
        for (const [value, text] of [['text', 'text'], [5, '5'], [true, 'true'], [null, 'null'], [undefined, 'undefined'], [{}, '[object Object]']]) {
            env[NAME] = value;
            assert.strictEqual(env[NAME], text);
        }
        assert.isTrue(NAME in env);
        assert.deepEqual(Object.getOwnPropertyDescriptor(env, NAME), {
            value: '[object Object]', writable: true, enumerable: true, configurable: true,
        });
    });

    it('can be deleted from', () => {
        env[NAME] = 'x';
        assert.isTrue(delete env[NAME]);
        assert.isUndefined(env[NAME]);
        assert.isFalse(NAME in env);
        assert.isTrue(delete env[NAME]);
    });

    it('can be listed, spread and copied', () => {
        env[NAME] = 'x';
        assert.isTrue(Object.keys(env).includes(NAME));
        assert.equal({ ...env }[NAME], 'x');
        assert.equal(Object.assign({}, env)[NAME], 'x');
        assert.equal(JSON.parse(JSON.stringify(env))[NAME], 'x');
        const names = [];
        for (const name in env)
            names.push(name);
        assert.isTrue(names.includes(NAME));
    });

    it('keeps any text', () => {
        for (const text of ['', 'ä€😀', 'a=b=c', ' spaces ', 'line\nline', 'x'.repeat(10000)]) {
            env[NAME] = text;
            assert.strictEqual(env[NAME], text);
        }
    });

    it('refuses what the system cannot hold', () => {
        const writes = [['', 'x'], ['A=B', 'x'], ['A\0B', 'x'], [NAME, 'x\0y'], [NAME, '\ud800'], ['\ud800', 'x']];
        for (const [name, value] of writes) {
            let caught = {};
            try {
                env[name] = value;
            } catch (error) {
                caught = error;
            }
            assert.equal(caught.code, 'EINVAL', JSON.stringify([name, value]));
            assert.ok(caught instanceof TypeError);
        }
        assert.isUndefined(env['A\0B']);
        assert.isUndefined(env['\ud800']);
        assert.isUndefined(env['']);
    });

    it('has no place for symbols', () => {
        const symbol = Symbol('s');
        assert.isUndefined(env[symbol]);
        assert.isFalse(symbol in env);
        assert.isTrue(delete env[symbol]);
        assert.throws(() => {
            env[symbol] = 1;
        });
        assert.throws(() => {
            env[NAME] = symbol;
        });
    });

    it('takes plain properties only', () => {
        Object.defineProperty(env, NAME, { value: 5, writable: true, enumerable: true, configurable: true });
        assert.strictEqual(env[NAME], '5');
        for (const descriptor of [{ value: 1 }, { get: () => 1, enumerable: true, configurable: true }]) {
            let caught = {};
            try {
                Object.defineProperty(env, NAME, descriptor);
            } catch (error) {
                caught = error;
            }
            assert.equal(caught.code, 'ERR_INVALID_OBJECT_DEFINE_PROPERTY');
        }
        assert.throws(() => Object.freeze(env));
    });

    it('is an object by its methods', () => {
        assert.isFunction(env.toString);
        assert.equal(Object.prototype.toString.call(env), '[object Object]');
        assert.equal(typeof env.constructor, 'function');
        assert.isFalse(Object.keys(env).includes('toString'));
    });
});

require.main === module && test.run(console.ERROR);
