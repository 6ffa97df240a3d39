const qs = require('qs');
console.log(qs.parse('a[b]=1&a[c][]=2&a[c][]=3&d=%20&e'), qs.stringify({ a: { b: [1, 2], c: 'ä&' }, d: null }, { skipNulls: true }));
