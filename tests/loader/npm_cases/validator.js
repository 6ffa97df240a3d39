const validator = require('validator');
console.log(validator.isEmail('a@b.co'), validator.isURL('http://x.yz/?q'), validator.escape('<a>'), validator.isIP('::1'), validator.isUUID('x'), validator.normalizeEmail('A.B@gmail.com'));
