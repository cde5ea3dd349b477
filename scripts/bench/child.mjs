// A process of its own for what a process can show only once: start-up, cold code and memory. Writes one line of JSON.
// Usage: node scripts/bench/child.mjs model|record|cold-wink|cold-pipeline|wink|worker [folders…]
import { createPipeline, createThreads, createWink } from './contenders.mjs';
import { copies, randomOf, readTexts } from './texts.mjs';

const FIRST = 'The Ministers agreed to meet in Lima by 30 June 2024.';
const COLD_COPIES = 100;
const COPIES = 2000;
const BATCH = 25;

const [what, ...folders] = process.argv.slice(2);
const sample = (count) => copies(readTexts(folders), count, randomOf(7));

/** Milliseconds of the first releases that a process reads, with all that is loaded. */
async function cold(create) {
  const read = await create();
  const texts = [...sample(COLD_COPIES)];
  const from = performance.now();
  read(texts);
  return performance.now() - from;
}

/** The most memory that the process had, in MB, after many releases. */
async function memory(read) {
  let batch = [];
  for (const text of sample(COPIES)) {
    batch.push(text);
    if (batch.length < BATCH) continue;
    await read(batch);
    batch = [];
  }
  return process.resourceUsage().maxRSS / 1024;
}

const measures = {
  /** Milliseconds from the start of the process to a loaded model, or to the first record. */
  async model() {
    (await createWink())([FIRST]);
    return performance.now();
  },
  async record() {
    const { extract } = await import('../../dist/index.js');
    if (extract(FIRST).statements.length === 0) throw new Error('The first release gave no record.');
    return performance.now();
  },
  'cold-wink': () => cold(createWink),
  'cold-pipeline': () => cold(createPipeline),
  wink: async () => memory(await createWink()),
  /** A run with one worker: a thread beside the one that deals the releases out. */
  async worker() {
    const threads = await createThreads(1);
    const most = await memory(threads.perform);
    await threads.close();
    return most;
  },
};

process.stdout.write(`${JSON.stringify(await measures[what]())}\n`);
