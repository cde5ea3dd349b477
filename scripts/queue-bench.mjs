// Measures what scheduling by a queue costs against the thread pool: the same releases in turn, A B A B, on the same
// cores. Needs Redis (COMMUNIQUE_REDIS, or the one of this machine).
// Usage: node scripts/queue-bench.mjs [documents] [rounds] [threads]      (4000 3 2 unless told otherwise)
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { address, clearKeys, cpuOf, cpuOfEnded, manyReleases, run, scratch, startWorker } from './queue-tools.mjs';

const [documents = 4000, rounds = 3, threads = 2] = process.argv.slice(2).map(Number);
/** Time for a worker to start, and look for shards. */
const START_MS = 5000;
const folder = scratch('communique-queue-bench-');
const input = join(folder, 'in');
manyReleases(input, documents);
const output = join(folder, 'out');
const queue = address();
const redis = new Redis(process.env.COMMUNIQUE_REDIS ?? 'redis://127.0.0.1:6379');

/** Seconds of a run into an empty folder: on the clock, and of processors. */
async function measured(...more) {
  rmSync(output, { recursive: true, force: true });
  const [started, own] = [performance.now(), cpuOfEnded()];
  await run(['--input', input, '--output', output, ...more]);
  return { clock: (performance.now() - started) / 1000, own: cpuOfEnded() - own, worker: 0, redis: 0 };
}

/** As before, by a worker that is new but waits already: its threads start with the first shard, as those of a pool. */
async function measuredQueue() {
  const worker = startWorker(queue, { concurrency: threads });
  await new Promise((done) => setTimeout(done, START_MS));
  const [before, redisBefore] = [cpuOf(worker), await redisCpu()];
  const figures = await measured('--queue', queue);
  const used = { worker: cpuOf(worker) - before, redis: (await redisCpu()) - redisBefore };
  await worker.end('SIGTERM');
  return { ...figures, ...used };
}

/** Processor seconds that Redis has used. */
async function redisCpu() {
  const info = await redis.info('cpu');
  const value = (name) => Number(new RegExp(`^${name}:([\\d.]+)`, 'm').exec(info)?.[1]);
  return value('used_cpu_user') + value('used_cpu_sys');
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function filesBelow(place) {
  return readdirSync(place).reduce((sum, name) => sum + statSync(join(place, name)).size, 0);
}

const total = ({ own, worker, redis: server }) => own + worker + server;
const ratio = (of) => median(kept.map(({ pool, queued }) => of(queued) / of(pool))).toFixed(3);

// A first round that is not counted has all files in memory.
await measuredQueue();
const kept = [];
for (let round = 0; round < rounds; round++) {
  const [pool, queued] = [await measured('--workers', String(threads)), await measuredQueue()];
  kept.push({ pool, queued });
  const words = ({ clock, own, worker }) =>
    `${clock.toFixed(1)} s on the clock, ${own.toFixed(1)} + ${worker.toFixed(1)} s of processors`;
  process.stdout.write(`pool ${words(pool)}; queue ${words(queued)} (run + worker)\n`);
}
await clearKeys(queue);
redis.disconnect();
const bytes = (name) => statSync(join(output, name)).size;
const each = (of) => ((1000 * median(kept.map(of))) / documents).toFixed(2);
process.stdout.write(
  `milliseconds of processors a release: pool ${each(({ pool }) => pool.own)}, ` +
    `worker ${each(({ queued }) => queued.worker)}, coordinator ${each(({ queued }) => queued.own)}, ` +
    `Redis ${each(({ queued }) => queued.redis)}\n` +
    `bytes a release: ${Math.round((bytes('statements.jsonl') + bytes('documents.jsonl')) / documents)} of records, ` +
    `${Math.round(filesBelow(input) / documents)} of input\n`,
);
rmSync(folder, { recursive: true, force: true });
process.stdout.write(
  `${documents} documents, ${threads} threads, queue / pool, median of ${rounds}: ` +
    `${ratio(({ clock }) => clock)} on the clock, ${ratio(total)} of processors\n`,
);
