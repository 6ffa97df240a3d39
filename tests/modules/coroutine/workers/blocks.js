// A listener that blocks does not hold up the next message.
const coroutine = require('coroutine');
const second = new coroutine.Event();
Master.onmessage = ({ data }) => {
  if (data === 1) second.wait();
  else second.set();
  Master.postMessage(data);
};
