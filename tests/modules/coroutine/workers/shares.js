// Answers over inproc: the zmq context is the one of whoever made the worker.
const zmq = require('zmq');
const socket = new zmq.Socket(zmq.REP);
socket.connect(process.argv[2]);
socket.send(`worker got ${socket.recv()}`);
socket.close();
