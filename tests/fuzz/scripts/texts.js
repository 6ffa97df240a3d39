'use strict';

// Texts that get past the first check of one member or another, and texts that should not. None is an absolute path: calls that
// make or remove files have to stay in the folder that the worker made for them, also when two texts are put together.

const zmq = require('zmq');

const encodings = [
  'utf8', 'UTF-8', 'hex', 'base64', 'base64url', 'ascii', 'latin1', 'binary', 'ucs2', 'utf16le', 'gbk', 'big5', 'shift_jis', 'idna',
  'punycode', 'rot13', 'zip', 'hex_codec', 'undefined', 'unicode_escape', 'utf-7', 'utf-32', 'nonsense',
];
const addresses = [
  'tcp://127.0.0.1:*', 'tcp://127.0.0.1:0', 'tcp://127.0.0.1:1', 'tcp://127.0.0.1:99999', 'tcp://*:*', 'tcp://[::1]:*', 'tcp://lo:*', 'tcp://',
  'tcp://127.0.0.1', 'tcp://:::', 'inproc://a', 'inproc://b', 'inproc://c', 'inproc://', 'inproc://\0', 'ipc://socket', 'ipc://missing/socket',
  'ipc://*', 'ipc://', `ipc://${'long'.repeat(50)}`, 'ipc://@abstract', 'ipc://a\0b', 'udp://127.0.0.1:1', 'pgm://x', 'vmci://1:1',
  'ws://127.0.0.1:1', 'nonsense', '://', 'tcp:///', 'TCP://127.0.0.1:*', ' tcp://127.0.0.1:*', 'tcp://127.0.0.1:*;127.0.0.1:1', 'inproc://\ud800',
];
const options = [
  'LINGER', 'zmq_linger', 'RCVTIMEO', 'SNDTIMEO', 'RCVHWM', 'SNDHWM', 'SUBSCRIBE', 'UNSUBSCRIBE', 'IDENTITY', 'ROUTING_ID', 'FD', 'EVENTS', 'TYPE',
  'RCVMORE', 'LAST_ENDPOINT', 'IPV6', 'CURVE_SERVER', 'CURVE_PUBLICKEY', 'CURVE_SECRETKEY', 'CURVE_SERVERKEY', 'PLAIN_SERVER', 'PLAIN_USERNAME',
  'MAXMSGSIZE', 'IMMEDIATE', 'CONFLATE', 'ROUTER_MANDATORY', 'REQ_RELAXED', 'REQ_CORRELATE', 'PROBE_ROUTER', 'XPUB_VERBOSE', 'XPUB_MANUAL',
  'XPUB_NODROP', 'INVERT_MATCHING', 'STREAM_NOTIFY', 'HEARTBEAT_IVL', 'TCP_KEEPALIVE', 'AFFINITY', 'RATE', 'ROUTER_HANDOVER', 'HANDSHAKE_IVL',
  'SOCKS_PROXY', 'BINDTODEVICE', 'USE_FD', 'CONNECT_ROUTING_ID', 'THREAD_SAFE', 'LINGERR',
];
const modules = [
  'zmq', 'buffer', 'coroutine', 'path', 'util', './plain', './plain.js', './throws', './throws.js', './syntax', './data.json', './broken.json',
  './cycle_a', './waits', './folder', './missing', '.', '..', './', './zero', './fifo', './link', './binary.js', 'missing', '@scope/missing',
  'node:path', './plain\0', './plain/', './a/../plain', '#imports', 'file:///plain.js', './worker.js', '\ud800', './empty.js', './no_access.js',
];
const keys = [
  'length', 'constructor', '__proto__', 'prototype', 'then', 'toString', 'valueOf', 'paths', 'argv', 'curve', 'plain', 'code', 'message', 'stack',
  'type', 'data', 'id', 'transfer', 'name', '0', '-1', 'emit',
];
const odd = [
  '', ' ', 'a', '0', '-1', '12', '1.5', '0x1f', '1e3', 'NaN', 'é', '€', '😀', '\0', 'a\0b', '\ud800', '\udc00\ud800', 'a\udfffb', '\uffff', 'zz',
  'deadbeef', 'YWJj', '====', '%s%d%j', '\\', '"', "'", '\n', '${}', 'x'.repeat(70_000), '€'.repeat(5000),
];
// A text of many pieces that the engine has not put together yet.
let rope = '';
for (let left = 5000; left > 0; left--) rope += left;

const socketMembers = Object.getOwnPropertyNames(zmq.Socket.prototype);

module.exports = {
  of: [...encodings, ...addresses, ...options, ...modules, ...keys, ...odd, rope, ...socketMembers],
  keys: [...keys, ...encodings],
  /** What the first argument of a target's members is, most often. */
  favoured: { zmq: [...addresses, ...options], Buffer: encodings, coroutine: modules, require: modules, all: [...addresses, ...modules] },
};
