/**
 * ZeroMQ sockets. What blocks (`recv`, `recvMultipart`, `send`, `poll`, and `bind` for a moment) blocks the calling coroutine only.
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

  /** An event of a connection: see `monitor()`. */
  export interface MonitorEvent {
    /**
     * Which one, by libzmq's name without `ZMQ_EVENT_`: `'LISTENING'`, `'ACCEPTED'`, `'CONNECTED'`, `'CONNECT_DELAYED'`,
     * `'CONNECT_RETRIED'`, `'HANDSHAKE_SUCCEEDED'`, `'HANDSHAKE_FAILED_AUTH'`, `'DISCONNECTED'`, `'CLOSED'`, …
     */
    event: string;
    /** What libzmq tells with it: a file descriptor, an errno, an interval in ms, a status code (400: refused). */
    value: number;
    /** The address, as libzmq writes it; `''` where there is none. */
    address: string;
    /** What `value` means, where it is an error: `'EADDRINUSE'`, `'PROTOCOL_ERROR_ZMTP_MECHANISM_MISMATCH'`, … */
    reason?: string;
  }

  /** A running `monitor()`. */
  export interface Monitor {
    /**
     * zmq_socket_monitor(3) with a null address: the callback is not called any more. May be repeated.
     *
     * ```js
     * monitor.stop();
     * ```
     */
    stop(): void;
  }

  /** A running `Socket.proxy()`. */
  export interface Proxy {
    /**
     * `TERMINATE` of zmq_proxy_steerable(3): nothing is passed on any more; what has not been stays with its socket. The
     * sockets stay open. May be repeated.
     *
     * ```js
     * proxy.stop();
     * ```
     */
    stop(): void;
    /**
     * Waits until the proxy has ended: by `stop()`, by the closing of a socket, or by an error, which it throws.
     *
     * ```js
     * proxy.join();
     * ```
     */
    join(): void;
  }

  /** What `Socket.curveKeypair()` makes. Inspection and `JSON.stringify` show the public key only. */
  export interface CurveKeypair {
    /** For others: 40 characters of Z85. */
    readonly publicKey: string;
    /** For `setsockopt('CURVE_SECRETKEY', …)` only. */
    readonly secretKey: string;
  }

  /** Who may connect: see `Socket.authenticate()`. */
  export interface Policy {
    /** The public keys of CURVE clients: 40 characters of Z85, or 32 bytes. */
    curve?: (string | ArrayBufferView | ArrayBuffer)[] | null;
    /** The passwords of PLAIN users, by their names. */
    plain?: Record<string, string> | null;
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
     * ZMQ_POLLIN: something can be received. For `poll()`.
     *
     * ```js
     * socket.poll(100, zmq.Socket.POLLIN);
     * ```
     */
    static readonly POLLIN: 1;
    /**
     * ZMQ_POLLOUT: something can be sent. For `poll()`.
     *
     * ```js
     * socket.poll(100, zmq.Socket.POLLOUT);
     * ```
     */
    static readonly POLLOUT: 2;

    /**
     * zmq_proxy_steerable(3): passes messages on between two sockets, both ways, each in a coroutine of its own, which
     * keeps the program running. A message is taken only when it can be passed on, so that a full side holds up the
     * senders of the other. Between a socket and itself: an echo.
     *
     * ```js
     * const proxy = zmq.Socket.proxy(router, dealer);
     * proxy.join();
     * ```
     *
     * @param capture gets a copy of every message, too, and holds up both sides when it can take no more.
     * @throws 100005: no socket; 100006: the capture socket is one of the others; 100009 `ENOTSOCK`.
     */
    static proxy(front: Socket, back: Socket, capture?: Socket | null): Proxy;

    /**
     * zmq_curve_keypair(3): a new pair of CURVE keys.
     *
     * ```js
     * const { publicKey, secretKey } = zmq.Socket.curveKeypair();
     * ```
     *
     * @throws `ENOTSUP`: this libzmq has no CURVE.
     */
    static curveKeypair(): CurveKeypair;

    /**
     * The ZAP handler (https://rfc.zeromq.org/spec/27): from now on only those clients of servers with `CURVE_SERVER` or
     * `PLAIN_SERVER` are let in that are named here, and no client without security of servers with a `ZAP_DOMAIN`. It
     * holds for all sockets of the zmq context, the application's, too, until the runtime is closed. Comes before
     * `bind()`; called again, it changes who is let in from then on.
     *
     * ```js
     * zmq.Socket.authenticate({ curve: [clientKey], plain: { admin: 'secret' } });
     * server.setsockopt('CURVE_SERVER', 1);
     * server.setsockopt('CURVE_SECRETKEY', secretKey);
     * server.bind('tcp://*:5555');
     * ```
     *
     * @throws `EADDRINUSE`: the context has a ZAP handler already; `EINVAL`: a server is bound already; 100005: something
     *   else than such an object. No message shows a key or a password.
     */
    static authenticate(policy: Policy): void;

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
     * zmq_unbind(3): ends a `bind()`, by what that was given or by the `lastEndpoint` after it. Connections that exist
     * stay.
     *
     * ```js
     * socket.unbind(socket.lastEndpoint);
     * ```
     *
     * @throws `ENOENT`: the socket is not bound to that address.
     */
    unbind(address: string): void;

    /**
     * zmq_disconnect(3): ends all connections that `connect()` has made to the address. What was sent is still
     * delivered, for as long as LINGER says.
     *
     * ```js
     * socket.disconnect('ipc:///tmp/service');
     * ```
     *
     * @throws `ENOENT`: the socket is not connected to that address.
     */
    disconnect(address: string): void;

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
     * zmq_msg_recv(3): `recv()` as a promise. It waits in the order of the calls, and the program does not end before.
     * Whole messages: `for await`.
     *
     * ```js
     * const data = await socket.recvAsync();
     * ```
     *
     * @returns rejects with what `recv()` throws.
     */
    recvAsync(): Promise<Buffer>;

    /**
     * zmq_msg_recv(3): whole messages, one after the other, as `recvMultipart()` returns them. The loop ends when the
     * script closes the socket, whether it waits or not; a loop that was left by `break` has taken nothing else.
     *
     * ```js
     * for await (const [topic, body] of socket) handle(topic, body);
     * ```
     */
    [Symbol.asyncIterator](): AsyncIterableIterator<Buffer[]>;

    /**
     * zmq_poll(3): waits until something can be received or sent, and takes nothing. What other coroutines already wait
     * for is theirs; who polls is told of what is left.
     *
     * ```js
     * if (socket.poll(1000)) console.log(socket.recv());
     * ```
     *
     * @param timeout in ms; -1, or left out: as long as it takes.
     * @param events `Socket.POLLIN`, which is meant when it is left out, `Socket.POLLOUT`, or both: 3.
     * @returns those of the events that hold; 0: none did in time.
     * @throws 100005, 100006: no such timeout or events; 100009 `ENOTSOCK`; `ETERM`.
     */
    poll(timeout?: number, events?: number): number;

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
     * options count for what is bound or connected afterwards; where one comes too late for what is already, the process
     * emits a warning (`ZmqWarning`).
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
     * zmq_socket_monitor(3): calls the callback with every event of the socket's connections from now on, each in a
     * coroutine of its own; an error that it throws is reported as any coroutine's. Ends with the socket: `close()`
     * still tells what has happened before, and then `'MONITOR_STOPPED'`. It does not keep the program running, but
     * the socket from being closed as garbage.
     *
     * ```js
     * socket.monitor(({ event, address }) => console.log(event, address));    // ACCEPTED tcp://127.0.0.1:5555
     * ```
     */
    monitor(callback: (event: MonitorEvent) => void): Monitor;

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
