// Listens only after a while, once to one message, then to all others.
const coroutine = require('coroutine');
coroutine.sleep(20);
Master.once('message', (evt) => {
  Master.postMessage(['once', evt.data]);
  coroutine.sleep(20);
  Master.on('message', ({ data }) => {
    Master.postMessage(['on', data]);
    if (data === 'end') Master.removeAllListeners('message');
  });
});
// It would end otherwise: nobody listens for a while.
const wait = setTimeout(() => undefined, 1e8);
Master.on('newListener', (name, listener) => clearTimeout(wait));
