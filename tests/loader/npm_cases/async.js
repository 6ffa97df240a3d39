const async = require('async');
async.series([
  (next) => async.parallel({ a: (done) => setTimeout(() => done(null, 1), 5), b: (done) => done(null, 2) }, (error, result) => { console.log('parallel', result); next(); }),
  (next) => async.mapLimit([3, 1, 2], 2, (item, done) => setTimeout(() => done(null, item * 2), item), (error, result) => { console.log('mapLimit', result); next(); }),
  (next) => async.auto({ x: (done) => done(null, 1), y: ['x', (found, done) => done(null, found.x + 1)] }, (error, result) => { console.log('auto', result); next(); }),
  (next) => async.waterfall([(done) => done(null, 1), (n, done) => done(null, n + 1)], (error, result) => { console.log('waterfall', result); next(); }),
  (next) => async.retry({ times: 3, interval: 1 }, (done) => done(new Error('again')), (error) => { console.log('retry', error.message); next(); }),
  (next) => {
    const queue = async.queue((task, done) => { console.log('task', task); setImmediate(done); }, 1);
    queue.push([1, 2, 3]);
    queue.drain(() => next());
  },
  (next) => async.timeout((done) => setTimeout(done, 1000).unref(), 5)((error) => { console.log('timeout', error.code); next(); }),
], () => {
  async.map([1, 2], async (n) => n + 1).then((result) => console.log('promise', result));
});
