/**
 * ZeroMQ sockets. What blocks (`recv`, `recvMultipart`, `send`, and `bind` for a moment) blocks the calling coroutine only.
 *
 * ```js
 * const zmq = require('zmq');
 * const coroutine = require('coroutine');
 *
 * const rep = new zmq.Socket(zmq.REP);
 * rep.bind('tcp://127.0.0.1:*');
 * coroutine.start(() => rep.send(`hello ${rep.recv()}`));
 *
 * const req = new zmq.Socket(zmq.REQ);
 * req.connect(rep.lastEndpoint);
 * req.send('world');
 * req.recv().toString();    // 'hello world'
 * ```
 */
declare module "zmq" {
  import { Buffer } from "buffer";

  /**
   * ZMQ_PAIR: one peer, both ways, in any order. The type of a socket that is made without one.
   *
   * ```js
   * const left = new zmq.Socket(zmq.PAIR);
   * ```
   */
  export const PAIR: 0;
  /**
   * ZMQ_PUB: what is sent reaches all subscribers to it. `send()` never waits: what a subscriber cannot take is dropped.
   *
   * ```js
   * new zmq.Socket(zmq.PUB).send(['weather', 'rain']);
   * ```
   */
  export const PUB: 1;
  /**
   * ZMQ_SUB: receives what PUB sockets send: everything, or what begins with one of the topics given to `subscribe()`.
   *
   * ```js
   * new zmq.Socket(zmq.SUB).subscribe('weather');
   * ```
   */
  export const SUB: 2;
  /**
   * ZMQ_REQ: sends a request, receives the reply, and so on, strictly in turn. Goes round its servers.
   *
   * ```js
   * req.send('question'); req.recv();
   * ```
   */
  export const REQ: 3;
  /**
   * ZMQ_REP: receives a request, sends the reply, and so on, strictly in turn.
   *
   * ```js
   * for (;;) rep.send(answer(rep.recv()));
   * ```
   */
  export const REP: 4;
  /**
   * ZMQ_DEALER: a REQ that may have many requests out at once. Deals out in turn, receives fairly from all.
   *
   * ```js
   * dealer.send(['', 'question']);    // an empty frame first: what a REP expects
   * ```
   */
  export const DEALER: 5;
  /**
   * ZMQ_ROUTER: a REP that may answer in any order: the first frame of each message is the routing id of the peer.
   *
   * ```js
   * const [peer, ...frames] = router.recvMultipart(); router.send([peer, ...frames]);
   * ```
   */
  export const ROUTER: 6;
  /**
   * ZMQ_PULL: receives what PUSH sockets send, fairly from all of them.
   *
   * ```js
   * for (;;) work(pull.recv());
   * ```
   */
  export const PULL: 7;
  /**
   * ZMQ_PUSH: each message goes to one of the PULL sockets, in turn. `send()` waits while none can take it.
   *
   * ```js
   * for (const task of tasks) push.send(task);
   * ```
   */
  export const PUSH: 8;
  /**
   * ZMQ_XPUB: a PUB that receives subscriptions as messages: a byte 1 (subscribe) or 0 (unsubscribe), then the topic.
   *
   * ```js
   * const topic = xpub.recv().toString('utf8', 1);
   * ```
   */
  export const XPUB: 9;
  /**
   * ZMQ_XSUB: a SUB that subscribes by sending such messages, or by `subscribe()`. It receives nothing before.
   *
   * ```js
   * xsub.send('\x01weather');    // the same as xsub.subscribe('weather')
   * ```
   */
  export const XSUB: 10;

  /** What one frame, or a topic, can be made of: bytes as they are, strings as UTF-8 (a lone surrogate becomes U+FFFD). */
  export type Frame = string | ArrayBufferView | ArrayBuffer;

