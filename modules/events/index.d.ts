/**
 * Events: objects that call functions when something happens to them.
 *
 * ```js
 * const EventEmitter = require('events');
 * class Server extends EventEmitter {}
 *
 * const server = new Server();
 * server.on('request', (request) => console.log(request.path));
 * server.emit('request', { path: '/' });
 * ```
 *
 * Listeners are called one after the other, in the fiber that emits, before `emit` returns. A listener that waits holds
 * up that fiber and nothing else.
 */
declare module "events" {
  type EventName = string | symbol | number;
  type Listener = (this: any, ...args: any[]) => unknown;
  /** Several listeners at once, by the names of their events. */
  type Listeners = { [event: string]: Listener };

  /**
   * An object with events. It can be extended by a class, by `util.inherits` with `EventEmitter.call(this)` in the
   * constructor, or by copying the methods of its prototype into any object.
   */
  class EventEmitter {
    constructor();

    /**
     * Adds a listener behind those that are there. A function that is added twice is called twice.
     * @example emitter.on('data', (chunk) => chunks.push(chunk));
     * @throws TypeError ERR_INVALID_ARG_TYPE: the listener is no function.
     */
    on(event: EventName, listener: Listener): this;
    /**
     * Adds several listeners. All methods that add or remove one take such an object.
     * @example emitter.on({ data: (chunk) => chunks.push(chunk), end: finish });
     */
    on(listeners: Listeners): this;

    /** The same as `on`. */
    addListener(event: EventName, listener: Listener): this;
    addListener(listeners: Listeners): this;

    /**
     * Adds a listener in front of those that are there.
     * @example emitter.prependListener('data', (chunk) => log(chunk));
     */
    prependListener(event: EventName, listener: Listener): this;
    prependListener(listeners: Listeners): this;

    /**
     * Adds a listener for one event only; it is removed before it is called.
     * @example emitter.once('open', () => console.log('opened'));
     */
    once(event: EventName, listener: Listener): this;
    once(listeners: Listeners): this;

    /**
     * Adds a listener for one event only, in front of those that are there.
     * @example emitter.prependOnceListener('data', (chunk) => console.log('first', chunk));
     */
    prependOnceListener(event: EventName, listener: Listener): this;
    prependOnceListener(listeners: Listeners): this;

    /**
     * Removes a listener: the one that was added last, if it was added more than once.
     * @example emitter.off('data', onData);
     * @throws TypeError ERR_INVALID_ARG_TYPE: the listener is given, but is no function.
     */
    off(event: EventName, listener: Listener): this;
    /**
     * Removes all listeners of an event.
     * @example emitter.off('data');
     */
    off(event: EventName): this;
    off(listeners: Listeners): this;

    /** The same as `off`. */
    removeListener(event: EventName, listener: Listener): this;
    removeListener(event: EventName): this;
    removeListener(listeners: Listeners): this;

    /**
     * Removes all listeners of an event, of several, or of all.
     * @example emitter.removeAllListeners(['data', 'end']);
     */
    removeAllListeners(events?: EventName | EventName[]): this;

    /**
     * Calls the listeners of an event with the arguments, and returns whether there were any. Listeners that are added or
     * removed meanwhile change the next `emit`, not this one. An error that one throws comes out of `emit`, and the rest are
     * not called.
     *
     * Without a listener, `'error'` throws its first argument, or an Error ERR_UNHANDLED_ERROR with it as `context`.
     * @example emitter.emit('data', Buffer.from('a'));
     */
    emit(event: EventName, ...args: any[]): boolean;

    /**
     * The listeners of an event; for those of `once`, the functions that were given.
     * @example emitter.listeners('data').length;
     */
    listeners(event: EventName): Listener[];

    /**
     * The listeners of an event as they are called: those of `once` with what removes them, the given function being
     * their property `listener`.
     * @example emitter.rawListeners('data')[0](chunk);
     */
    rawListeners(event: EventName): Listener[];

    /**
     * How many listeners an event has, or how often one function is among them.
     * @example if (emitter.listenerCount('data') === 0) emitter.pause();
     */
    listenerCount(event: EventName, listener?: Listener): number;

    /**
     * The events that have listeners.
     * @example emitter.eventNames();   // ['data', 'end']
     */
    eventNames(): (string | symbol)[];

    /**
     * How many listeners an event may have before a warning points at a likely leak; 0 and Infinity: any number.
     * @example emitter.setMaxListeners(50);
     * @throws TypeError ERR_INVALID_ARG_TYPE, RangeError ERR_OUT_OF_RANGE: it is no number of 0 or more.
     */
    setMaxListeners(n: number): this;

    /**
     * What `setMaxListeners` set, else `EventEmitter.defaultMaxListeners`.
     * @example emitter.getMaxListeners();   // 10
     */
    getMaxListeners(): number;
  }

  namespace EventEmitter {
    /** The class itself, for `const { EventEmitter } = require('events')`. */
    export { EventEmitter };

    /**
     * The limit of all emitters that have none of their own: 10.
     * @example EventEmitter.defaultMaxListeners = 20;
     */
    export let defaultMaxListeners: number;

    /**
     * An event that is emitted before `'error'`, also when nobody listens to that one: for logs.
     * @example emitter.on(EventEmitter.errorMonitor, (error) => log(error));
     */
    export const errorMonitor: unique symbol;

    /**
     * A promise for the arguments of the next event. An `'error'` that comes first rejects it.
     * @example const [chunk] = await EventEmitter.once(emitter, 'data');
     */
    export function once(emitter: EventEmitter, event: EventName): Promise<any[]>;

    /**
     * The same as `emitter.listenerCount(event)`.
     * @example EventEmitter.listenerCount(emitter, 'data');
     */
    export function listenerCount(emitter: EventEmitter, event: EventName): number;

    /**
     * The same as `emitter.listeners(event)`.
     * @example EventEmitter.getEventListeners(emitter, 'data');
     */
    export function getEventListeners(emitter: EventEmitter, event: EventName): Listener[];
  }

  export = EventEmitter;
}
