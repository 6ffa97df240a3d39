// The workflow that durable_orders.py runs: every order goes through the same steps, and the application notes each step that
// is done. So a run begins where the one before has stopped, however that ended.

'use strict';

const coroutine = require('coroutine');
const orders = require('orders');

const AT_ONCE = 3;

// What to do with an order at a step, and the step to which that leads.
const STEPS = {
  new: ['reserved', ({ id }) => orders.reserve(id)],
  // It asks another service: this order's coroutine waits, the others go on. With the number it asks for the same thing once.
  reserved: ['paid', ({ id }) => orders.charge(id)],
  paid: ['sent', ({ customer }) => console.log(`workflow: a parcel for ${customer}`)],
};

function advance({ step, ...order }) {
  while (step in STEPS) {
    const [next, act] = STEPS[step];
    try {
      // An exception of the application's functions is an error here.
      act(order);
    } catch (error) {
      console.log(`workflow: ${order.customer} is not ${next}: ${error.message}`);
      return;
    }
    orders.note(order.id, next);
    step = next;
  }
}

coroutine.parallel(orders.open(), advance, AT_ONCE);
