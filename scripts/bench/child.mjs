// A process of its own for what a process can show only once: start-up and memory. Writes one line of JSON.
// Usage: node scripts/bench/child.mjs model|record|wink|pipeline [folders…]
import { createPipeline, createWink } from './contenders.mjs';
import { copies, randomOf, readTexts } from './texts.mjs';

const FIRST = 'The Ministers agreed to meet in Lima by 30 June 2024.';
const COPIES = 2000;

/** Milliseconds from the start of the process to a loaded model, or to the first record. */
const starts = {
  async model() {
    (await createWink())([FIRST]);
  },
  async record() {
    const { extract } = await import('../../dist/index.js');
    if (extract(FIRST).statements.length === 0) throw new Error('The first release gave no record.');
  },
};

/** Who reads many releases; the most memory that the process had, in MB. */
const readers = { wink: createWink, pipeline: createPipeline };

const [what, ...folders] = process.argv.slice(2);
let value;
if (starts[what]) {
  await starts[what]();
  value = performance.now();
} else {
  const read = await readers[what]();
  const random = randomOf(7);
  const texts = readTexts(folders);
  for (const text of copies(texts, COPIES, random)) read([text]);
  value = process.resourceUsage().maxRSS / 1024;
}
process.stdout.write(`${JSON.stringify(value)}\n`);
