// Every member of the zmq module, as its declaration has it. It is compiled, and never run.
import * as zmq from "zmq";
import { Socket, type CurveKeypair, type Frame, type Monitor, type MonitorEvent, type Policy, type Proxy, type ZmqError } from "zmq";
import { Buffer } from "buffer";
import * as console from "console";

const types: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] = [
  zmq.PAIR, zmq.PUB, zmq.SUB, zmq.REQ, zmq.REP, zmq.DEALER, zmq.ROUTER, zmq.PULL, zmq.PUSH, zmq.XPUB, zmq.XSUB,
];
// @ts-expect-error: there is nothing else
zmq.STREAM;
// @ts-expect-error: and it is read-only
zmq.PAIR = 1;

const plain = new zmq.Socket();
const socket: Socket = new Socket(types[7]);
// @ts-expect-error: a type is a number
new Socket("PULL");
// @ts-expect-error: a constructor
Socket();

socket.bind("tcp://127.0.0.1:*");
const endpoint: string = socket.lastEndpoint;
plain.connect(endpoint);
plain.disconnect(endpoint);
socket.unbind(endpoint);
// @ts-expect-error: it cannot be set
socket.lastEndpoint = "";

const frame: Buffer = socket.recv();
const alias: Buffer = socket.recvSync();
socket.recv((error: ZmqError | null, data?: Buffer) => {
  if (error !== null) {
    const parts: [string, number, string | undefined, string | undefined] = [error.code, error.number, error.syscall, error.address];
    console.log(error.message, ...parts);
  } else if (data !== undefined) console.log(data.toString());
});
socket.recvSync((error) => console.log(error?.code));
const frames: Buffer[] = socket.recvMultipart();
const more: boolean = socket.more;

const sendable: Frame[] = ["text", frame, new Uint8Array(2), new Float64Array(1), new ArrayBuffer(3), new DataView(new ArrayBuffer(1))];
for (const each of sendable) plain.send(each);
plain.send(sendable);
// @ts-expect-error: numbers are no messages
plain.send(5);
socket.subscribe("topic");
socket.unsubscribe(new Uint8Array(1));

async function receive(): Promise<string[]> {
  const texts: string[] = [];
  const one: Buffer = await socket.recvAsync();
  texts.push(one.toString());
  for await (const message of socket) {
    const last: Buffer = message[message.length - 1];
    texts.push(last.toString());
    break;
  }
  return texts;
}

const found: number = socket.poll();
if (socket.poll(100, Socket.POLLIN | Socket.POLLOUT) & zmq.Socket.POLLIN) console.log(found);
// @ts-expect-error: it cannot be set
Socket.POLLIN = 2;

for (const value of [1, BigInt(2), true, "text", frame]) socket.setsockopt("LINGER", value);
const option: number | bigint | string | Buffer = socket.getsockopt("ZMQ_LINGER");

const monitor: Monitor = socket.monitor((event: MonitorEvent) => {
  const parts: [string, number, string, string | undefined] = [event.event, event.value, event.address, event.reason];
  console.log(...parts);
});
monitor.stop();

const proxy: Proxy = Socket.proxy(socket, plain);
Socket.proxy(socket, plain, null);
Socket.proxy(socket, plain, new Socket(zmq.PUB)).stop();
proxy.stop();
proxy.join();
// @ts-expect-error: a proxy joins sockets
Socket.proxy(socket);

const keys: CurveKeypair = Socket.curveKeypair();
const policy: Policy = { curve: [keys.publicKey, frame], plain: { admin: keys.secretKey } };
Socket.authenticate(policy);
Socket.authenticate({});
// @ts-expect-error: an array of keys
Socket.authenticate({ curve: keys.publicKey });

class Service extends Socket {
  constructor() {
    super(zmq.REP);
  }
}
const texts: string[] = [new Service().toString(), JSON.stringify(socket.toJSON().type)];
socket.close();
const kind: number = socket.type;
console.log(alias, frames, more, option, kind, texts, receive);
