Master.onmessage = ({ data }) => {
  Master.postMessage('last words');
  process.exit(data);
};
process.on('exit', (code) => Master.postMessage(`exit event ${code}`));
