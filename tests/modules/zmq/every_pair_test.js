// Every pair of types that libzmq joins, either one bound, over every transport: all kinds of messages arrive as they are.

const assert = require('assert');
const coroutine = require('coroutine');
const test = require('test');
const zmq = require('zmq');
const { HELLO, open, overEach, synchronise, transports } = require('./sockets');
test.setup();

const ALL_BYTES = Buffer.from(Uint8Array.from({ length: 256 }, (_, index) => index));
const MESSAGES = [
  ['text'],
  [''],
  ['', '', ''],
  ['frames', ALL_BYTES, '', '\0'],
  [Buffer.alloc(1 << 20, ALL_BYTES), 'after a large one'],
  Array.from({ length: 200 }, (_, number) => String(number)),
];

function assertSame(received, sent) {
  assert.strictEqual(received.length, sent.length);
  for (const [index, frame] of received.entries()) assert.isTrue(frame.equals(Buffer.from(sent[index])));
}

/** The first asks, the second answers with the same frames; what a ROUTER puts before them stays there. */
function dialogue(asker, answerer, ahead = []) {
  for (const message of MESSAGES) {
    asker.send([...ahead, ...message]);
    answerer.send(answerer.recvMultipart());
    assertSame(asker.recvMultipart(), [...ahead, ...message]);
  }
}

function oneWay(sender, receiver) {
  for (const message of MESSAGES) {
    sender.send(message);
    assertSame(receiver.recvMultipart(), message);
  }
}

/** A PUB is not told of subscriptions: greetings, until one is heard, and a mark for the end of those that are on their way. */
function published(publisher, subscriber) {
  synchronise(publisher, subscriber);
  publisher.send('begin');
  for (let message = HELLO; message !== 'begin'; message = String(subscriber.recv())) assert.strictEqual(message, HELLO);
  oneWay(publisher, subscriber);
}

function subscribed(publisher, subscriber) {
  // A socket that is bound takes connections while it is used: this one waits.
  const ready = coroutine.start(() => assert.strictEqual(String(subscriber.recv()), 'ready'));
  assert.strictEqual(publisher.recv().toString('latin1'), '\x01');
  publisher.send('ready');
  ready.join();
  oneWay(publisher, subscriber);
}

const PAIRS = {
  'PAIR and PAIR': dialogue,
  'REQ and REP': dialogue,
  'REQ and ROUTER': dialogue,
  'DEALER and REP': (dealer, rep) => dialogue(dealer, rep, ['envelope', '']),
  'DEALER and ROUTER': dialogue,
  'DEALER and DEALER': dialogue,
  'ROUTER and ROUTER': (one, other) => dialogue(one, other, ['second']),
  'PUSH and PULL': oneWay,
  'PUB and SUB': published,
  'PUB and XSUB': published,
  'XPUB and SUB': subscribed,
  'XPUB and XSUB': subscribed,
};

const PLACES = ['first', 'second'];

/** What a type needs before it is connected. */
function prepared(name, place) {
  const socket = open(zmq[name]);
  if (name === 'ROUTER') {
    socket.setsockopt('ROUTING_ID', place);
    socket.setsockopt('ROUTER_MANDATORY', 1);
  }
  if (name === 'XSUB') socket.subscribe('');
  return socket;
}

/** Connects one to the other. Between two ROUTERs both know each other by name then. */
function join(bound, connecting, nameOfBound) {
  const routers = bound.type === zmq.ROUTER && connecting.type === zmq.ROUTER;
  if (routers) connecting.setsockopt('CONNECT_ROUTING_ID', nameOfBound);
  connecting.connect(bound.lastEndpoint);
  if (!routers) return;
  connecting.send([nameOfBound, 'hello']);
  bound.recvMultipart();
}

overEach('what is sent arrives', (transport) => {
  for (const [title, talk] of Object.entries(PAIRS)) {
    for (const binding of [0, 1]) {
      it(`${title}, the ${binding === 0 ? 'first' : 'second'} is bound`, () => {
        const pair = title.split(' and ').map((name, index) => prepared(name, PLACES[index]));
        pair[binding].bind(transports[transport]());
        join(pair[binding], pair[1 - binding], PLACES[binding]);
        talk(...pair);
      });
    }
  }
});

require.main === module && test.run(console.ERROR);
