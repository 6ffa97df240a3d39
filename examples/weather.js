// Weather, by topics: a server publishes reports from everywhere, and a client hears those of its city only.
// A subscriber gets what begins with one of its topics, and says so to the publisher: nothing else is sent to it.
//
//     jsbridge examples/weather.js                          a server and three clients, in coroutines
//     jsbridge examples/weather.js server ADDRESS           a server for ever, for clients in other processes
//     jsbridge examples/weather.js client ADDRESS CITY      such as tcp://127.0.0.1:5556 oslo

'use strict';

const coroutine = require('coroutine');
const zmq = require('zmq');

const CITIES = ['oslo', 'paris', 'cairo'];
const REPORTS = 5;

function publish(socket, rounds) {
  for (let round = 0; round < rounds; round++) {
    for (const [place, city] of CITIES.entries()) socket.send([city, JSON.stringify({ celsius: 5 + 10 * place + round })]);
    coroutine.sleep(10);
  }
}

function average(address, city) {
  const news = new zmq.Socket(zmq.SUB);
  news.subscribe(city);
  news.connect(address);
  let sum = 0;
  for (let left = REPORTS; left > 0; left--) {
    const [, report] = news.recvMultipart();
    sum += JSON.parse(report.toString()).celsius;
  }
  news.close();
  console.log(`${city}: ${sum / REPORTS} degrees on average`);
}

const [, , role, address, city] = process.argv;
if (role === 'server') {
  // Whoever comes later gets what is published from then on.
  const server = new zmq.Socket(zmq.PUB);
  server.bind(address);
  publish(server, Infinity);
} else if (role === 'client') {
  average(address, city);
} else {
  // An XPUB is a PUB that also hears who subscribes: it can wait until all are there.
  const server = new zmq.Socket(zmq.XPUB);
  server.bind('tcp://127.0.0.1:*');
  const clients = CITIES.map((each) => coroutine.start(average, server.lastEndpoint, each));
  for (let left = CITIES.length; left > 0; left--) {
    const [subscribes, ...topic] = server.recv();
    if (subscribes) console.log(`server: somebody subscribes to ${Buffer.from(topic)}`);
  }
  publish(server, REPORTS);
  for (const client of clients) client.join();
  server.close();
}
