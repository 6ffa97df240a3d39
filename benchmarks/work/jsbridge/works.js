'use strict';

module.exports = {
  ...require('../codecs'),
  ...require('./coroutines'),
  ...require('./crowds'),
  ...require('./messaging'),
};
