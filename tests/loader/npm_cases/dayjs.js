const dayjs = require('dayjs');
dayjs.extend(require('dayjs/plugin/utc'));
dayjs.extend(require('dayjs/plugin/relativeTime'));
const time = dayjs.utc('2020-01-31T10:20:30Z');
console.log(time.add(1, 'month').format('YYYY-MM-DD HH:mm:ss'), time.startOf('week').toISOString(), time.isBefore('2021-01-01'));
console.log(time.from(dayjs.utc('2020-02-03')), time.locale(require('dayjs/locale/de')).format('dddd, D. MMMM'));
