// What a worker sees of itself.
Master.postMessage({
  argv: process.argv.slice(1),
  main: require.main === module,
  filename: __filename,
  keys: Object.keys(globalThis).includes('Master'),
  leaked: typeof leaked,
});
process.exitCode = 7;
