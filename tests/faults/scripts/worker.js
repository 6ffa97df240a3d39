Master.postMessage(1);
