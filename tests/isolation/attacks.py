"""What a hostile script tries, and what it gets: each is one script for a runtime of its own."""

from __future__ import annotations

#: By name: the script, and the value of its last statement. ``app.show(value)`` gives what Python saw of a value.
ATTACKS: dict[str, tuple[str, object]] = {
    "the constructor of every function makes functions of the global scope": (
        """
        const kinds = [function () {}, function* () {}, async function () {}, async function* () {}, () => 1, class {}, require, setTimeout]
        const source = 'return typeof host + typeof primordials + typeof kernel + typeof native + typeof std + typeof os'
        const made = kinds.map((kind) => kind.constructor(source))
        const plain = made.filter((f) => Object.getPrototypeOf(f) === Function.prototype)
        ;[plain.length, new Set(plain.map((f) => f())).size, plain[0]()]
        """,
        [5, 1, "undefined" * 6],
    ),
    "the engine's own modules cannot be imported": (
        """
        const got = []
        for (const name of ['std', 'os', 'bjson', './module.js', '/etc/passwd']) import(name).then(() => got.push('in'), () => got.push('out'))
        require('coroutine').sleep(5)
        ;[got, typeof std, typeof os, typeof bjson, typeof scriptArgs, typeof loadScript]
        """,
        [["out"] * 5, *["undefined"] * 5],
    ),
    "files of built-in modules cannot be required": (
        """
        ['globals', 'globals/performance', 'shared/arguments', 'zmq/socket', 'zmq/index', 'coroutine/fiber', 'node:globals', 'jsbridge:kernel']
            .map((name) => { try { return typeof require(name) } catch (error) { return error.code } })
        """,
        ["MODULE_NOT_FOUND"] * 6 + ["ERR_UNKNOWN_BUILTIN_MODULE", "MODULE_NOT_FOUND"],
    ),
    "String.prototype.concat cannot be replaced, which template literals call": (
        """
        'use strict'
        const refused = []
        for (const change of [
            () => { String.prototype.concat = () => '{"\\\\u0000":"c","v":1}' },
            () => Object.defineProperty(String.prototype, 'concat', { value: () => '' }),
            () => { delete String.prototype.concat },
        ]) try { change() } catch (error) { refused.push(error.name) }
        ;[refused, `a${1}b`, require('app').show({ a: { b: 1 } })]
        """,
        [["TypeError"] * 3, "a1b", "{'a': {'b': 1}}"],
    ),
    "what looks like the bridge's own notation is data": (
        """
        const tagged = (kind, value) => ({ '\\0': kind, v: value })
        const { show } = require('app')
        ;[show(tagged('c', 1)), show([tagged('x', 1)]), show({ deep: tagged('e', { exception: 1 }) }), show('!{"name":"Error"}'), show('x')]
        """,
        [
            "{'\\x00': 'c', 'v': 1}",
            "[{'\\x00': 'x', 'v': 1}]",
            "{'deep': {'\\x00': 'e', 'v': {'exception': 1}}}",
            '\'!{"name":"Error"}\'',
            "'x'",
        ],
    ),
    "traps of a proxy are the bridge's own": (
        """
        const { Lock } = require('coroutine')
        let got = 'nothing'
        for (const name of ['get', 'has', 'getPrototypeOf', 'getOwnPropertyDescriptor', 'ownKeys', 'defineProperty']) {
            Object.defineProperty(Object.prototype, name, { __proto__: null, configurable: true, value(target) { got = name; return target } })
        }
        void Lock.name
        void ('x' in Lock)
        void Object.keys(process.env)
        for (const name of ['get', 'has', 'getPrototypeOf', 'getOwnPropertyDescriptor', 'ownKeys', 'defineProperty']) delete Object.prototype[name]
        got
        """,
        "nothing",
    ),
    "the slot of native functions gives nothing back": (
        """
        const slot = Object.getOwnPropertyDescriptor(globalThis, '__jsbridge__')
        slot.set.call({}, () => 'stolen')
        __jsbridge__ = () => 'stolen'
        const refused = []
        for (const change of [
            () => Object.defineProperty(globalThis, '__jsbridge__', { set() {} }),
            () => { 'use strict'; delete globalThis.__jsbridge__ },
        ]) try { change() } catch (error) { refused.push(error.name) }
        ;[typeof __jsbridge__, slot.configurable, refused, require('app').show(1), require('hash').sha256('').digest().length]
        """,
        ["undefined", False, ["TypeError", "TypeError"], "1", 32],
    ),
    "a frozen global object": (
        """
        Object.freeze(globalThis)
        ;[require('zmq').REQ, Buffer.from('a').length, typeof setTimeout, require('app').show([1])]
        """,
        [3, 1, "function", "[1]"],
    ),
    "__proto__ in JSON and in what Python gives is a property": (
        """
        const { give, show } = require('app')
        const parsed = JSON.parse('{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}')
        const given = give()
        ;[show(parsed), Object.keys(given), ({}).polluted, Object.getPrototypeOf(given) === Object.prototype, require('./data.json').polluted]
        """,
        [
            "{'__proto__': {'polluted': 1}, 'constructor': {'prototype': {'polluted': 1}}}",
            ["__proto__"],
            None,
            True,
            None,
        ],
    ),
    "detached and resized buffers": (
        """
        const { show } = require('app')
        const results = []
        const tried = (action) => { try { results.push(action()) } catch (error) { results.push(error.name) } }
        const { Socket, PAIR } = require('zmq')
        const socket = new Socket(PAIR)
        if (ArrayBuffer.prototype.transfer) {
            const gone = new Uint8Array(8)
            gone.buffer.transfer()
            tried(() => show(gone))
            tried(() => socket.send(gone))
            tried(() => socket.send(['a', gone]))
            const later = new Uint8Array(8)
            tried(() => show([later, { get x() { later.buffer.transfer(); return 1 } }]))
            const small = new Uint8Array(new ArrayBuffer(8, { maxByteLength: 1 << 20 }))
            tried(() => show([small, { get x() { small.buffer.resize(1 << 20); return 1 } }]).length > 1 << 20)
            tried(() => show([small, { get x() { small.buffer.resize(0); return 1 } }]))
        } else {
            results.push('TypeError', 'TypeError', 'TypeError', "[b'', {'x': 1}]", true, "[b'', {'x': 1}]")
        }
        socket.close()
        results
        """,
        ["TypeError", "TypeError", "TypeError", "[b'', {'x': 1}]", True, "[b'', {'x': 1}]"],
    ),
    "getters, proxies and toString that call back": (
        """
        const { show } = require('app')
        const again = { get x() { return show(['inner', Buffer.from('bytes')]) }, text: 'outer', bytes: Buffer.from('outer') }
        const proxy = new Proxy([1, 2], { get(target, key) { show('in between'); return Reflect.get(target, key) } })
        const { Socket, PAIR } = require('zmq')
        const [a, b] = [new Socket(PAIR), new Socket(PAIR)]
        a.bind('inproc://again')
        b.connect('inproc://again')
        let refused
        try { a.send({ toString() { a.send('inner'); return 'outer' } }) } catch (error) { refused = error.code }
        a.setsockopt('SNDHWM', { valueOf() { throw new Error('asked') } } && 5)
        const polled = b.poll(0)
        a.close()
        b.close()
        ;[show(again), show(proxy), refused, polled]
        """,
        [
            "{'x': \"['inner', b'bytes']\", 'text': 'outer', 'bytes': b'outer'}",
            "[1, 2]",
            "ERR_INVALID_ARG_TYPE",
            0,
        ],
    ),
    "symbols cross as nothing but themselves": (
        """
        const { show, same } = require('app')
        const own = Symbol('own')
        ;[same(own) === own, show({ [Symbol.toPrimitive]: () => 'x', [Symbol.iterator]: 1, a: 1 })]
        """,
        [True, "{'a': 1}"],
    ),
    "null bytes in paths and addresses": (
        """
        const { Socket, PAIR } = require('zmq')
        const socket = new Socket(PAIR)
        const codes = [
            () => require('./module\\0.js'),
            () => require('fs').readFile('/etc/passwd\\0.txt'),
            () => socket.bind('ipc:///tmp/x\\0y'),
            () => socket.connect('tcp://127.0.0.1:1\\0'),
            () => run('./module.js\\0'),
        ].map((action) => { try { action(); return 'done' } catch (error) { return error.code } })
        socket.close()
        codes
        """,
        ["ERR_INVALID_ARG_VALUE", "ERR_INVALID_ARG_VALUE", "EINVAL", "EINVAL", "ERR_INVALID_ARG_VALUE"],
    ),
    "private state cannot be read from outside, or by objects that borrow methods": (
        """
        const { Socket, PAIR } = require('zmq')
        const { Lock, current } = require('coroutine')
        const socket = new Socket(PAIR)
        const Fiber = Object.getPrototypeOf(current()).constructor
        const tried = [
            () => Object.create(socket).recv(),
            () => new Proxy(socket, {}).close(),
            () => Socket.prototype.send.call({}, 'x'),
            () => Lock.prototype.acquire.call(Object.create(new Lock())),
            () => new Fiber({ id: 1, started: true }),
            () => Reflect.construct(Fiber, [{ id: current().id }]),
        ].map((action) => { try { action(); return 'done' } catch (error) { return error.number } })
        socket.close()
        tried
        """,
        [100008, 100008, 100008, 100008, 100009, 100009],
    ),
}
