const assert = require('assert');
const test = require('test');
test.setup();

// What fibjs's scripts expect to find, by module.
const NAMES = {
    assert: `ok notOk equal notEqual strictEqual notStrictEqual deepEqual notDeepEqual closeTo notCloseTo lessThan notLessThan greaterThan
        notGreaterThan exist notExist isTrue isNotTrue isFalse isNotFalse isNull isNotNull isUndefined isDefined isFunction isNotFunction
        isObject isNotObject isArray isNotArray isString isNotString isNumber isNotNumber isBoolean isNotBoolean typeOf notTypeOf property
        notProperty deepProperty notDeepProperty propertyVal propertyNotVal deepPropertyVal deepPropertyNotVal throws doesNotThrow ifError`,
    console: `FATAL ALERT CRIT ERROR WARN NOTICE INFO DEBUG PRINT NOTSET loglevel log debug info notice warn error crit alert dir time
        timeElapse timeEnd trace assert print table readLine readLineSync`,
    coroutine: 'start parallel current sleep sleepSync fibers spareFibers vmid loglevel Lock Condition Semaphore Event',
    events: 'EventEmitter defaultMaxListeners',
    fs: `exists access link unlink mkdir rmdir rename copy chmod stat lstat readlink realpath symlink truncate readdir readTextFile readFile
        readLines writeTextFile writeFile appendFile open read close fsync openFile openTextStream constants SEEK_SET SEEK_CUR SEEK_END`,
    io: 'MemoryStream BufferedStream copyStream bridge',
    os: `hostname type release homedir arch platform EOL uptime loadavg totalmem freemem cpus cpuNumbers tmpdir userInfo networkInterfaces
        memoryUsage time timezone`,
    path: `basename delimiter dirname extname format fullpath isAbsolute join normalize parse posix relative resolve sep toNamespacedPath
        win32`,
    process: `argv execArgv version versions execPath env arch platform pid ppid stdin stdout stderr umask hrtime exit cwd chdir uptime
        memoryUsage nextTick on emit`,
    test: 'setup describe xdescribe odescribe it xit oit before after beforeEach afterEach run slow',
    timers: `setTimeout clearTimeout setInterval clearInterval setHrInterval clearHrInterval setImmediate clearImmediate call`,
    util: `format inherits inspect isEmpty isArray isBoolean isNull isNullOrUndefined isNumber isBigInt isString isUndefined isRegExp isObject
        isDate isNativeError isPrimitive isSymbol isDataView isMap isMapIterator isPromise isAsyncFunction isSet isSetIterator isTypedArray
        isUint8Array isFunction isBuffer has keys values clone deepFreeze extend _extend pick omit first last unique union intersection
        flatten without difference each map reduce LruCache sync promisify callbackify deprecate types buildInfo`,
};

describe('names that scripts expect', () => {
    for (const [module, names] of Object.entries(NAMES)) {
        it(`of ${module}`, () => {
            const exported = require(module);
            assert.deepEqual(names.split(/\s+/).filter((name) => exported[name] === undefined), []);
        });
    }

    it('of what modules make', () => {
        const coroutine = require('coroutine');
        const { EventEmitter } = require('events');
        const made = [
            [new EventEmitter(), `on addListener prependListener once prependOnceListener off removeListener removeAllListeners
                setMaxListeners getMaxListeners listeners listenerCount eventNames emit`],
            [new coroutine.Lock(), 'acquire release count'],
            [new coroutine.Condition(), 'acquire release count wait notify notifyAll'],
            [new coroutine.Semaphore(), 'acquire release count wait post trywait'],
            [new coroutine.Event(), 'isSet set pulse clear wait'],
            [coroutine.current(), 'join'],
            [setTimeout(() => {}, 0), 'ref unref clear'],
        ];
        for (const [object, names] of made)
            assert.deepEqual(names.split(/\s+/).filter((name) => typeof object[name] !== 'function'), []);
    });
});

require.main === module && test.run(console.ERROR);
