// Speed of the pipeline as ratios to wink-nlp, which reads and tags the same text in the same process, by turns.
// Usage: npm run bench -- [folder…] [--rounds 7] [--releases 500] [--warm 4000] [--most 10000] [--json FILE] [--markdown FILE]
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import {
  createCompromise,
  createEngine,
  createPipeline,
  createThreads,
  createWink,
  readByStage,
} from './bench/contenders.mjs';
import { growthByLength, growthByNumber } from './bench/growth.mjs';
import { spread } from './bench/statistics.mjs';
import { markdown } from './bench/table.mjs';
import { copies, randomOf, readTexts, wordsIn } from './bench/texts.mjs';

const string = (value) => ({ type: 'string', default: value });
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: string('7'),
    releases: string('500'),
    warm: string('4000'),
    most: string('10000'),
    json: { type: 'string' },
    markdown: { type: 'string' },
  },
});
const rounds = Number(options.rounds);
const releases = Number(options.releases);
/** Releases that each contender, and each thread, reads before the first round that counts: then its code is compiled. */
const warm = Number(options.warm);
const STEP = 500;
const THREADS = 2;
/** compromise three is so slow that it reads a part of the releases. */
const PART = 50;
const PROCESSES = 5;

const folders = positionals.length > 0 ? positionals : [fileURLToPath(new URL('../corpus/releases', import.meta.url))];
const texts = readTexts(folders);
const say = (message) => process.stderr.isTTY && process.stderr.write(`${message}\n`);

/** Wall clock and processor time of some work, in milliseconds for each word. */
async function timed(read, sample) {
  const before = process.cpuUsage();
  const from = performance.now();
  await read(sample);
  const wall = performance.now() - from;
  const { user, system } = process.cpuUsage(before);
  const words = wordsIn(sample);
  return { wall: wall / words, processor: (user + system) / 1000 / words };
}

async function warmUp(random, wink, pipeline, threads) {
  for (let read = 0; read < warm; read += STEP) {
    say(`warming up: ${read} of ${warm} releases`);
    const sample = [...copies(texts, STEP, random)];
    wink(sample);
    await pipeline(sample);
    for (let thread = 0; thread < THREADS; thread++) await threads(sample);
  }
}

async function speeds(engine) {
  const pipeline = await createPipeline(engine);
  const [wink, compromise, threads] = await Promise.all([createWink(), createCompromise(), createThreads(THREADS)]);
  const contenders = { pipeline, '2 workers': threads.perform, 'compromise three': compromise };
  const ratios = Object.fromEntries(Object.keys(contenders).map((name) => [name, { wall: [], processor: [] }]));
  const times = new Map();
  const random = randomOf(1);
  await warmUp(random, wink, pipeline, threads.perform);
  let words = 0;
  for (let round = 0; round < rounds; round++) {
    say(`round ${round + 1} of ${rounds}`);
    const sample = [...copies(texts, releases, random)];
    words = wordsIn(sample);
    for (const [name, read] of Object.entries(contenders)) {
      const alone = await timed(wink, sample);
      const own = await timed(read, read === compromise ? sample.slice(0, Math.ceil(releases / PART)) : sample);
      ratios[name].wall.push(alone.wall / own.wall);
      ratios[name].processor.push(alone.processor / own.processor);
    }
    readByStage(engine, sample, times);
  }
  await threads.close();
  const total = [...times.values()].reduce((sum, time) => sum + time, 0);
  const speed = Object.fromEntries(
    Object.entries(ratios).map(([name, { wall, processor }]) => [
      name,
      // Processor time is that of the whole process, with all its threads.
      { wall: spread(wall), processor: spread(processor) },
    ]),
  );
  const overOne = ratios['2 workers'].wall.map((ratio, i) => ratio / ratios.pipeline.wall[i]);
  speed['2 workers / pipeline'] = { wall: spread(overOne), processor: null };
  const stages = Object.fromEntries([...times].map(([name, time]) => [name, time / total]));
  return { words, speed, stages };
}

/** Ratios of two kinds of child processes, by turns. */
function ofProcesses(numerator, denominator) {
  const child = fileURLToPath(new URL('./bench/child.mjs', import.meta.url));
  const measure = (what) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [child, what, ...folders], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`The process "${what}" failed: ${stderr}`);
    return JSON.parse(stdout);
  };
  return spread(Array.from({ length: PROCESSES }, () => measure(numerator) / measure(denominator)));
}

const engine = await createEngine();
const found = { rounds, releases, warm, ...(await speeds(engine)) };
say('cold speed, start-up and memory');
found.cold = ofProcesses('cold-wink', 'cold-pipeline');
found.start = ofProcesses('record', 'model');
found.memory = ofProcesses('worker', 'wink');
say('growth');
found.length = await growthByLength(texts, await createPipeline(engine));
found.number = await growthByNumber(texts, Number(options.most));
if (options.json) writeFileSync(options.json, `${JSON.stringify(found, null, 2)}\n`);
if (options.markdown) writeFileSync(options.markdown, markdown(found));
process.stdout.write(markdown(found));
