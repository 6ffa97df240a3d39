// Throws in every place where nobody catches.
'use strict';
const coroutine = require('coroutine');
const EventEmitter = require('events');

function throwsInTimer() {
  throw Object.assign(new RangeError('in a timer'), { code: 'ETIMER' });
}
setTimeout(throwsInTimer, 1);
coroutine.start(() => {
  throw 'no error';
});
Promise.reject(new Error('in a promise'));
const emitter = new EventEmitter();
emitter.on('x', () => {
  throw new TypeError('in a listener');
});
Master.onmessage = (evt) => {
  Master.postMessage(`goes on with ${evt.data}`);
  if (evt.data === 'cause') throw Object.assign(new Error('outer'), { cause: new SyntaxError('inner') });
  emitter.emit('x');
};