  /** What the members throw. The stack names the script's own line. */
  export interface ZmqError extends Error {
    /** The symbol of the error: `'EFSM'`, `'EADDRINUSE'`, `'EAGAIN'`, `'ENOTSOCK'`, …, or `'ERR_INVALID_ARG_TYPE'` and the like. */
    code: string;
    /** The errno, or fibjs's number: 100001 to 100009. */
    number: number;
    /** The call: `'socket'`, `'bind'`, `'connect'`, `'recv'`, `'send'`, `'setsockopt'`, … Not for errors of arguments. */
    syscall?: string;
    /** The address, as it was given, where there is one. */
    address?: string;
  }

  /** A socket. `zmq.Socket.name` and its instances' `constructor.name` are `'ZmqSocket'`. It may be extended. */
  export class Socket {
    /**
     * zmq_socket(3).
     *
     * ```js
     * const socket = new zmq.Socket(zmq.REP);
     * ```
     *
     * @param type one of the constants; PAIR when it is left out.
     * @throws 100005, 100006: it is no integer from 0 to 10; 100007: called without `new`; `EMFILE`: too many are open.
     */
    constructor(type?: number);

    /**
     * ZMQ_TYPE: the number of the type. Still there when the socket is closed.
     *
     * ```js
     * if (socket.type === zmq.REP) serve(socket);
     * ```
     */
    readonly type: number;

    /**
     * zmq_bind(3): lets others connect to an address: `tcp://host:port`, `ipc:///path`, `inproc://name`. A port of `*`
     * lets the system choose: see `lastEndpoint`. An address that this process has just closed is waited for, up to 1 s.
     * After an error the socket is as it was.
     *
     * ```js
     * socket.bind('tcp://127.0.0.1:*');
     * ```
     *
     * @throws `EADDRINUSE`, `EADDRNOTAVAIL`, `EINVAL`, `ENODEV`, `EPROTONOSUPPORT`, `ENAMETOOLONG`, `ENOENT`, `EACCES`.
     */
    bind(address: string): void;

    /**
     * zmq_connect(3): connects to an address, which may be bound later. A socket may be connected and bound many times.
     *
     * ```js
     * socket.connect('ipc:///tmp/service');
     * ```
     *
     * @throws `EINVAL`, `EPROTONOSUPPORT`, `ENAMETOOLONG`.
     */
    connect(address: string): void;

    /**
     * ZMQ_LAST_ENDPOINT: the address that was bound or connected last, with the port that the system chose; at first `''`.
     *
     * ```js
     * client.connect(server.lastEndpoint);    // 'tcp://127.0.0.1:49153'
     * ```
     */
    readonly lastEndpoint: string;

    /**
     * zmq_msg_recv(3): the next frame; waits for it. Several coroutines may wait on one socket: the first that came is
     * served first. `more` then tells whether frames of the same message follow.
     *
     * ```js
     * const text = socket.recv().toString();
     * ```
     *
     * @throws `EAGAIN`: nothing came within RCVTIMEO; `EFSM`: not its turn; `ENOTSUP`: a PUB or PUSH;
     *   100009 `ENOTSOCK`: the socket is closed, or was closed meanwhile; `ETERM`: the application ended the zmq context.
     */
    recv(): Buffer;
    /**
     * The same, but returns at once. The callback is called in a coroutine of its own, in which it may walk through the
     * rest of the message. It waits in the order of the calls, and the program does not end before.
     *
     * ```js
     * socket.recv((error, data) => console.log(error || data.toString()));
     * ```
     *
     * @throws what is known at once: a wrong argument, a closed socket. Everything else goes to the callback.
     */
    recv(callback: (error: ZmqError | null, data?: Buffer) => void): void;

    /**
     * The same function as `recv`.
     *
     * ```js
     * const data = socket.recvSync();
     * ```
     */
    recvSync(): Buffer;
    recvSync(callback: (error: ZmqError | null, data?: Buffer) => void): void;

    /**
     * ZMQ_RCVMORE: whether frames of the message from which `recv()` took the last one follow.
     *
     * ```js
     * const frames = [socket.recv()];
     * while (socket.more) frames.push(socket.recv());
     * ```
     *
     * A message that a coroutine has begun is its own until it waits for something else; after that, whoever receives
     * next gets the rest of it.
     */
    readonly more: boolean;

