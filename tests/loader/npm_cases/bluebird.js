const Promise = require('bluebird');
Promise.map([1, 2, 3], (n) => Promise.delay(4 - n).return(n * 2), { concurrency: 2 })
  .tap((list) => console.log(list))
  .then(() => Promise.promisify((n, done) => done(null, n + 1))(4))
  .then((n) => console.log(n))
  .then(() => Promise.delay(1000).timeout(5))
  .catch(Promise.TimeoutError, (error) => console.log(error.name))
  .finally(() => console.log('finally'));
