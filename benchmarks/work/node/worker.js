// Node's side: does the orders that come on standard input; see ../serve.py for the protocol.
'use strict';

const readline = require('readline');

// zeromq is needed by its own works only: a missing one must not hide the others.
const files = process.argv.slice(2);
const works = Object.assign({}, ...files.map((file) => require(`./${file}`)));
const lines = readline.createInterface({ input: process.stdin })[Symbol.asyncIterator]();

async function nextLine() {
  const { value, done } = await lines.next();
  return done ? undefined : value;
}

function parse(line) {
  const [work, ...pairs] = line.split(' ');
  const parameters = {};
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    const text = pair.slice(at + 1);
    parameters[pair.slice(0, at)] = /^-?\d+$/.test(text) ? Number(text) : text;
  }
  return { work, parameters };
}

async function serve() {
  for (let line = await nextLine(); line !== undefined; line = await nextLine()) {
    const { work, parameters } = parse(line);
    try {
      const figure = await works[work](parameters, nextLine);
      process.stdout.write(`${figure}\n`);
    } catch (error) {
      process.stderr.write(`${error.stack}\n`);
      process.stdout.write(`!${String(error).replace(/\n/g, ' ')}\n`);
    }
  }
  process.exit(0);
}

serve();
