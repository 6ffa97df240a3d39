// The hub's side of each pattern. Every flow checks what it gets, and ends when all that it has begun is confirmed.
//
// What a pattern itself does not promise when a peer dies is made good here as applications do it: a request is sent
// again until its reply comes (lazy pirate), a job until somebody says that it is done.
'use strict';

const coroutine = require('coroutine');
const zmq = require('zmq');
const { PATIENCE_MS, SHORT, open, inTime, repeat } = require('./shared');

const WINDOW = 200;

/** Counts, and what must not happen. */
class Report {
  constructor() {
    this.counts = {};
    this.faults = [];
  }

  add(name, number = 1) {
    this.counts[name] = (this.counts[name] || 0) + number;
  }

  fault(text) {
    if (this.faults.length < 20) this.faults.push(text);
  }
}

/** REQ to a REP that may die: one request after the other, each until it is answered. */
function request(address, going, report) {
  let socket = open(zmq.REQ, 'connect', address);
  let number = 0;
  repeat(going, () => {
    const text = String(number++);
    let reply;
    for (;;) {
      if (inTime(() => { socket.send(text); return true })) reply = inTime(() => socket.recv());
      if (reply !== undefined) break;
      report.add('requests sent again');
      socket.close();
      socket = open(zmq.REQ, 'connect', address);
    }
    if (reply.toString() !== text) report.fault(`REQ asked ${text} and got ${reply}`);
    report.add('REQ/REP');
  });
  socket.close();
}

/** PAIR to a PAIR that may die: as above, on one socket; late echoes of what was sent twice are passed over. */
function pair(address, going, report) {
  const socket = open(zmq.PAIR, 'connect', address);
  let number = 0;
  repeat(going, () => {
    let echoed = -1;
    while (echoed !== number) {
      if (echoed < 0) inTime(() => socket.send(String(number)));
      const echo = inTime(() => socket.recv());
      if (echo === undefined) report.add('pair messages sent again');
      echoed = echo === undefined ? -1 : Number(echo.toString());
      if (echoed > number) report.fault(`PAIR got ${echoed} before it sent it`);
    }
    number++;
    report.add('PAIR');
  });
  socket.close();
}

/** What has been given out and not been confirmed; `take` gives what is to be sent next, or undefined. */
class Outstanding {
  constructor(report, name) {
    this.report = report;
    this.name = name;
    this.since = new Map();
    this.next = 0;
  }

  take(more) {
    const now = Date.now();
    const [oldest] = this.since;
    if (oldest !== undefined && now - oldest[1] > 2 * PATIENCE_MS) {
      // To the end of the map: the first entry is always the one that has waited longest.
      this.since.delete(oldest[0]);
      this.since.set(oldest[0], now);
      this.report.add(`${this.name} sent again`);
      return oldest[0];
    }
    if (!more || this.since.size >= WINDOW) return undefined;
    this.since.set(this.next, now);
    return this.next++;
  }

  confirm(number) {
    if (this.since.delete(number)) this.report.add(this.name);
    else if (number >= this.next) this.report.fault(`${this.name}: ${number} is confirmed and was never sent`);
    else this.report.add(`${this.name} confirmed twice`);
  }
}

/** PUSH to PULLs that may die and that confirm each number on another socket. */
function push(address, confirmations, going, report) {
  const jobs = new Outstanding(report, 'PUSH/PULL');
  const out = open(zmq.PUSH, 'bind', address, SHORT);
  const back = open(zmq.PULL, 'bind', confirmations, SHORT);
  const unfinished = () => going() || jobs.since.size > 0;
  const confirming = coroutine.start(() => repeat(unfinished, () => {
    const number = inTime(() => back.recv());
    if (number !== undefined) jobs.confirm(Number(number.toString()));
  }));
  repeat(unfinished, () => {
    const number = jobs.take(going());
    if (number === undefined) coroutine.sleep(1);
    else inTime(() => out.send(String(number)));
  });
  confirming.join();
  out.close();
  back.close();
}

/** ROUTER to DEALERs that may die: jobs go to those heard of lately. */
function route(address, going, report) {
  const jobs = new Outstanding(report, 'ROUTER/DEALER');
  const socket = open(zmq.ROUTER, 'bind', address, { ...SHORT, SNDHWM: 0 });
  const heard = new Map();
  const unfinished = () => going() || jobs.since.size > 0;
  const hearing = coroutine.start(() => repeat(unfinished, () => {
    const frames = inTime(() => socket.recvMultipart());
    if (frames === undefined) return;
    heard.set(frames[0].toString(), Date.now());
    if (frames.length > 2) report.fault(`ROUTER got ${frames.length} frames`);
    if (frames[1].length > 0) jobs.confirm(Number(frames[1].toString()));
  }));
  repeat(unfinished, () => {
    for (const [name, when] of heard) {
      if (Date.now() - when > PATIENCE_MS) heard.delete(name);
      else {
        const number = jobs.take(going());
        if (number !== undefined) socket.send([name, String(number)]);
      }
    }
    coroutine.sleep(1);
  });
  hearing.join();
  socket.close();
}

/** Numbers, in order from each life of each peer; `whole`: without a gap, from 0. */
function watch(socket, name, whole, going, report) {
  const seen = new Map();
  repeat(going, () => {
    const frames = inTime(() => socket.recvMultipart());
    if (frames === undefined) return;
    const [life, number] = [frames[0].toString(), Number(frames[1].toString())];
    const before = seen.has(life) ? seen.get(life) : -1;
    if (whole ? number !== before + 1 : number <= before) report.fault(`${name}: ${number} of ${life} after ${before}`);
    seen.set(life, number);
    report.add(name);
  });
  report.add('lives', whole ? seen.size : 0);
  socket.close();
}

const collect = (address, going, report) =>
  watch(open(zmq.PULL, 'bind', address, SHORT), 'streamed PUSH/PULL', true, going, report);
const subscribe = (address, going, report) =>
  watch(open(zmq.SUB, 'connect', address, SHORT), 'PUB/SUB', false, going, report);

/** PUB to SUBs, which check the order. */
function publish(address, going, report) {
  const socket = open(zmq.PUB, 'bind', address, SHORT);
  let number = 0;
  repeat(going, () => {
    socket.send(['hub', String(number++)]);
    report.add('published');
    if (number % 20 === 0) coroutine.sleep(1);
  });
  socket.close();
}

module.exports = { Report, request, pair, push, route, collect, subscribe, publish };
