'use strict';

const { LEVELS } = require('./output');

const CLEAR_SCREEN = '\u001b[1;1H\u001b[0J';

/** Clears the screen, where output goes to a terminal. */
function clear() {
  if (!host.isTerminal()) return;
  host.stageText(CLEAR_SCREEN);
  host.write(LEVELS.PRINT);
}

/** Prints a prompt, whatever the log level, and reads a line from standard input; null at its end. */
function readLine(message = '') {
  const prompt = String(message);
  if (prompt !== '') {
    host.stageText(prompt);
    host.write(LEVELS.PRINT);
  }
  return require('process').stdin.readLine();
}

module.exports = { clear, readLine };
