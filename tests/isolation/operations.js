// What scripts do with the bridge and with built-in modules, and what comes of it. Each function returns a text. It uses syntax alone:
// no method, iterator or global of the language that could have been changed.
(function (folder, require) {
  const { getPrototypeOf } = Reflect;
  const arrayPrototype = Array.prototype;
  const Bytes = Uint8Array;
  const operations = { __proto__: null };
  const expected = { __proto__: null };
  const add = (name, result, run) => {
    operations[name] = run;
    expected[name] = result;
  };
  const failure = (action) => {
    try {
      action();
    } catch (error) {
      return error.name + ' ' + error.code + ' ' + error.number;
    }
    return 'nothing';
  };
  let last = 0;
  const address = () => 'inproc://tampered-' + folder + '-' + ++last;

  // The bridge -------------------------------------------------------------------------------------------------------------------
  add('bridge scalars', '1|2.5|true|undefined|text|-9007199254740991', () => {
    const { echo } = require('app');
    return `${echo(1)}|${echo(2.5)}|${echo(true)}|${echo()}|${echo('text')}|${echo(-9007199254740991)}`;
  });
  add('bridge text', 'ä€😀|400|true', () => {
    const { echo } = require('app');
    let long = '';
    for (let index = 0; index < 100; index++) long += 'ab€d';
    return `${echo('ä€😀')}|${echo(long).length}|${echo(long) === long}`;
  });
  add('bridge structures', '1,2,x|deep|3|9007199254740993|2', () => {
    const { echo } = require('app');
    const got = echo({ list: [1, 2, ['x']], inner: { name: 'deep' }, big: 9007199254740993n });
    const bytes = echo([echo(require('buffer').Buffer.from('abc'))]);
    return `${got.list[0]},${got.list[1]},${got.list[2][0]}|${got.inner.name}|${bytes[0].length}|${got.big}|${got.list[1]}`;
  });
  add('bridge bytes', '97,98,99,3', () => {
    const got = require('app').echo(require('buffer').Buffer.from('abc'));
    return `${got[0]},${got[1]},${got[2]},${got.length}`;
  });
  add('bridge many arguments', 'a1b2', () => require('app').join('a', 1, 'b', 2));
  add('bridge errors', 'TypeError bad thing|Error EIO|same', () => {
    const { fail } = require('app');
    let text = '';
    try {
      fail('type');
    } catch (error) {
      text += error.name + ' ' + error.message;
    }
    try {
      fail('system');
    } catch (error) {
      text += '|' + error.name + ' ' + error.code;
    }
    const mine = { mine: 1 };
    try {
      require('app').apply(() => {
        throw mine;
      });
    } catch (error) {
      text += error === mine ? '|same' : '|other';
    }
    return text;
  });
  add('bridge callbacks', '7|text|[3]|same', () => {
    const { apply, keep } = require('app');
    const f = (a, b) => a + b;
    return `${apply(f, 3, 4)}|${apply(f, 'te', 'xt')}|[${apply((list) => list[0] + list[1], [1, 2])}]|${keep(f) === f ? 'same' : 'other'}`;
  });
  add('bridge refusals', 'TypeError undefined undefined|mine undefined undefined', () => {
    const { echo } = require('app');
    const loop = {};
    loop.loop = loop;
    return failure(() => echo(loop)) + '|' + failure(() => echo({ get x() { throw { name: 'mine' }; } }));
  });

  // require ----------------------------------------------------------------------------------------------------------------------
  add('require files', 'module|json|Error MODULE_NOT_FOUND undefined|SyntaxError', () => {
    let syntax = '';
    try {
      require('./broken');
    } catch (error) {
      syntax = error.name;
    }
    return `${require('./module').text}|${require('./data.json').text}|${failure(() => require('./gone'))}|${syntax}`;
  });

  // zmq --------------------------------------------------------------------------------------------------------------------------
  const pair = (run) => {
    const { Socket, PAIR } = require('zmq');
    const one = new Socket(PAIR);
    const two = new Socket(PAIR);
    const at = address();
    try {
      one.bind(at);
      two.connect(at);
      return run(one, two);
    } finally {
      one.close();
      two.close();
    }
  };
  add('zmq messages', 'text|3|101|65536', () =>
    pair((one, two) => {
      const { Buffer } = require('buffer');
      one.send('text');
      one.send(Buffer.from('abc'));
      one.send(Buffer.alloc(65536, 101));
      const text = two.recv();
      const bytes = two.recv();
      const long = two.recv();
      return `${text.toString()}|${bytes.length}|${long[9]}|${long.length}`;
    }),
  );
  add('zmq multipart', '3|a|b|0|false|true', () =>
    pair((one, two) => {
      const { Buffer } = require('buffer');
      one.send(['a', Buffer.from('b'), '']);
      const frames = two.recvMultipart();
      one.send(['x', 'y']);
      two.recv();
      const more = two.more;
      two.recv();
      return `${frames.length}|${frames[0].toString()}|${frames[1].toString()}|${frames[2].length}|${two.more}|${more}`;
    }),
  );
  add('zmq frames are an array', 'true|1', () =>
    pair((one, two) => {
      one.send(['a']);
      const frames = two.recvMultipart();
      return `${getPrototypeOf(frames) === arrayPrototype}|${frames.length}`;
    }),
  );
  add('zmq poll and options', '0|1|7|inproc:', () =>
    pair((one, two) => {
      const before = two.poll(0);
      one.setsockopt('SNDHWM', 7);
      one.send('x');
      const after = two.poll(1000);
      const end = one.lastEndpoint;
      let scheme = '';
      for (let index = 0; index < 7; index++) scheme += end[index];
      return `${before}|${after}|${one.getsockopt('SNDHWM')}|${scheme}`;
    }),
  );
  add('zmq callbacks', 'one,two', () =>
    pair((one, two) => {
      let got = '';
      two.recv((error, data) => {
        got += data.toString();
      });
      one.send('one');
      const { sleep } = require('coroutine');
      for (let turns = 0; got === '' && turns < 1000; turns++) sleep(1);
      one.send('two');
      return `${got},${two.recv().toString()}`;
    }),
  );
  add('zmq in coroutines', 'ping,pong', () =>
    pair((one, two) => {
      const fiber = require('coroutine').start(() => two.send(two.recv().toString() === 'ping' ? 'pong' : 'wrong'));
      one.send('ping');
      const answer = one.recv().toString();
      fiber.join();
      return `ping,${answer}`;
    }),
  );
  add('zmq errors', 'Error EFSM 156384763|TypeError ERR_INVALID_ARG_TYPE 100005|RangeError ERR_OUT_OF_RANGE 100006|Error EINVAL 22|Error ENOTSOCK 100009', () => {
    const { Socket, REQ } = require('zmq');
    const socket = new Socket(REQ);
    const texts = `${failure(() => socket.recv())}|${failure(() => socket.send(5))}|${failure(() => new Socket(99))}|${failure(() => socket.bind('nonsense'))}`;
    socket.close();
    return `${texts}|${failure(() => socket.send('x'))}`;
  });
  add('zmq proxy and monitor', 'through|stopped', () => {
    const { Socket, PULL, PUSH } = require('zmq');
    const sockets = [new Socket(PUSH), new Socket(PULL), new Socket(PUSH), new Socket(PULL)];
    const first = address();
    const second = address();
    sockets[1].bind(first);
    sockets[0].connect(first);
    sockets[3].bind(second);
    sockets[2].connect(second);
    const proxy = Socket.proxy(sockets[1], sockets[2]);
    sockets[0].send('through');
    const got = sockets[3].recv().toString();
    proxy.stop();
    proxy.join();
    for (let index = 0; index < 4; index++) sockets[index].close();
    return `${got}|stopped`;
  });
  add('zmq subscriptions', 'a1', () => {
    const { Socket, XPUB, SUB } = require('zmq');
    const source = new Socket(XPUB);
    const sink = new Socket(SUB);
    const at = address();
    source.bind(at);
    sink.connect(at);
    sink.subscribe('a');
    source.recv();
    source.send('b1');
    source.send('a1');
    const got = sink.recv().toString();
    source.close();
    sink.close();
    return got;
  });
  add('zmq keys', '40|40', () => {
    const { Socket } = require('zmq');
    const keys = Socket.curveKeypair();
    return `${keys.publicKey.length}|${keys.secretKey.length}`;
  });

  // coroutine ----------------------------------------------------------------------------------------------------------------------
  add('coroutine start', '1,2,three|true', () => {
    const { start, current } = require('coroutine');
    let got = '';
    const fiber = start(function (a, b, c) {
      got = `${a},${b},${c}|${this === current()}`;
    }, 1, 2, 'three');
    fiber.join();
    return got;
  });
  add('coroutine parallel', '2,4,6|0,1,2|a,b|3', () => {
    const { parallel } = require('coroutine');
    const doubled = parallel([1, 2, 3], (n) => n * 2);
    const counted = parallel((n) => n, 3);
    const listed = parallel([() => 'a', () => 'b'], 1);
    const spread = parallel(() => 1, () => 2, () => 3);
    const text = (list, count) => {
      let all = '';
      for (let index = 0; index < count; index++) all += (index ? ',' : '') + list[index];
      return all;
    };
    return `${text(doubled, 3)}|${text(counted, 3)}|${text(listed, 2)}|${spread[2]}`;
  });
  add('coroutine locks', 'abc|true|false', () => {
    const { Lock, Semaphore, Condition, Event, start } = require('coroutine');
    let order = '';
    const lock = new Lock();
    lock.acquire();
    const second = start(() => {
      lock.acquire();
      order += 'b';
      lock.release();
    });
    order += 'a';
    require('coroutine').sleep(0);
    lock.release();
    second.join();
    const event = new Event();
    const semaphore = new Semaphore(0);
    const condition = new Condition();
    const third = start(() => {
      event.wait();
      semaphore.wait();
      condition.acquire();
      condition.notifyAll();
      condition.release();
      order += 'c';
    });
    event.set();
    semaphore.post();
    condition.acquire();
    condition.wait();
    condition.release();
    third.join();
    return `${order}|${event.isSet()}|${semaphore.trywait()}`;
  });
  add('coroutine errors', 'TypeError ERR_INVALID_ARG_TYPE 100005|Error ERR_INVALID_STATE 100009|TypeError ERR_CONSTRUCT_CALL_REQUIRED 100007|boom', () => {
    const { Lock, start, parallel } = require('coroutine');
    let text = `${failure(() => start(5))}|${failure(() => new Lock().release())}|${failure(() => Lock())}`;
    try {
      parallel([() => { throw { message: 'boom' }; }]);
    } catch (error) {
      text += `|${error.message}`;
    }
    return text;
  });
  add('coroutine locals and lists', 'kept|true', () => {
    const { start, current } = require('coroutine');
    let got = '';
    current().mine = 'kept';
    const fiber = start(function () {
      got = this.mine;
    });
    const { fibers } = require('coroutine');
    fiber.join();
    delete current().mine;
    return `${got}|${fibers.length > 1}`;
  });
  add('coroutine workers', 'echo 1 98 7', () => {
    const { Worker, sleep } = require('coroutine');
    let got;
    const worker = new Worker(folder + '/worker.js');
    worker.onmessage = ({ data }) => {
      got = data;
    };
    const { Buffer } = require('buffer');
    const memory = new Bytes(1);
    memory[0] = 7;
    worker.postMessage({ text: 'echo', list: [1], bytes: Buffer.from('ab'), memory });
    for (let turns = 0; got === undefined && turns < 5000; turns++) sleep(1);
    worker.terminate();
    return `${got.text} ${got.list[0]} ${got.bytes[1]} ${got.memory[0]}`;
  });

  // timers -------------------------------------------------------------------------------------------------------------------------
  add('timers', 'a1,i,t2|3', () => {
    const timers = require('timers');
    const { sleep } = require('coroutine');
    let got = '';
    let beats = 0;
    timers.setTimeout((a, b) => { got += a + b; }, 0, 'a', 1);
    timers.setImmediate((a) => { got += ',' + a; }, 'i');
    for (let turns = 0; got.length < 4 && turns < 1000; turns++) sleep(1);
    timers.setTimeout(() => { got += ',t2'; }, 2);
    const gone = timers.setTimeout(() => { got += 'wrong'; }, 1);
    timers.clearTimeout(gone);
    const beat = timers.setInterval(() => {
      if (++beats === 3) timers.clearInterval(beat);
    }, 1);
    for (let turns = 0; (beats < 3 || got.length < 7) && turns < 1000; turns++) sleep(1);
    return `${got}|${beats}`;
  });
  add('timers limits', 'done|TypeError ERR_INVALID_ARG_TYPE undefined', () => {
    const { call, setTimeout } = require('timers');
    let wrong = '';
    try {
      setTimeout('no function');
    } catch (error) {
      wrong = error.name + ' ' + error.code;
    }
    return `${call(() => 'done', 1000)}|${wrong} undefined`;
  });

  // events -------------------------------------------------------------------------------------------------------------------------
  add('events', '012|2|true|false|b,a|TypeError ERR_INVALID_ARG_TYPE 100005', () => {
    const EventEmitter = require('events');
    const emitter = new EventEmitter();
    let got = '';
    const first = (value) => { got += value; };
    emitter.on('a', first);
    emitter.once('a', (value) => { got += value + 1; });
    emitter.prependListener('b', () => {});
    emitter.emit('a', 0);
    emitter.emit('a', 2);
    const count = emitter.eventNames().length;
    const heard = emitter.emit('b');
    emitter.off('a', first);
    const unheard = emitter.emit('a', 9);
    let order = '';
    emitter.on('c', () => { order += ',a'; });
    emitter.prependListener('c', () => { order += 'b'; });
    emitter.emit('c');
    emitter.removeAllListeners('c');
    return `${got}|${count}|${heard}|${unheard}|${order}|${failure(() => emitter.on('x', 5))}`;
  });
  add('events borrowed', 'x1|y|1', () => {
    const EventEmitter = require('events');
    const own = { __proto__: EventEmitter.prototype };
    let got = '';
    own.on({ x: (value) => { got += 'x' + value; }, y: () => { got += '|y'; } });
    own.emit('x', 1);
    own.emit('y');
    return `${got}|${own.listenerCount('x')}`;
  });
  add('events unhandled', 'Error ERR_UNHANDLED_ERROR undefined', () => {
    const EventEmitter = require('events');
    return failure(() => new EventEmitter().emit('error', 5));
  });

  // Buffer -------------------------------------------------------------------------------------------------------------------------
  add('buffer codecs', 'äx|c3a478|w6R4|w6R4|Ã¤x|3', () => {
    const { Buffer } = require('buffer');
    const made = Buffer.from('äx');
    return `${made.toString()}|${made.toString('hex')}|${made.toString('base64')}|${made.base64()}|${made.toString('latin1')}|${Buffer.byteLength('äx')}`;
  });
  add('buffer decoding', 'äx|äx|äx|61006200|ab', () => {
    const { Buffer } = require('buffer');
    const utf16 = Buffer.from('ab', 'utf16le');
    return `${Buffer.from('c3a478', 'hex').toString()}|${Buffer.from('w6R4', 'base64').toString()}|${Buffer.from([195, 164, 120]).toString()}|${utf16.toString('hex')}|${utf16.toString('ucs2')}`;
  });
  add('buffer long text', '3000|6000|true', () => {
    const { Buffer } = require('buffer');
    let long = '';
    for (let index = 0; index < 1000; index++) long += 'äxy';
    const made = Buffer.from(long);
    const hex = Buffer.alloc(3000, 7).toString('hex');
    return `${made.length - 1000}|${hex.length}|${made.toString() === long}`;
  });
  add('buffer memory', 'bc|abcabc|aaxyz|true|-1|2', () => {
    const { Buffer } = require('buffer');
    const made = Buffer.from('abc');
    const filled = Buffer.alloc(5, 'a');
    filled.write('xyz', 2);
    const copy = Buffer.alloc(3);
    made.copy(copy);
    return `${made.slice(1).toString()}|${Buffer.concat([made, copy]).toString()}|${filled.toString()}|${made.equals(copy)}|${Buffer.compare(made, Buffer.from('abd'))}|${made.indexOf('c')}`;
  });
  add('buffer numbers', '258|-2|1.5|66051|12|4660', () => {
    const { Buffer } = require('buffer');
    const made = Buffer.alloc(16);
    made.writeUInt16BE(258, 0);
    made.writeInt8(-2, 2);
    made.writeDoubleLE(1.5, 4);
    made.writeUIntBE(66051, 12, 3);
    const numbers = `${made.readUInt16BE(0)}|${made.readInt8(2)}|${made.readDoubleLE(4)}|${made.readUIntBE(12, 3)}`;
    made.writeInt32LE(12, 0);
    const whole = made.readInt32LE(0);
    made.writeUInt16LE(0x3412, 0);
    made.swap16();
    return `${numbers}|${whole}|${made.readUInt16LE(0)}`;
  });
  add('buffer errors', 'TypeError ERR_INVALID_ARG_TYPE|RangeError ERR_OUT_OF_RANGE|TypeError ERR_UNKNOWN_ENCODING|RangeError ERR_OUT_OF_RANGE', () => {
    const { Buffer } = require('buffer');
    const named = (action) => {
      try {
        action();
      } catch (error) {
        return `${error.name} ${error.code}`;
      }
      return 'nothing';
    };
    return `${named(() => Buffer.from(5))}|${named(() => Buffer.alloc(2).readUInt8(9))}|${named(() => Buffer.from('x', 'nonsense'))}|${named(() => Buffer.alloc(-1))}`;
  });
  add('buffer search and json', '3|4|true|Buffer 97', () => {
    const { Buffer } = require('buffer');
    const made = Buffer.from('abcabcd');
    const json = made.toJSON();
    return `${made.indexOf('abcd')}|${made.lastIndexOf('bc')}|${made.includes(Buffer.from('ca'))}|${json.type} ${json.data[0]}`;
  });

  // process ------------------------------------------------------------------------------------------------------------------------
  add('process', 'string|tampered|undefined|2|number|ticked', () => {
    const process = require('process');
    process.env.TAMPERED = 'tampered';
    const { TAMPERED } = process.env;
    delete process.env.TAMPERED;
    let ticked = '';
    process.nextTick((text) => { ticked = text; }, 'ticked');
    const { sleep } = require('coroutine');
    for (let turns = 0; ticked === '' && turns < 1000; turns++) sleep(1);
    return `${typeof process.cwd()}|${TAMPERED}|${process.env.TAMPERED}|${process.hrtime().length}|${typeof process.memoryUsage().rss}|${ticked}`;
  });
  add('process events', 'heard 3', () => {
    const process = require('process');
    let got = '';
    const listener = (value) => { got = `heard ${value}`; };
    process.on('mine', listener);
    process.emit('mine', 3);
    process.removeListener('mine', listener);
    return got;
  });

  // fs -----------------------------------------------------------------------------------------------------------------------------
  add('fs', 'text|4|true|b.txt|moved|Error ENOENT open|false', () => {
    const fs = require('fs');
    const base = `${folder}/fs${++last}`;
    fs.mkdir(base);
    fs.writeFile(`${base}/a.txt`, 'text');
    const text = fs.readTextFile(`${base}/a.txt`);
    const { size } = fs.stat(`${base}/a.txt`);
    const isFile = fs.stat(`${base}/a.txt`).isFile();
    fs.rename(`${base}/a.txt`, `${base}/b.txt`);
    const names = fs.readdir(base);
    fs.appendFile(`${base}/b.txt`, 'more');
    const moved = fs.readFile(`${base}/b.txt`).length === 8 ? 'moved' : 'wrong';
    let problem = '';
    try {
      fs.readFile(`${base}/gone`);
    } catch (error) {
      problem = `${error.name} ${error.code} ${error.syscall}`;
    }
    fs.unlink(`${base}/b.txt`);
    fs.rmdir(base);
    return `${text}|${size}|${isFile}|${names[0]}|${moved}|${problem}|${fs.exists(base)}`;
  });
  add('fs files', '5|hello|2', () => {
    const fs = require('fs');
    const name = `${folder}/file${++last}`;
    fs.writeTextFile(name, 'hello\nworld');
    const file = fs.open(name, 'r');
    const { Buffer } = require('buffer');
    const room = Buffer.alloc(5);
    const count = fs.read(file, room, 0, 5, 0);
    fs.close(file);
    const lines = fs.readLines(name);
    fs.unlink(name);
    return `${count}|${room.toString()}|${lines.length}`;
  });
  add('fs callbacks', 'null true', () => {
    const { sleep } = require('coroutine');
    let got = '';
    require('fs').exists(folder, (error, there) => { got = `${error} ${there}`; });
    for (let turns = 0; got === '' && turns < 1000; turns++) sleep(1);
    return got;
  });

  return { __proto__: null, operations, expected };
})