    /**
     * The next whole message as an array of its frames; waits for it. After a `recv()` with `more`: the rest of that
     * message.
     *
     * ```js
     * const [topic, body] = socket.recvMultipart();
     * ```
     *
     * @throws as `recv()`.
     */
    recvMultipart(): Buffer[];

    /**
     * zmq_msg_send(3): sends a message of one frame, or of all frames of an array, whole or not at all. Waits while no
     * peer can take it (PUSH, DEALER, REQ, PAIR; ROUTER with ROUTER_MANDATORY), others first who came first. What was
     * given may be changed as soon as the call returns or waits.
     *
     * ```js
     * socket.send('text');
     * socket.send(['topic', Buffer.from([1, 2, 3])]);
     * ```
     *
     * @throws `EAGAIN`: no peer could take it within SNDTIMEO; `EFSM`: not its turn; `ENOTSUP`: a SUB or PULL;
     *   `EHOSTUNREACH`: a ROUTER with ROUTER_MANDATORY knows no such peer; 100005: nothing that can be sent;
     *   100006: an array without frames; 100009 `ENOTSOCK`; `ETERM`.
     */
    send(data: Frame | Frame[]): void;

    /**
     * ZMQ_SUBSCRIBE: from now on receives messages that begin with the topic, too. The first call on a SUB ends its
     * receiving everything. An XSUB sends the subscription as a message.
     *
     * ```js
     * socket.subscribe('weather.');
     * ```
     *
     * @throws `EINVAL`: no SUB or XSUB.
     */
    subscribe(topic: Frame): void;

    /**
     * ZMQ_UNSUBSCRIBE: ends one `subscribe()` to the topic. `''` on a SUB that has not subscribed leaves it nothing.
     *
     * ```js
     * socket.unsubscribe('weather.');
     * ```
     *
     * @throws `EINVAL`: no SUB or XSUB.
     */
    unsubscribe(topic: Frame): void;

    /**
     * zmq_setsockopt(3), by libzmq's own name of the option, with or without `ZMQ_`, in upper or lower case. Most
     * options count for what is bound or connected afterwards.
     *
     * ```js
     * socket.setsockopt('LINGER', 0);
     * socket.setsockopt('ZMQ_ROUTING_ID', 'worker 1');
     * socket.setsockopt('RCVTIMEO', 500);    // ms; for every wait that begins afterwards
     * ```
     *
     * @throws `EINVAL`: no such option (the message names near ones), or libzmq refuses; 100005: a value of the wrong type;
     *   100006: a number that the option cannot hold.
     */
    setsockopt(name: string, value: number | bigint | boolean | string | ArrayBufferView | ArrayBuffer): void;

    /**
     * zmq_getsockopt(3): a number, or a Buffer for options of bytes; a string for LAST_ENDPOINT.
     *
     * ```js
     * socket.getsockopt('RCVHWM');    // 1000
     * ```
     *
     * @throws `EINVAL`: no such option, or one that cannot be read.
     */
    getsockopt(name: string): number | bigint | string | Buffer;

    /**
     * zmq_close(3): may be repeated. Coroutines that wait on the socket get the error `ENOTSOCK`. What was sent is still
     * delivered, for as long as LINGER says (5 s unless the runtime or the script says otherwise). A socket that nothing
     * refers to any more closes by itself.
     *
     * ```js
     * socket.close();
     * ```
     */
    close(): void;

    /**
     * `'[ZmqSocket]'`.
     *
     * ```js
     * `${socket}`;
     * ```
     */
    toString(): string;

    /**
     * The readable properties that outlive the socket.
     *
     * ```js
     * JSON.stringify(new zmq.Socket(zmq.REP));    // '{"type":4}'
     * ```
     */
    toJSON(): { type: number };
  }
}
