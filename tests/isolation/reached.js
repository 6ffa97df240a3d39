// What a script can get hold of: globals, exports, what these make, what they throw, and what their callbacks are given.
(function (folder) {
  const roots = { __proto__: null, global: globalThis, module, require };
  let count = 0;
  const keep = (value, name = 'kept') => {
    roots[`${name}${count++}`] = value;
    return value;
  };
  const keepCall = function (...args) {
    keep(this, 'this of a callback');
    keep(args, 'arguments of a callback');
    // The functions that are running, as far as they can be told.
    keep(new Error('in a callback'), 'error in a callback');
    return args[0];
  };
  const attempt = (action, name = 'result') => {
    try {
      return keep(action(), name);
    } catch (error) {
      return keep(error, 'error');
    }
  };

  const names = [
    'assert', 'base32', 'base64', 'buffer', 'console', 'coroutine', 'encoding', 'events', 'fs', 'hash', 'hex', 'iconv', 'io', 'json', 'os',
    'path', 'process', 'punycode', 'querystring', 'string_decoder', 'test', 'timers', 'url', 'util', 'uuid', 'vm', 'zlib', 'zmq',
  ];
  for (const name of names) keep(require(name), name);
  const { Socket, PAIR, PUSH, PULL } = require('zmq');
  const coroutine = require('coroutine');
  const { Buffer } = require('buffer');
  const util = require('util');
  const EventEmitter = require('events');
  const fs = require('fs');

  // Every function of every module, called with nothing, with a function, and with an object that notes who asks.
  const spy = new Proxy(function spied() {}, {
    get(target, key) {
      return key === Symbol.toPrimitive ? () => 'spied' : key === 'then' ? undefined : target[key];
    },
    apply: (target, self, args) => {
      keep(self, 'this of a spy');
      keep(args, 'arguments of a spy');
    },
  });
  const dangerous = [
    'exit', 'kill', 'abort', 'chdir', 'umask', 'readLine', 'setup', 'run', 'sleep', 'sleepSync', 'removeTree', 'rm', 'rmSync', 'openFile',
    'Worker', 'copyStream', 'bridge', 'emitWarning', 'onSignal', 'GC',
  ];
  for (const name of names) {
    const exports = require(name);
    for (const key of Object.keys(exports)) {
      const value = exports[key];
      if (typeof value !== 'function' || dangerous.includes(key) || name === 'test' || name === 'fs' || name === 'console') continue;
      const label = `${name}.${key} `;
      attempt(() => value(), label);
      attempt(() => value(keepCall), label);
      attempt(() => value([1, 2], keepCall), label);
      attempt(() => value(spy), label);
      attempt(() => new value(), label);
    }
  }

  // Sockets, messages, callbacks, iterators, promises.
  const [one, two] = [new Socket(PAIR), new Socket(PAIR)];
  keep(one.monitor(keepCall));
  one.bind('inproc://reached');
  two.connect('inproc://reached');
  one.send(['a', Buffer.from('b')]);
  keep(two.recvMultipart());
  keep(two.recvAsync());
  keep(two[Symbol.asyncIterator]());
  two.recv(keepCall);
  one.send('c');
  one.send('d');
  attempt(() => one.setsockopt('SNDHWM', keepCall));
  attempt(() => one.setsockopt(spy, spy));
  attempt(() => one.getsockopt('EVENTS'));
  attempt(() => Socket.call({}));
  attempt(() => Object.create(one).recv());
  attempt(() => one.send(spy));
  attempt(() => Socket.proxy(spy, spy));
  attempt(() => Socket.authenticate(spy));
  keep(Socket.curveKeypair());
  const [in_, out] = [new Socket(PULL), new Socket(PUSH)];
  const relay = keep(Socket.proxy(in_, out));
  relay.stop();
  relay.join();
  attempt(() => one.bind('tcp://nowhere:0'));
  for (const error of [1, 2]) attempt(() => { throw error; });

  // Fibers.
  const fiber = keep(coroutine.start(keepCall, 1));
  fiber.join();
  keep(coroutine.current());
  keep(coroutine.parallel([1, 2, 3], keepCall));
  attempt(() => coroutine.parallel([() => { throw new Error('one'); }, () => { throw new Error('two'); }]));
  for (const name of ['Lock', 'Condition', 'Semaphore', 'Event']) attempt(() => new coroutine[name]());
  attempt(() => new (Object.getPrototypeOf(fiber).constructor)({ id: fiber.id }));
  const timer = keep(setTimeout(keepCall, 0, 1));
  keep(setInterval(keepCall, 1)).unref();
  keep(setImmediate(keepCall));
  attempt(() => require('timers').call(keepCall, 1000, 1));
  process.nextTick(keepCall, 1);
  queueMicrotask(keepCall);
  coroutine.sleep(10);
  keep(timer);

  // Emitters, files, streams, texts.
  const emitter = keep(new EventEmitter());
  emitter.on('newListener', keepCall);
  emitter.once('x', keepCall);
  emitter.emit('x', 1);
  attempt(() => emitter.emit('error', spy));
  fs.writeFile(`${folder}/reached`, 'text');
  const file = keep(fs.openFile(`${folder}/reached`, 'r'));
  keep(file.read());
  keep(file.stat());
  file.close();
  keep(fs.openTextStream(`${folder}/reached`)).close();
  keep(fs.readdir(folder, { withFileTypes: true }));
  fs.exists(folder, keepCall);
  for (const name of ['readFile', 'stat', 'open', 'readdir', 'unlink']) {
    attempt(() => fs[name](`${folder}/gone`));
    attempt(() => fs[name](spy));
    fs[name](`${folder}/gone`, keepCall);
  }
  coroutine.sleep(10);
  keep(require('hash').sha256('x'));
  keep(new (require('io').MemoryStream)());
  keep(util.inspect.custom);
  attempt(() => util.inspect({ [Symbol.for('nodejs.util.inspect.custom')]: keepCall }));
  attempt(() => util.inspect(new Proxy({}, { get: keepCall, ownKeys: () => ['a'] })));
  keep(util.promisify(fs.readFile));
  keep(util.deprecate(() => 1, 'x'));
  const sandbox = keep(new (require('vm').SandBox)({ inner: { keepCall } }));
  attempt(() => sandbox.addScript('a.js', 'module.exports = [this, module, require, typeof host, typeof primordials]'));
  attempt(() => sandbox.addScript('b.js', 'throw new Error("inside")'));
  keep(process.stdout);
  keep(process.env);
  keep(structuredClone(new Map([[1, new Date()]])));
  keep(new TextDecoder());
  keep(performance);
  attempt(() => structuredClone(keepCall));
  attempt(() => Buffer.from(spy));
  attempt(() => Buffer.from({ valueOf: keepCall }));
  attempt(() => Buffer.alloc(4).inspect(0, {}, keepCall));
  attempt(() => require('./gone'));
  attempt(() => require(spy));
  attempt(() => require('node:gone'));
  attempt(() => require('globals'));
  attempt(() => require('shared/arguments'));

  // The application's functions and errors.
  const { fail, apply: applied, echo } = require('app');
  attempt(() => fail('type'));
  attempt(() => fail('system'));
  attempt(() => applied(keepCall, 1, [2]));
  attempt(() => echo(spy));
  keep(echo);

  // Stacks.
  const frames = [];
  Error.prepareStackTrace = (error, sites) => {
    keep(sites, 'frames');
    frames.push(...sites);
    return 'prepared';
  };
  attempt(() => one.send(5));
  attempt(() => Buffer.from(5));
  attempt(() => [3, 1, 2].sort(() => keep(new Error('in a sort').stack)));
  const target = {};
  if (Error.captureStackTrace) Error.captureStackTrace(target);
  keep(target);
  keep(roots[Object.keys(roots)[Object.keys(roots).length - 1]].stack);
  Error.prepareStackTrace = undefined;
  for (const frame of frames) {
    for (let at = frame; at !== Object.prototype && at !== null; at = Object.getPrototypeOf(at)) {
      for (const key of Reflect.ownKeys(at)) if (typeof frame[key] === 'function') attempt(() => frame[key]());
    }
  }
  // Functions of every kind can be made of text.
  const kinds = [function () {}, function* () {}, async function () {}, async function* () {}];
  for (const kind of kinds) {
    const made = kind.constructor('return [this, arguments, typeof host, typeof primordials, typeof kernel, typeof std, typeof os]');
    const got = attempt(() => made());
    if (got && typeof got.next === 'function') attempt(() => got.next());
  }
  for (const found of Object.getOwnPropertyNames(globalThis)) {
    if (/jsbridge/.test(found)) {
      const { set } = Object.getOwnPropertyDescriptor(globalThis, found);
      keep(set);
      attempt(() => set.call(undefined, keepCall));
      attempt(() => echo('minted meanwhile'));
    }
  }
  for (const socket of [one, two, in_, out]) socket.close();
  return roots;
})
