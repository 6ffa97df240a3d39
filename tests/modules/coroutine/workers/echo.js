// Sends every message back.
Master.onmessage = (evt) => Master.postMessage(evt.data);
