// What the works share: time, addresses, sockets, and the two lines between the workers of a pair.
'use strict';

const { hrtime, pid, stdout } = process;
let names = 0;

// Seconds of a clock that only goes forward.
function now() {
  return Number(hrtime.bigint()) / 1e9;
}

function address({ transport, folder }) {
  if (transport === 'tcp') return 'tcp://127.0.0.1:*';
  names += 1;
  return transport === 'ipc' ? `ipc://${folder}/${pid}-${names}` : `inproc://${names}`;
}

function open(Type, { hwm }) {
  const socket = new Type();
  if ('sendHighWaterMark' in socket) socket.sendHighWaterMark = hwm;
  if ('receiveHighWaterMark' in socket) socket.receiveHighWaterMark = hwm;
  return socket;
}

// A socket that is bound and one that is connected to it.
async function connected(types, parameters) {
  const [first, second] = types.map((Type) => open(Type, parameters));
  await first.bind(address(parameters));
  second.connect(first.lastEndpoint);
  return [first, second];
}

function say(text) {
  stdout.write(`@${text}\n`);
}

module.exports = { address, connected, now, open, say };
