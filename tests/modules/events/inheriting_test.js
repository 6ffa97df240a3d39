'use strict';

const assert = require('assert');
const EventEmitter = require('events');
const test = require('test');
test.setup();

/** What util.inherits does. */
function inherit(constructor, base) {
  Object.setPrototypeOf(constructor.prototype, base.prototype);
}

function works(emitter) {
  const calls = [];
  emitter.on('data', (value) => calls.push(value));
  assert.strictEqual(emitter.emit('data', 1), true);
  assert.deepStrictEqual(calls, [1]);
}

describe('the module', () => {
  it('is the class, and has it under its name', () => {
    assert.strictEqual(typeof EventEmitter, 'function');
    assert.strictEqual(EventEmitter.name, 'EventEmitter');
    assert.strictEqual(EventEmitter.EventEmitter, EventEmitter);
    assert.strictEqual(new EventEmitter().constructor, EventEmitter);
    assert.strictEqual(EventEmitter.prototype.on, EventEmitter.prototype.addListener);
    assert.strictEqual(EventEmitter.prototype.off, EventEmitter.prototype.removeListener);
  });

  it('cannot be called without an object', () => {
    assert.throws(() => EventEmitter(), { name: 'TypeError', number: 100007 });
  });
});

describe('inheriting from EventEmitter', () => {
  it('by class', () => {
    class Named extends EventEmitter {
      #name;
      constructor(name) {
        super();
        this.#name = name;
      }
      get name() {
        return this.#name;
      }
    }
    const named = new Named('n');
    assert.strictEqual(named.name, 'n');
    assert.ok(named instanceof EventEmitter);
    works(named);
    assert.strictEqual(new Named('m').listenerCount('data'), 0);
  });

  it('by function, calling the constructor', () => {
    function Old() {
      EventEmitter.call(this);
    }
    inherit(Old, EventEmitter);
    const old = new Old();
    assert.ok(old instanceof EventEmitter);
    works(old);
    assert.strictEqual(new Old().listenerCount('data'), 0);
  });

  it('by util.inherits', () => {
    function Old() {
      EventEmitter.call(this);
    }
    require('util').inherits(Old, EventEmitter);
    works(new Old());
  });

  it('by function, forgetting to call it', () => {
    function Forgetful() {}
    inherit(Forgetful, EventEmitter);
    const [one, two] = [new Forgetful(), new Forgetful()];
    works(one);
    assert.strictEqual(two.listenerCount('data'), 0);
    assert.deepStrictEqual(two.eventNames(), []);
    assert.strictEqual(two.emit('data'), false);
    works(two);
  });

  it('by an emitter as prototype', () => {
    function Ancient() {
      EventEmitter.call(this);
    }
    Ancient.prototype = new EventEmitter();
    const [one, two] = [new Ancient(), new Ancient()];
    works(one);
    assert.strictEqual(two.listenerCount('data'), 0);
  });

  it('by mixing its methods into an object', () => {
    const mixed = Object.assign({}, EventEmitter.prototype);
    works(mixed);
    assert.throws(() => mixed.emit('error', new RangeError('mine')), RangeError);
  });

  it('keeps what a subclass overrides', () => {
    const calls = [];
    class Traced extends EventEmitter {
      emit(name, ...args) {
        calls.push(name);
        return super.emit(name, ...args);
      }
    }
    const traced = new Traced();
    works(traced);
    assert.deepStrictEqual(calls, ['data']);
  });
});

require.main === module && test.run(console.ERROR);
