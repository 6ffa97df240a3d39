const { Map, List, Set, Record, fromJS, is, Seq } = require('immutable');
const map = fromJS({ a: { b: [1, 2, 3] } });
console.log(String(map.setIn(['a', 'b', 1], 'x')), String(map), is(fromJS({ x: [1] }), fromJS({ x: [1] })));
console.log(String(List([3, 1, 2]).sort().push(9)), String(Set([1, 1, 2])), Map({ a: 1 }).merge({ b: 2 }).toJS());
console.log(new (Record({ x: 1, y: 2 }))({ y: 5 }).toJS(), Seq(new Array(1000).keys()).filter((n) => n % 250 === 0).toArray());
