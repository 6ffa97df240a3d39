const inner = Object.assign(new TypeError('inner'), { code: 'EIN' });
const middle = Object.assign(new Error('middle'), { cause: inner });
throw Object.assign(new RangeError('outer'), { cause: middle });
