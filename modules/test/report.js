'use strict';

// The printed tree and summary. All of it goes to one stream, stdout, so that it stays in order wherever it is sent.

const { describeFailure } = require('./failure');

const INDENT = '  ';
const RESET = '\x1b[0m';
const COLORS = { bold: '\x1b[1m', green: '\x1b[32m', yellow: '\x1b[33m', red: '\x1b[31m', grey: '\x1b[90m' };
const milliseconds = (duration) => `${Math.round(duration)}ms`;
const count = (number, noun) => `${number} ${noun}${number === 1 ? '' : 's'}`;

class Report {
  #print;
  #colored;
  #slow;
  #immediate;

  /**
   * `print(line)` prints a line. `slow()` is the number of milliseconds from which on a test is slow.
   * `immediate`: whether failures are explained where they occur.
   */
  constructor({ print, colored, slow, immediate }) {
    this.#print = print;
    this.#colored = colored;
    this.#slow = slow;
    this.#immediate = immediate;
  }

  suite(suite, depth) {
    if (depth === 0) this.#print('');
    const line = `${INDENT.repeat(depth + 1)}${this.#paint('bold', suite.name)}`;
    if (suite.skipped) this.#print(`${line} ${this.#paint('grey', '(skipped)')}`);
    else if (suite.children.length === 0) this.#print(`${line} ${this.#paint('grey', '(no tests)')}`);
    else this.#print(line);
  }

  passed(test, depth, duration) {
    this.#line(depth, `${this.#paint('green', '√')} ${test.name} ${this.#time(duration)}`);
  }

  skipped(test, depth) {
    const reason = test.block === undefined ? ' (no block)' : '';
    this.#line(depth, this.#paint('grey', `- ${test.name}${reason}`));
  }

  failed(failure, number, depth, duration) {
    const time = duration === undefined ? '' : ` ${this.#time(duration)}`;
    const hook = failure.hook === undefined ? '' : ` ("${failure.hook}" hook)`;
    this.#line(depth, `${this.#paint('red', `${number}) ${failure.name}${hook}`)}${time}`);
    if (this.#immediate) this.#explain(failure, depth + 2);
  }

  summary({ passed, failed, notRun, failures }, { skipped, excluded, filtered, empty }, duration) {
    const total = passed + failed;
    this.#print('');
    if (empty) {
      this.#line(0, this.#paint('yellow', '- 0 tests: nothing was registered'));
    } else if (failures.length === 0) {
      this.#line(0, `${this.#paint('green', `√ ${count(total, 'test')} completed`)} (${milliseconds(duration)})`);
    } else {
      this.#line(
        0,
        `${this.#paint('red', `× ${failed} of ${count(total, 'test')} failed`)} (${milliseconds(duration)})`,
      );
    }
    const hooks = failures.filter(({ registered }) => registered === undefined).length;
    if (hooks > 0) this.#line(0, this.#paint('red', `× ${count(hooks, 'hook')} failed`));
    if (notRun > 0) this.#line(0, this.#paint('red', `- ${notRun} not run because of that`));
    if (skipped > 0) this.#line(0, this.#paint('grey', `- ${skipped} skipped`));
    if (excluded > 0) this.#line(0, this.#paint('yellow', `- ${excluded} skipped because of only`));
    if (filtered > 0) this.#line(0, this.#paint('yellow', `- ${filtered} left out by --grep`));
    this.#print('');
  }

  explanations(failures) {
    failures.forEach((failure, index) => {
      this.#line(0, this.#paint('bold', `${index + 1}) ${failure.path.join(' > ')}`));
      this.#explain(failure, 2);
      this.#print('');
    });
  }

  #explain(failure, depth) {
    for (const line of describeFailure(failure))
      this.#print(line === '' ? '' : `${INDENT.repeat(depth)} ${this.#paintDiff(line)}`);
  }

  #line(depth, text) {
    this.#print(`${INDENT.repeat(depth + 1)}${text}`);
  }

  #time(duration) {
    const slow = this.#slow();
    if (duration >= slow) return this.#paint('red', `(${milliseconds(duration)}, slow)`);
    return this.#paint(duration >= slow / 2 ? 'yellow' : 'grey', `(${milliseconds(duration)})`);
  }

  #paintDiff(line) {
    if (line.startsWith('+ ')) return this.#paint('green', line);
    return line.startsWith('- ') ? this.#paint('red', line) : line;
  }

  #paint(color, text) {
    return this.#colored ? `${COLORS[color]}${text}${RESET}` : text;
  }
}

module.exports = { Report };
