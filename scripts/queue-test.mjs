// Runs many documents over workers that are killed at random moments, and compares the dataset with that of one
// thread. Needs Redis (COMMUNIQUE_REDIS, or the one of this machine).
// Usage: node scripts/queue-test.mjs [documents] [workers] [seconds between kills] [seed]
//        (20000 2 5 1 unless told otherwise; 400 2 5 for CI)
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { address, clearKeys, hashesOf, manyReleases, run, scratch, start, startWorker } from './queue-tools.mjs';

const [documents = 20_000, workers = 2, pause = 5, seed = 1] = process.argv.slice(2).map(Number);
/** Seconds after which the shards of a killed worker are given to others. */
const PATIENCE = 3;
/** Beginnings of releases are enough here: it is the shards that matter. */
const CHARACTERS = 700;
const folder = scratch('communique-queue-');
const input = join(folder, 'in');
const queue = address();

/** A small generator of numbers from 0 to 1, the same for the same seed. */
function chance(state) {
  let value = state >>> 0;
  return () => {
    value = (Math.imul(value, 1664525) + 1013904223) >>> 0;
    return value / 2 ** 32;
  };
}

/** Workers that stand up again when they are killed, as a supervisor would have it. */
function company(count) {
  let open = true;
  const places = Array.from({ length: count }, () => startWorker(queue, { patience: PATIENCE }));
  return {
    async kill(at) {
      await places[at].end('SIGKILL');
      if (open) places[at] = startWorker(queue, { patience: PATIENCE });
    },
    async end() {
      open = false;
      await Promise.all(places.map((place) => place.end('SIGKILL')));
    },
  };
}

/** Seconds of work. */
async function timed(work) {
  const started = performance.now();
  await work();
  return ((performance.now() - started) / 1000).toFixed(1);
}

manyReleases(input, documents, CHARACTERS);
process.stderr.write(`${documents} documents in ${folder}\n`);
const single = join(folder, 'single');
const spread = join(folder, 'spread');
const alone = await timed(() => run(['--input', input, '--output', single, '--workers', '1']));

const random = chance(seed);
const staff = company(workers);
let kills = 0;
const queued = await timed(async () => {
  const coordinator = start(['run', '--quiet', '--input', input, '--output', spread, '--queue', queue]);
  let going = true;
  coordinator.ended.then(() => {
    going = false;
  });
  while (going) {
    // Between half and one and a half of the pause, so that kills meet shards at any moment.
    const wait = (0.5 + random()) * pause * 1000;
    await Promise.race([coordinator.ended, new Promise((done) => setTimeout(done, wait))]);
    if (!going) break;
    await staff.kill(Math.floor(random() * workers));
    kills++;
  }
  const code = await coordinator.ended;
  if (code !== 0) throw new Error(`communique run --queue ended with ${code}`);
});
await staff.end();
await clearKeys(queue);

const [wanted, got] = [hashesOf(single), hashesOf(spread)];
const differing = [...new Set([...wanted.keys(), ...got.keys()])].filter((name) => wanted.get(name) !== got.get(name));
const ids = readFileSync(join(spread, 'documents.jsonl'), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line).id);
rmSync(folder, { recursive: true, force: true });
process.stdout.write(
  `${documents} documents: ${alone} s with one thread; ${queued} s with ${workers} workers and ${kills} kills\n` +
    `${ids.length} documents in the dataset, ${new Set(ids).size} different; ${differing.length} of ${wanted.size} files differ\n`,
);
const whole = ids.length === documents && new Set(ids).size === documents;
process.exitCode = whole && differing.length === 0 && kills > 0 ? 0 : 1;
