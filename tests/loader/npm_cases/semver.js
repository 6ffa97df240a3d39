const semver = require('semver');
console.log(semver.satisfies('1.2.3', '^1.0.0 || >=3'), semver.inc('1.2.3', 'prerelease', 'beta'), semver.valid('x.y'));
console.log(semver.sort(['1.10.0', '1.9.0', '1.9.0-rc.1']).join(), semver.coerce('v3.4-foo').version, semver.diff('1.0.0', '2.0.0'));
console.log(require('semver/functions/gt')('2.0.0', '1.0.0'), new semver.Range('~1.2').range);
