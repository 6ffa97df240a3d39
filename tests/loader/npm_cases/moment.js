const moment = require('moment');
const time = moment.utc('2020-01-31T10:20:30Z');
console.log(time.format('dddd, MMMM Do YYYY, h:mm:ss a'), time.clone().add(1, 'month').toISOString(), moment.duration(90, 'minutes').humanize());
moment.locale('fr');
console.log(time.locale('de').format('LLLL'), moment.utc('12/25/1995', 'MM-DD-YYYY').unix(), moment.utc('x', moment.ISO_8601).isValid());
