// The one end of all flows over one transport; the other ends are in the processes of peer.js.
//
//     hub.js '{"hub": {"jobs": ADDRESS, …}, "peers": [{"rep": ADDRESS, …}, …]}'
'use strict';

const coroutine = require('coroutine');
const soak = require('soak');
const flows = require('./flows');

const addresses = JSON.parse(process.argv[2]);
const report = new flows.Report();
let going = true;
const whileGoing = () => going;

const { hub, peers } = addresses;
const running = [
  () => flows.push(hub.push, hub.confirmations, whileGoing, report),
  () => flows.route(hub.route, whileGoing, report),
  () => flows.collect(hub.collect, whileGoing, report),
  () => flows.publish(hub.publish, whileGoing, report),
];
for (const peer of peers) {
  running.push(
    () => flows.request(peer.rep, whileGoing, report),
    () => flows.pair(peer.pair, whileGoing, report),
    () => flows.subscribe(peer.publish, whileGoing, report)
  );
}
const fibers = running.map((flow) => coroutine.start(flow));
while (!soak.over()) coroutine.sleep(50);
going = false;
fibers.forEach((fiber) => fiber.join());
soak.report(report.counts, report.faults);
