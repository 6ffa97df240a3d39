/** ZeroMQ sockets. Blocking members park the calling coroutine only. */
declare module "zmq" {
  import { Buffer } from "buffer";

  /** ZMQ_PAIR: exclusive pair of two sockets. @example new zmq.Socket(zmq.PAIR) */
  export const PAIR: 0;
  /** ZMQ_PUB: what is sent reaches all subscribers. @example new zmq.Socket(zmq.PUB) */
  export const PUB: 1;
  /** ZMQ_SUB: receives what PUB sockets send. @example new zmq.Socket(zmq.SUB) */
  export const SUB: 2;
  /** ZMQ_REQ: sends requests and receives replies, in turn. @example new zmq.Socket(zmq.REQ) */
  export const REQ: 3;
  /** ZMQ_REP: receives requests and sends replies, in turn. @example new zmq.Socket(zmq.REP) */
  export const REP: 4;
  /** ZMQ_DEALER: asynchronous REQ. @example new zmq.Socket(zmq.DEALER) */
  export const DEALER: 5;
  /** ZMQ_ROUTER: asynchronous REP; the first frame names the peer. @example new zmq.Socket(zmq.ROUTER) */
  export const ROUTER: 6;
  /** ZMQ_PULL: receives what PUSH sockets send, fairly. @example new zmq.Socket(zmq.PULL) */
  export const PULL: 7;
  /** ZMQ_PUSH: what is sent is balanced among the PULL sockets. @example new zmq.Socket(zmq.PUSH) */
  export const PUSH: 8;
  /** ZMQ_XPUB: a PUB that receives subscriptions as messages. @example new zmq.Socket(zmq.XPUB) */
  export const XPUB: 9;
  /** ZMQ_XSUB: a SUB that subscribes by sending messages. @example new zmq.Socket(zmq.XSUB) */
  export const XSUB: 10;

  /** What one frame can be made of; strings are sent as UTF-8. */
  export type Frame = string | ArrayBufferView | ArrayBuffer;

  /** A socket; its class's name is `ZmqSocket`. */
  export class Socket {
    /**
     * zmq_socket(3).
     * @param type one of the constants; PAIR when left out
     * @throws number 100005, 100006: no integer from 0 to 10; 100007: called without `new`
     * @example const socket = new zmq.Socket(zmq.REP)
     */
    constructor(type?: number);

    /** The type that the socket was made with; readable after close() too. @example socket.type === zmq.REP */
    readonly type: number;

    /**
     * zmq_bind(3). A failed bind leaves the socket usable.
     * @throws code EADDRINUSE, EADDRNOTAVAIL, EINVAL, ENODEV, EPROTONOSUPPORT, ENAMETOOLONG, EACCES
     * @example socket.bind('tcp://127.0.0.1:*')
     */
    bind(address: string): void;

    /** zmq_connect(3). @throws code EINVAL, EPROTONOSUPPORT @example socket.connect('ipc:///tmp/service') */
    connect(address: string): void;

    /** ZMQ_LAST_ENDPOINT: the address bound or connected last. @example client.connect(server.lastEndpoint) */
    readonly lastEndpoint: string;

    /**
     * zmq_msg_recv(3): waits for the next frame.
     * @throws code EAGAIN after RCVTIMEO, EFSM out of turn, ENOTSOCK when the socket is closed
     * @example const text = socket.recv().toString()
     */
    recv(): Buffer;
    /** Returns at once; calls back in a coroutine of its own. @example socket.recv((error, data) => console.log(data)) */
    recv(callback: (error: Error | null, data?: Buffer) => void): void;
    /** The same function as recv. @example socket.recvSync() */
    recvSync(): Buffer;

    /** ZMQ_RCVMORE: whether frames of the message that recv() began are left. @example while (socket.more) socket.recv() */
    readonly more: boolean;

    /** Waits for the next whole message, or takes the rest of one that was read in part. @example const [topic, body] = socket.recvMultipart() */
    recvMultipart(): Buffer[];

    /**
     * zmq_msg_send(3): sends a frame, or an array of frames as one message. Waits while no peer can take it.
     * @throws code EAGAIN after SNDTIMEO, EFSM out of turn, EHOSTUNREACH, ENOTSOCK; number 100005 for anything that is no data
     * @example socket.send(['topic', Buffer.from([1, 2, 3])])
     */
    send(data: Frame | Frame[]): void;

    /** ZMQ_SUBSCRIBE. The first one of a SUB ends its receiving everything. @example socket.subscribe('weather.') */
    subscribe(topic: Frame): void;
    /** ZMQ_UNSUBSCRIBE. @example socket.unsubscribe('weather.') */
    unsubscribe(topic: Frame): void;

    /** zmq_setsockopt(3), by the option's name with or without `ZMQ_`, in any case. @example socket.setsockopt('LINGER', 0) */
    setsockopt(name: string, value: number | bigint | boolean | string | ArrayBufferView): void;
    /** zmq_getsockopt(3). @example socket.getsockopt('RCVHWM') */
    getsockopt(name: string): number | bigint | string | Buffer;

    /** zmq_close(3). Coroutines that wait on the socket get an error with code ENOTSOCK. @example socket.close() */
    close(): void;

    /** @example String(socket) */
    toString(): string;
    /** @example JSON.stringify(socket) */
    toJSON(): object;
  }
}
