const _ = require('underscore');
console.log(_.sortBy([3, 1, 2]), _.countBy(['a', 'b', 'a']), _.memoize((n) => n * 2)(4), _.template('<%= a %>')({ a: 1 }), _.isEqual([1, { a: NaN }], [1, { a: NaN }]));
