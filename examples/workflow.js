// The workflow of embed.py: takes orders from the app's own socket, asks the app for prices, and answers.
'use strict';

const zmq = require('zmq');
const shop = require('shop');

const orders = new zmq.Socket(zmq.REP);
orders.bind('inproc://orders');
shop.ready();

for (;;) {
  const order = JSON.parse(orders.recv());
  if (order === null) break;
  try {
    const total = order.items.reduce((sum, item) => sum + shop.price(item), 0);
    orders.send(JSON.stringify({ total, note: shop.note(order.customer) }));
  } catch (error) {
    orders.send(JSON.stringify({ error: error.message }));
  }
}
orders.send('null');
orders.close();
