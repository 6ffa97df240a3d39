'use strict';

// The same in Node and here: what calls give and throw, in a folder of their own. Names that end with Sync are in both.

const fs = require('fs');
const { constants } = fs;

function show(value) {
    if (Buffer.isBuffer(value))
        return `Buffer(${value.toString('hex')})`;
    if (Array.isArray(value))
        return `[${value.map(show).join(', ')}]`;
    if (typeof value === 'bigint')
        return `${value}n`;
    return typeof value === 'string' ? JSON.stringify(value) : String(value);
}

function report(cases, folder) {
    // The paths of the temporary folders differ; only Node takes URLs.
    const tidy = (text) => String(text).split(folder).join('FOLDER').replace(/,? or (an instance of )?URL/g, '')
        .replace(/string, Uint8Array without/, 'string or Uint8Array without').replace(/string or an instance of Buffer/, 'string, Buffer')
        .replace(/string, an instance of Buffer/, 'string, Buffer');
    return cases.map(([label, call]) => {
        try {
            return `${label} → ${tidy(show(call()))}`;
        } catch (error) {
            const { name, code, errno, syscall, path, dest } = error;
            return `${label} → ${[name, code, errno, syscall, path, dest, error.message].map(tidy).join(' | ')}`;
        }
    });
}

function makeCases() {
    fs.mkdirSync('dir');
    fs.mkdirSync('dir/inner');
    fs.writeFileSync('file', 'content\n');
    fs.writeFileSync('empty', '');
    fs.symlinkSync('file', 'link');
    fs.symlinkSync('nowhere', 'dangling');
    fs.symlinkSync('loop', 'loop');
    const fd = fs.openSync('numbers', 'w+');
    const buffer = Buffer.alloc(8);
    const cases = [];
    const add = (label, call) => cases.push([label, call]);

    for (const path of ['file', 'dir', 'link', 'dangling', 'loop', 'nowhere', 'file/x', 'dir/', 'file/', '', 'x'.repeat(300), Buffer.from('file')]) {
        for (const name of ['accessSync', 'existsSync', 'readlinkSync', 'realpathSync', 'readdirSync', 'readFileSync', 'rmdirSync'])
            if (!(name === 'rmdirSync' && path === 'dir/inner'))
                add(`${name} ${String(path).slice(0, 10)}`, () => fs[name](path));
        for (const name of ['statSync', 'lstatSync'])
            add(`${name} ${String(path).slice(0, 10)}`, () => {
                const stats = fs[name](path);
                return [stats.isFile(), stats.isDirectory(), stats.isSymbolicLink(), stats.mode, stats.nlink];
            });
    }
    for (const value of [undefined, null, 5, true, {}, [], 'a\0b', Buffer.from('a\0b'), Symbol('s')]) {
        const label = typeof value === 'symbol' ? 'symbol' : show(value);
        const one = ['accessSync', 'statSync', 'lstatSync', 'mkdirSync', 'rmdirSync', 'unlinkSync', 'readdirSync', 'readlinkSync', 'openSync', 'truncateSync'];
        for (const name of one)
            if (!(name === 'truncateSync' && value === 5))
                add(`${name}(${label})`, () => fs[name](value));
        for (const name of ['renameSync', 'linkSync', 'copyFileSync'])
            add(`${name}(file, ${label})`, () => fs[name]('file', value));
        add(`existsSync(${label})`, () => fs.existsSync(value));
        if (value !== 5 && typeof value !== 'symbol')
            add(`readFileSync(${label})`, () => fs.readFileSync(value));
        if (typeof value !== 'string' && !Buffer.isBuffer(value) && value !== 5) {
            add(`writeFileSync(f, ${label})`, () => fs.writeFileSync('f', value));
            if (typeof value !== 'symbol')
                add(`closeSync(${label})`, () => fs.closeSync(value));
        }
    }
    for (const encoding of ['utf8', 'hex', 'latin1', 'base64', 'nonsense', 5])
        add(`readFileSync as ${encoding}`, () => fs.readFileSync('file', encoding));
    for (const flags of ['r', 'r+', 'w', 'wx', 'ax', 'rs', 'zz', '', 0, 1.5, constants.O_RDWR])
        for (const path of ['empty', 'new' + String(flags).replace(/\W/g, '_'), 'dir'])
            add(`openSync ${path} ${flags}`, () => {
                fs.closeSync(fs.openSync(path, flags));
                return 'opened';
            });
    for (const mode of [0o600, '600', '9', -1, 1.5, 2 ** 32, '', {}])
        add(`chmodSync ${mode}`, () => {
            fs.chmodSync('empty', mode);
            return fs.statSync('empty').mode & 0o777;
        });
    for (const mode of [0, 4, 7])
        add(`accessSync mode ${mode}`, () => fs.accessSync('file', mode));

    add('write at', () => [fs.writeSync(fd, 'text'), fs.writeSync(fd, Buffer.from('abcdef'), 1, 3), fs.writeSync(fd, 'é', 0), fs.writeSync(fd, 'ff', null, 'hex')]);
    add('numbers', () => fs.readFileSync('numbers'));
    for (const args of [[], [0, 4], [0, 4, 0], [4, 4, 1], [8, 0], [0, 9], [-1, 1], [0, -1], [0, 4, -1], [0, 4, null], [0, 4, 2n], [1.5, 1], ['x', 1], [0, 4, 'x'], [0, 4, 1000], [{ offset: 2, length: 2, position: 0 }], [0, 0]])
        add(`readSync ${show(args)}`, () => [fs.readSync(fd, buffer.fill(0), ...args), buffer]);
    for (const value of ['text', null, undefined, {}, []])
        add(`readSync into ${value}`, () => fs.readSync(fd, value));
    add('ftruncate', () => [fs.ftruncateSync(fd, 3), fs.fstatSync(fd).size, fs.ftruncateSync(fd), fs.fstatSync(fd).size]);
    for (const size of [-1, 1.5, '5', 2 ** 60])
        add(`ftruncate ${size}`, () => fs.ftruncateSync(fd, size));
    add('fsync', () => [fs.fsyncSync(fd), fs.fdatasyncSync(fd), fs.fchmodSync(fd, 0o640), fs.fstatSync(fd).mode]);
    add('closed', () => fs.closeSync(fd));
    for (const name of ['closeSync', 'fsyncSync', 'fdatasyncSync', 'fstatSync', 'ftruncateSync'])
        for (const number of [fd, 100000, -1, 1.5, 2 ** 31])
            add(`${name} ${number === fd ? 'closed' : number}`, () => fs[name](number));
    add('read closed', () => fs.readSync(fd, buffer));
    add('write closed', () => fs.writeSync(fd, buffer));
    add('read what is written only', () => {
        const only = fs.openSync('only', 'w');
        try {
            return fs.readSync(only, buffer);
        } finally {
            fs.closeSync(only);
        }
    });
    add('write what is read only', () => {
        const only = fs.openSync('file', 'r');
        try {
            return fs.writeSync(only, buffer);
        } finally {
            fs.closeSync(only);
        }
    });

    add('mkdir again', () => fs.mkdirSync('dir'));
    add('mkdir below nothing', () => fs.mkdirSync('a/b/c'));
    add('mkdir recursive', () => [fs.mkdirSync('a/b/c', { recursive: true }), fs.mkdirSync('a/b/c', { recursive: true }), fs.mkdirSync('a/b/d/', { recursive: true })]);
    add('mkdir recursive over a file', () => fs.mkdirSync('file', { recursive: true }));
    add('mkdir recursive below a file', () => fs.mkdirSync('file/x/y', { recursive: true }));
    add('mkdir with a mode', () => [fs.mkdirSync('moded', 0o700), fs.statSync('moded').mode, fs.mkdirSync('moded2', { mode: '750' }), fs.statSync('moded2').mode]);
    add('mkdir recursive 5', () => fs.mkdirSync('m', { recursive: 5 }));
    add('readdir', () => [fs.readdirSync('a/b'), fs.readdirSync('a/b', 'buffer'), fs.readdirSync('a/b', { encoding: 'hex' })]);
    add('readdir types', () => fs.readdirSync('.', { withFileTypes: true }).filter((entry) => /^(dir|file|link)$/.test(entry.name)).map((entry) => [entry.name, entry.path, entry.isFile(), entry.isDirectory(), entry.isSymbolicLink(), entry.isFIFO()]));
    add('readdir nonsense', () => fs.readdirSync('.', 'nonsense'));
    add('rename', () => [fs.writeFileSync('old', 'x'), fs.renameSync('old', 'renamed'), fs.existsSync('old'), fs.readFileSync('renamed')]);
    add('rename nothing', () => fs.renameSync('nowhere', 'x'));
    add('rename into nothing', () => fs.renameSync('file', 'nowhere/x'));
    add('rename over a folder', () => fs.renameSync('file', 'dir'));
    add('link', () => [fs.linkSync('file', 'hard'), fs.statSync('file').nlink, fs.unlinkSync('hard')]);
    add('link again', () => fs.linkSync('file', 'empty'));
    add('symlink again', () => fs.symlinkSync('file', 'empty'));
    add('readlink as a Buffer', () => fs.readlinkSync('link', 'buffer'));
    add('realpath of a link', () => fs.realpathSync('link'));
    add('unlink a folder', () => fs.unlinkSync('dir'));
    add('rmdir of a file', () => fs.rmdirSync('file'));
    add('rmdir of a full folder', () => fs.rmdirSync('a'));
    add('copyFile', () => [fs.copyFileSync('file', 'copied'), fs.readFileSync('copied'), fs.copyFileSync('file', 'copied')]);
    add('copyFile exclusive', () => fs.copyFileSync('file', 'copied', constants.COPYFILE_EXCL));
    add('copyFile of nothing', () => fs.copyFileSync('nowhere', 'x'));
    add('copyFile into nothing', () => fs.copyFileSync('file', 'nowhere/x'));
    add('copyFile of a folder', () => fs.copyFileSync('dir', 'x'));
    add('copyFile onto itself', () => [fs.copyFileSync('file', 'file'), fs.readFileSync('file')]);
    add('truncate', () => [fs.truncateSync('copied', 3), fs.readFileSync('copied'), fs.truncateSync('copied', 5), fs.readFileSync('copied'), fs.truncateSync('copied'), fs.statSync('copied').size]);
    add('truncate a folder', () => fs.truncateSync('dir', 1));
    add('appendFile', () => [fs.appendFileSync('log', 'a'), fs.appendFileSync('log', Buffer.from('b')), fs.appendFileSync('log', '63', 'hex'), fs.readFileSync('log', 'utf8')]);
    add('writeFile views', () => [fs.writeFileSync('view', new Uint16Array([0x4241, 0x4443]).subarray(1)), fs.readFileSync('view', 'utf8')]);
    add('writeFile with options', () => [fs.writeFileSync('opt', 'x', { mode: 0o600, flag: 'wx' }), fs.statSync('opt').mode & 0o777]);
    add('writeFile exclusive', () => fs.writeFileSync('opt', 'x', { flag: 'wx' }));
    add('writeFile surrogates', () => [fs.writeFileSync('text', 'a\ud800b😀'), fs.readFileSync('text')]);
    add('writeFile options 5', () => fs.writeFileSync('opt', 'x', 5));
    add('writeFile below nothing', () => fs.writeFileSync('nowhere/x', 'x'));
    add('utimes', () => [fs.utimesSync('file', 1, 2.5), fs.statSync('file').atimeMs, fs.statSync('file').mtimeMs, fs.statSync('file').mtime.toISOString(), fs.statSync('file').atime.getTime()]);
    add('utimes by Date', () => [fs.utimesSync('file', new Date(1234), '1234567890.25'), fs.statSync('file').atimeMs, fs.statSync('file').mtimeMs]);
    add('utimes before 1970', () => [fs.utimesSync('file', new Date(-1500), new Date(-1000000)), fs.statSync('file').mtimeMs, fs.statSync('file', { bigint: true }).mtimeNs, fs.statSync('file', { bigint: true }).atimeMs, fs.statSync('file').atime.getTime()]);
    add('utimes now', () => [fs.utimesSync('file', -1, -1000), Math.abs(fs.statSync('file').mtimeMs - Date.now()) < 60000, fs.utimesSync('file', 3, 4)]);
    add('utimes of nothing', () => fs.utimesSync('nowhere', 1, 2));
    add('stat of nothing, quietly', () => [fs.statSync('nowhere', { throwIfNoEntry: false }), fs.lstatSync('file/x', { throwIfNoEntry: false })]);
    add('stat in bigints', () => {
        const stats = fs.statSync('file', { bigint: true });
        return [stats.size, stats.mode, stats.mtimeMs, Object.keys(stats)];
    });
    add('stat members', () => Object.keys(fs.statSync('file')));
    add('rm', () => [fs.rmSync('log'), fs.existsSync('log'), fs.rmSync('log', { force: true })]);
    add('rm of nothing', () => fs.rmSync('log'));
    add('rm of a folder', () => fs.rmSync('a'));
    add('rm recursive', () => [fs.rmSync('a', { recursive: true }), fs.existsSync('a'), fs.rmSync('dangling', { recursive: true })]);
    add('mkdtemp', () => [/^tmp-\w{6}$/.test(fs.mkdtempSync('tmp-')), fs.statSync(fs.mkdtempSync('tmp-')).mode & 0o777]);
    add('mkdtemp below nothing', () => fs.mkdtempSync('nowhere/x'));
    add('chown to itself', () => [fs.chownSync('file', process.getuid ? process.getuid() : -1, -1)]);
    add('a full device', () => fs.writeFileSync('/dev/full', 'x'));
    add('/dev/null', () => [fs.writeFileSync('/dev/null', 'x'), fs.readFileSync('/dev/null')]);
    add('/proc', () => fs.readFileSync('/proc/sys/kernel/ostype', 'utf8'));
    add('the constants', () => Object.keys(fs.constants).filter((name) => /^([OSFRWX]_|(UV_FS_)?COPY)/.test(name)).filter((name) => name !== 'UV_FS_O_FILEMAP').sort().map((name) => [name, fs.constants[name]]));
    return cases;
}

module.exports = {
    run(folder) {
        process.chdir(folder);
        const before = process.umask(0o022);
        try {
            return report(makeCases(), fs.realpathSync(folder));
        } finally {
            process.umask(before);
        }
    },
};
