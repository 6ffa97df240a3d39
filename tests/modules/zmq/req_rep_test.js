const assert = require('assert');
const coroutine = require('coroutine');
const test = require('test');
const zmq = require('zmq');
const { bound, connected, overEach, texts, thrown } = require('./sockets');
test.setup();

overEach('REQ and REP', (transport) => {
  it('a server in a coroutine answers', () => {
    const rep = bound(zmq.REP, transport);
    const server = coroutine.start(() => {
      for (let left = 20; left > 0; left--) rep.send(`re: ${rep.recv()}`);
    });
    const req = connected(zmq.REQ, rep);
    for (let number = 0; number < 20; number++) {
      req.send(`question ${number}`);
      assert.strictEqual(String(req.recv()), `re: question ${number}`);
    }
    server.join();
  });

  it('a REP serves many REQs, each gets its own reply', () => {
    const rep = bound(zmq.REP, transport);
    const server = coroutine.start(() => {
      for (let left = 200; left > 0; left--) rep.send(`re: ${rep.recv()}`);
    });
    coroutine.parallel(
      Array.from({ length: 10 }, (_, client) => () => {
        const req = connected(zmq.REQ, rep);
        for (let number = 0; number < 20; number++) {
          req.send(`${client}/${number}`);
          assert.strictEqual(String(req.recv()), `re: ${client}/${number}`);
        }
      })
    );
    server.join();
  });

  it('a REQ goes round its REPs', () => {
    const reps = [0, 1, 2, 3, 4].map(() => bound(zmq.REP, transport));
    const req = connected(zmq.REQ, reps[0]);
    for (const rep of reps.slice(1)) req.connect(rep.lastEndpoint);
    const servers = reps.map((rep, number) =>
      coroutine.start(() => {
        for (let left = 2; left > 0; left--) {
          rep.recv();
          rep.send(String(number));
        }
      })
    );
    const answers = [];
    for (let round = 0; round < 10; round++) {
      req.send('who?');
      answers.push(String(req.recv()));
    }
    assert.deepEqual(answers.slice(5), answers.slice(0, 5));
    assert.deepEqual(answers.slice(0, 5).sort(), ['0', '1', '2', '3', '4']);
    for (const server of servers) server.join();
  });

  it('messages of several frames', () => {
    const rep = bound(zmq.REP, transport);
    const req = connected(zmq.REQ, rep);
    req.send(['', 'two', '']);
    assert.deepEqual(texts(rep.recvMultipart()), ['', 'two', '']);
    rep.send(['re', '']);
    assert.deepEqual(texts(req.recvMultipart()), ['re', '']);
  });

  it('a REQ cannot receive before it has sent, nor send twice', () => {
    const rep = bound(zmq.REP, transport);
    const req = connected(zmq.REQ, rep);
    const text = 'EFSM: a REQ socket must recv() the reply before it may send() again, and send() before it may recv()';
    for (const receive of [() => req.recv(), () => req.recvMultipart()]) {
      const error = thrown(receive);
      assert.strictEqual(error.code, 'EFSM');
      assert.strictEqual(error.number, 156384763);
      assert.strictEqual(error.syscall, 'recv');
      assert.strictEqual(error.message, text);
    }
    req.send('1');
    const error = thrown(() => req.send('2'));
    assert.strictEqual(error.code, 'EFSM');
    assert.strictEqual(error.syscall, 'send');
    assert.strictEqual(error.message, text);
    assert.strictEqual(String(rep.recv()), '1');
    rep.send('re 1');
    assert.strictEqual(String(req.recv()), 're 1');
    req.send('3');
    assert.strictEqual(String(rep.recv()), '3');
  });

  it('a REP cannot send before it has received, nor receive twice', () => {
    const rep = bound(zmq.REP, transport);
    const req = connected(zmq.REQ, rep);
    const text = 'EFSM: a REP socket must recv() a request before it may send() the reply, and send() it before it may recv() again';
    assert.strictEqual(thrown(() => rep.send('early')).message, text);
    req.send('1');
    rep.recv();
    for (const receive of [() => rep.recv(), () => rep.recvMultipart()]) {
      const error = thrown(receive);
      assert.strictEqual(error.code, 'EFSM');
      assert.strictEqual(error.message, text);
    }
    rep.send('re 1');
    assert.strictEqual(String(req.recv()), 're 1');
  });

  it('who has waited before is told all the same that it is not the turn to receive', () => {
    const rep = bound(zmq.REP, transport);
    const req = connected(zmq.REQ, rep);
    for (const receive of [(socket) => socket.recv(), (socket) => socket.recvMultipart()]) {
      // Both have had to wait when they received, in either way, and it is the other one's turn in the end.
      const server = coroutine.start(() => {
        for (let left = 3; left > 0; left--) {
          receive(rep);
          coroutine.sleep(1);
          rep.send('re');
        }
      });
      for (let left = 3; left > 0; left--) {
        req.send('question');
        receive(req);
      }
      server.join();
      assert.strictEqual(thrown(() => req.recv()).code, 'EFSM');
      req.send('question');
      receive(rep);
      assert.strictEqual(thrown(() => rep.recv()).code, 'EFSM');
      rep.send('re');
      receive(req);
    }
  });

  it('neither may send while frames of what it got are left', () => {
    const rep = bound(zmq.REP, transport);
    const req = connected(zmq.REQ, rep);
    const refused = (socket, name) => {
      const error = thrown(() => socket.send('x'));
      assert.strictEqual(error.code, 'EFSM');
      assert.strictEqual(
        error.message,
        `EFSM: a ${name} socket must recv() all frames of a message before it may send(): some are left (see .more)`
      );
      assert.strictEqual(thrown(() => socket.send(['x', 'y'])).code, 'EFSM');
    };
    req.send(['a', 'b']);
    rep.recv();
    refused(rep, 'REP');
    rep.recv();
    rep.send(['c', 'd']);
    req.recv();
    refused(req, 'REQ');
    req.recv();
    req.send('next');
    assert.strictEqual(String(rep.recv()), 'next');
  });

  it('a relaxed REQ drops the rest of a reply, and one that it waits for', () => {
    const rep = bound(zmq.REP, transport);
    const req = connected(zmq.REQ, rep);
    req.setsockopt('REQ_RELAXED', 1);
    req.setsockopt('REQ_CORRELATE', 1);
    req.send('1');
    rep.recv();
    rep.send(['a', 'b']);
    assert.strictEqual(String(req.recv()), 'a');
    req.send('2');
    req.send('3');
    // The first of the two was still on its way or is dropped with its reply; the second one is answered.
    let question;
    const server = coroutine.start(() => {
      do {
        question = String(rep.recv());
        rep.send(`re ${question}`);
      } while (question !== '3');
    });
    assert.strictEqual(String(req.recv()), 're 3');
    server.join();
  });

  it('a REQ without a server waits in send() until there is one', () => {
    const rep = bound(zmq.REP, transport);
    const address = rep.lastEndpoint;
    const req = connected(zmq.PAIR, rep);
    req.close();
    const client = new zmq.Socket(zmq.REQ);
    const log = [];
    const asking = coroutine.start(() => {
      log.push('asks');
      client.send('?');
      log.push('asked');
      log.push(String(client.recv()));
    });
    coroutine.sleep();
    assert.deepEqual(log, ['asks']);
    client.connect(address);
    assert.strictEqual(String(rep.recv()), '?');
    rep.send('!');
    asking.join();
    assert.deepEqual(log, ['asks', 'asked', '!']);
    client.close();
  });
});

require.main === module && test.run(console.ERROR);
