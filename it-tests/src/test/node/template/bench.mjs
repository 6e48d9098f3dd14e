// Renders the works with the engines for JSON templates that run on Node: node bench.mjs WORKS [--quick].
// WORKS is a file with [{name, template, cases: {inputs, hostile: {inputs, expected}}}]; the answer
// is one line of JSON on standard output: {node, figures, faults}.
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import jsone from 'json-e';
import jsonTemplates from 'json-templates';

const PLACEHOLDER = /\{\{(\w+)\}\}/g;
const WHOLE = /^\{\{(\w+)\}\}$/;

const engines = {
  'json-e': (template) => {
    const own = inJsonE(template);
    return (inputs) => jsone(own, inputs);
  },
  'json-templates': (template) => jsonTemplates(template),
};

/** The template in json-e's syntax: a whole placeholder keeps its type, others stand in text. */
function inJsonE(value) {
  if (typeof value === 'string') {
    const whole = WHOLE.exec(value);
    return whole ? { $eval: whole[1] } : value.replace(PLACEHOLDER, '${$1}');
  }
  if (Array.isArray(value)) return value.map(inJsonE);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, inJsonE(member)]));
}

const utf8 = (payload) => Buffer.from(JSON.stringify(payload), 'utf8');

/** Mean time of one call in each of some rounds, after a warm-up. */
function rounds(call, count, millis) {
  const round = (limit) => {
    const start = process.hrtime.bigint();
    const end = start + BigInt(Math.round(limit * 1e6));
    let calls = 0;
    let now;
    do {
      for (let i = 0; i < batch; i++) sink += call().length;
      calls += batch;
      now = process.hrtime.bigint();
    } while (now < end);
    return Number(now - start) / calls;
  };
  let batch = 1;
  // So many calls between two looks at the clock that the clock does not count.
  batch = Math.max(1, Math.round(20_000 / round(millis)));
  round(millis);
  return Array.from({ length: count }, () => round(millis));
}

/** The least of the rounds' means, and their median. */
function summary(times) {
  const sorted = times.toSorted((a, b) => a - b);
  return { ns: sorted[0], median: sorted[Math.floor(sorted.length / 2)] };
}

let sink = 0;
const [file, effort] = process.argv.slice(2);
const quick = effort === '--quick';
const figures = [];
const faults = [];
for (const work of JSON.parse(readFileSync(file, 'utf8'))) {
  for (const [subject, prepare] of Object.entries(engines)) {
    const render = prepare(work.template);
    for (const [kind, { inputs, expected }] of Object.entries(work.cases)) {
      const payload = JSON.parse(utf8(render(inputs)).toString('utf8'));
      if (!isDeepStrictEqual(payload, expected)) faults.push({ subject, item: work.name, kind });
    }
    const { inputs } = work.cases.inputs;
    const times = rounds(() => utf8(render(inputs)), quick ? 2 : 30, quick ? 50 : 100);
    figures.push({ subject, item: work.name, ...summary(times) });
  }
}
console.log(JSON.stringify({ node: process.version, figures, faults, sink }));
