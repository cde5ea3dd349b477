// Speed of the pipeline as ratios to wink-nlp, which reads and tags the same text in the same process, by turns.
// Usage: npm run bench -- [folder…] [--rounds 7] [--releases 300] [--most 10000] [--json FILE] [--markdown FILE]
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createCompromise, createPipeline, createStages, createThreads, createWink } from './bench/contenders.mjs';
import { growthByLength, growthByNumber } from './bench/growth.mjs';
import { spread } from './bench/statistics.mjs';
import { markdown } from './bench/table.mjs';
import { copies, randomOf, readTexts, wordsIn } from './bench/texts.mjs';

const string = (value) => ({ type: 'string', default: value });
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: string('7'),
    releases: string('300'),
    most: string('10000'),
    json: { type: 'string' },
    markdown: { type: 'string' },
  },
});
const rounds = Number(options.rounds);
const releases = Number(options.releases);
/** compromise three is so slow that it reads a part of the releases. */
const PART = 20;
/** Rounds that are not counted, until all code is compiled. */
const WARM = 2;
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

async function speeds() {
  const [wink, pipeline, stagesOf, compromise, threads] = await Promise.all([
    createWink(),
    createPipeline(),
    createStages(),
    createCompromise(),
    createThreads(2),
  ]);
  const contenders = { pipeline, '2 workers': threads.perform, 'compromise three': compromise };
  const ratios = Object.fromEntries(Object.keys(contenders).map((name) => [name, { wall: [], processor: [] }]));
  const times = new Map();
  const random = randomOf(1);
  let words = 0;
  for (let round = 0; round < rounds + WARM; round++) {
    say(`round ${round + 1} of ${rounds + WARM}`);
    const sample = [...copies(texts, releases, random)];
    if (round === WARM) times.clear();
    words = wordsIn(sample);
    for (const [name, read] of Object.entries(contenders)) {
      const alone = await timed(wink, sample);
      const own = await timed(read, read === compromise ? sample.slice(0, Math.ceil(releases / PART)) : sample);
      if (round < WARM) continue;
      ratios[name].wall.push(alone.wall / own.wall);
      ratios[name].processor.push(alone.processor / own.processor);
    }
    stagesOf(sample, times);
  }
  await threads.close();
  const total = [...times.values()].reduce((sum, time) => sum + time, 0);
  const speed = Object.fromEntries(
    Object.entries(ratios).map(([name, { wall, processor }]) => [
      name,
      // The threads' start counts in the first round only; their processor time is that of the whole process.
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

const found = { rounds, releases, ...(await speeds()) };
say('start-up and memory');
found.start = ofProcesses('record', 'model');
found.memory = ofProcesses('pipeline', 'wink');
say('growth');
found.length = growthByLength(texts, await createPipeline());
found.number = await growthByNumber(texts, Number(options.most));
if (options.json) writeFileSync(options.json, `${JSON.stringify(found, null, 2)}\n`);
if (options.markdown) writeFileSync(options.markdown, markdown(found));
process.stdout.write(markdown(found));
