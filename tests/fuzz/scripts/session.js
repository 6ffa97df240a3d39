// Calls random members of one target, or of all, with random arguments; the same calls for the same seed, as far as they do not
// depend on what came first.
//
//     session.js TARGET SEED CALLS

'use strict';

const coroutine = require('coroutine');
const fuzz = require('fuzz');
const { Values, isOwn } = require('./values');
const { favoured } = require('./texts');
const { Members, isObject } = require('./members');
const { TARGETS, limit, isSocket } = require('./targets');

const [, , target, seedText, callsText] = process.argv;
const calls = Number(callsText);
const { start, sleep } = coroutine;
const { apply, construct } = Reflect;
const PromisePrototype = Promise.prototype;
const { then } = PromisePrototype;
const LEAST_ACTORS = 3;
const MOST_ACTORS = 40;
const CALLS_PER_TURN = 40;
const CALLS_PER_FRESH = 60;
const MOST_DEPTH = 3;
const LOOK_MS = 3;
const EARLIER = 30;

let made = 0;
let depth = 0;
let actors = 0;
const earlier = [];

const context = {
  earlier() {
    if (earlier.length === 0) return { value: undefined, label: 'undefined' };
    return values.pick(earlier);
  },
  again() {
    if (depth < MOST_DEPTH && made < calls) one();
  },
  pause: () => sleep(values.below(3)),
  prototype: () => values.pick(members.prototypes),
  subclass() {
    const { fn } = values.pick(members.all.filter(({ kind }) => kind === 'new'));
    return class extends fn {};
  },
  member: () => values.pick(members.all).fn,
  told(error) {
    if (isObject(error) && error instanceof Error) judge('a callback', false, error);
  },
};
const values = new Values(Number(seedText), context, favoured[target]);
const members = new Members(target === 'zmq' ? [Buffer.prototype] : []);
const chosen = target === 'all' ? Object.keys(TARGETS) : [target];
for (const name of chosen) TARGETS[name].start(members);

function read(error, name) {
  const value = error[name];
  return value === undefined || value === null ? null : String(value);
}

function judge(label, language, error) {
  if (isOwn(error)) {
    fuzz.own();
    return;
  }
  const found = { label, language: language === true, isError: isObject(error) && error instanceof Error };
  if (isObject(error)) for (const name of ['name', 'message', 'code', 'number', 'stack']) found[name] = read(error, name);
  else found.message = String(error);
  fuzz.threw(JSON.stringify(found));
}

const shown = ({ label }) => label;

// The call, and how it reads.
function compose() {
  const member = values.pick(values.chance(85) ? members.own : members.all);
  const { label, kind, fn, prototype, owner } = member;
  const args = kind === 'get' ? [] : kind === 'set' ? [values.any()] : values.several(fn.length);
  const list = args.map(({ value }) => value);
  const text = `(${args.map(shown).join(', ')})`;
  if (kind === 'new') {
    if (values.chance(90)) return { member, text: label + text, run: () => construct(fn, list), whole: true };
    const other = values.pick(members.all).fn;
    return { member, text: `${label}${text} as another`, run: () => construct(fn, list, other), language: true };
  }
  const instances = prototype === undefined ? [] : members.instances(prototype);
  if (instances.length > 0 && values.chance(95)) {
    const index = values.below(instances.length);
    const self = instances[index];
    return { member, text: `[${index}] ${kind} ${label}${text}`, run: () => apply(fn, self, list), whole: true };
  }
  const exported = prototype === undefined && values.chance(90);
  const { value, label: self } = exported ? { value: owner, label: '' } : values.any();
  // The language itself says that a method does not belong to an object.
  return { member, text: `${self} ${kind} ${label}${text}`, run: () => apply(fn, value, list), whole: true, language: !exported };
}

function keep(value, label) {
  const entry = { value, label: `<${label}>` };
  if (earlier.length < EARLIER) earlier.push(entry);
  else earlier[values.below(EARLIER)] = entry;
}

function take(result, { member, whole }) {
  const { label, language } = member;
  if (!isObject(result)) return;
  keep(result, label);
  if (Object.getPrototypeOf(result) === PromisePrototype) {
    apply(then, result, [undefined, (error) => judge(label, language, error)]);
    return;
  }
  if (isSocket(result)) limit(values, result);
  // What another module exports is called in runs of its own, if at all: fs and process reach beyond this process.
  if (whole && !label.includes('require') && label !== 'module.children') members.adopt(result, label);
}

function one() {
  made++;
  depth++;
  let call;
  try {
    call = compose();
    fuzz.note(call.text);
    take(call.run(), call);
  } catch (error) {
    if (call === undefined) judge('arguments', false, error);
    else judge(call.text, call.language || call.member.language, error);
  } finally {
    depth = Math.max(0, depth - 1);
  }
}

function freshen() {
  for (const name of chosen)
    for (const value of TARGETS[name].fresh(values)) {
      members.adopt(value, name);
      keep(value, name);
    }
}

function act() {
  actors++;
  try {
    while (made < calls) {
      if (made % CALLS_PER_FRESH === 0) freshen();
      depth = 0;
      one();
      if (made % CALLS_PER_TURN === 0) sleep(0);
    }
  } finally {
    actors--;
  }
}

freshen();
for (let before = -1; made < calls && actors < MOST_ACTORS; ) {
  // Whoever waits, perhaps for ever, is replaced.
  if (made === before || actors < LEAST_ACTORS) start(act);
  before = made;
  sleep(LOOK_MS);
}
fuzz.done(made, members.all.length);
