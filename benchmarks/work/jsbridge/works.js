'use strict';

const coroutine = require('coroutine');

const works = {
  ...require('../codecs'),
  ...require('./coroutines'),
  ...require('./crowds'),
  ...require('./messaging'),
};

// On a thread of the runtime, as the command line runs scripts, and not on the one that calls from Python.
const asScript = (work) => (parameters) => coroutine.parallel([() => work(parameters)])[0];

for (const name of Object.keys(works)) exports[name] = asScript(works[name]);
