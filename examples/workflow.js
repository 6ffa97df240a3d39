// The workflow that embed.py runs: it gets orders on a socket, asks the application's stock, and sends confirmations.
// An exception of the application's Python functions is an error here; one that is async def is called like any other.

'use strict';

const stock = require('stock');
const zmq = require('zmq');

const orders = new zmq.Socket(zmq.PAIR);
orders.connect(process.argv[2]);

for (;;) {
  const message = orders.recv();
  if (message.length === 0) break;
  const { customer, item, quantity } = JSON.parse(message.toString());
  console.log(`workflow: ${customer} orders ${quantity} ${item}`);
  try {
    const left = stock.take(item, quantity);
    orders.send(`${quantity} ${item} for ${customer} ${stock.delivery(item)}, ${left} left`);
  } catch (error) {
    orders.send(`nothing for ${customer}: ${error.message}`);
  }
}
orders.close();
