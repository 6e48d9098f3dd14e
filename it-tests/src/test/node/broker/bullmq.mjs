// Jobs through BullMQ: node bullmq.mjs PORT, then one round for each line of standard input, a JSON object
// {jobs, concurrency, bulk, adding, apart}; each answer is a line {seconds, cpu}. The first line tells versions.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Queue, Worker } from 'bullmq';

const [port] = process.argv.slice(2);
const connection = { host: '127.0.0.1', port: Number(port), maxRetriesPerRequest: null };
const payload = { text: 'x'.repeat(1013) };

async function round(number, { jobs, concurrency, bulk, adding }) {
  const name = `round-${number}`;
  const queue = new Queue(name, { connection });
  let done = 0;
  let finished;
  const all = new Promise((resolve) => (finished = resolve));
  const worker = new Worker(name, async () => ({}), { connection, concurrency });
  worker.on('completed', () => {
    if (++done === jobs) finished();
  });
  worker.on('error', (error) => console.error(error));
  await Promise.all([queue.waitUntilReady(), worker.waitUntilReady()]);
  const before = process.cpuUsage();
  const start = process.hrtime.bigint();
  let next = 0;
  const add = async () => {
    while (next < jobs) {
      const count = Math.min(bulk, jobs - next);
      next += count;
      if (count === 1) await queue.add('job', payload);
      else await queue.addBulk(Array.from({ length: count }, () => ({ name: 'job', data: payload })));
    }
  };
  await Promise.all([all, ...Array.from({ length: adding }, add)]);
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  const used = process.cpuUsage(before);
  await worker.close();
  await queue.close();
  return { seconds, cpu: (used.user + used.system) / 1e6 };
}

const version = JSON.parse(readFileSync('node_modules/bullmq/package.json', 'utf8')).version;
console.log(JSON.stringify({ node: process.version, bullmq: version }));
let number = 0;
for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(await round(number++, JSON.parse(line))));
}
