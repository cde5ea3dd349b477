import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { expect, it, vi } from 'vitest';
import { communique, datasetOf, RELEASE, rowsOf, scratch } from '../end-to-end/communique.js';
import {
  filesIn,
  launch,
  launchWorker,
  Network,
  OwnRedis,
  otherVersion,
  partsIn,
  queueAt,
  ROOT,
  type Started,
  supervised,
  until,
  withRedis,
} from './queue-place.js';

// Workers are killed, servers restarted, and patience runs out meanwhile: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 600_000 });

const folder = scratch();
const input = join(folder, 'in');

/** Releases of several kinds, and inputs that give rejects. */
function makeInputs(): void {
  mkdirSync(join(input, 'more'), { recursive: true });
  for (let at = 0; at < 300; at++) writeFileSync(join(input, `r${at}.txt`), `${RELEASE}\nReference ${at}.\n`);
  writeFileSync(join(input, 'r3.meta.json'), JSON.stringify({ date: '2024-02-01' }));
  writeFileSync(join(input, 'more/packed.txt.gz'), gzipSync(`${RELEASE}\nPacked.\n`));
  const lines = [1, 2, 3].map((at) =>
    JSON.stringify({ id: `line-${at}`, text: `${RELEASE}\nLine ${at}: \ud83d\ude00\n` }),
  );
  writeFileSync(join(input, 'more/lines.jsonl'), [...lines, '{"id": 4', ''].join('\n'));
  writeFileSync(join(input, 'more/picture.png'), 'no text');
  writeFileSync(join(input, 'more/empty.txt'), '');
}

function runArgs(output: string, queue: string, ...more: string[]): string[] {
  return ['run', '--input', input, '--output', join(folder, output), '--queue', queue, ...more];
}

function expectSame(output: string): void {
  expect(datasetOf(join(folder, output))).toEqual(datasetOf(join(folder, 'single')));
}

/** Waits for a run to end, and expects its dataset to be that of one thread. */
async function finish(run: Started, output: string): Promise<void> {
  expect([await run.ended, run.stderr]).toEqual([1, expect.not.stringContaining('communique:')]);
  expectSame(output);
}

function parts(output: string): string {
  return join(folder, output, '.cache/parts');
}

await withRedis('a run with workers at a queue', () => {
  it('writes the bytes of a run in one thread, and leaves nothing behind', async () => {
    makeInputs();
    expect(communique(['run', '--input', input, '--output', join(folder, 'single')]).code).toBe(1);
    const queue = queueAt('plain');
    const workers = [launchWorker(queue), launchWorker(queue, '--concurrency', '2')];
    await finish(launch(runArgs('plain', queue)), 'plain');
    expect(rowsOf(join(folder, 'plain'), 'documents.jsonl')).toHaveLength(304);
    expect(filesIn(parts('plain'))).toEqual([]);
    const { stdout } = communique(['queue', 'status', '--queue', queue, '--json']);
    expect(JSON.parse(stdout)).toEqual([]);
    for (const worker of workers) expect(await worker.end('SIGTERM')).toBe(130);
  });

  it('says that no worker is there, and waits', async () => {
    const queue = queueAt('waits');
    const run = launch(runArgs('waits', queue));
    await until(() => run.stderr.includes('communique worker --queue'), run);
    const [state] = JSON.parse(communique(['queue', 'status', '--queue', queue, '--json']).stdout);
    expect(state).toMatchObject({ asked: true, workers: 0, active: 0, failed: 0 });
    expect(state.waiting).toBeGreaterThan(2);
    expect(communique(['queue', 'status', '--queue', queue]).stdout).toMatch(/waits +0/);
    expect(await run.end('SIGINT')).toBe(130);
    const worker = launchWorker(queue);
    await finish(launch(runArgs('waits', queue)), 'waits');
    await worker.end('SIGTERM');
  });

  it('survives workers that are killed', async () => {
    const queue = queueAt('kills');
    const run = launch(runArgs('kills', queue));
    for (let done = 0; done < 2; done++) {
      const worker = launchWorker(queue);
      await until(() => partsIn(parts('kills')) > done, run);
      await worker.end('SIGKILL');
    }
    const worker = launchWorker(queue);
    await finish(run, 'kills');
    await worker.end('SIGTERM');
  });

  it('goes on where it stood when the coordinator was killed', async () => {
    const queue = queueAt('coordinator');
    const first = launch(runArgs('coordinator', queue));
    const worker = launchWorker(queue);
    await until(() => partsIn(parts('coordinator')) > 0, first);
    await first.end('SIGKILL');
    // The worker goes on meanwhile.
    await until(
      async () => JSON.parse(communique(['queue', 'status', '--queue', queue, '--json']).stdout)[0].waiting === 0,
    );
    const made = filesIn(parts('coordinator'));
    expect(made.length).toBeGreaterThan(2);
    await finish(launch(runArgs('coordinator', queue)), 'coordinator');
    await worker.end('SIGTERM');
  });

  it.each([
    ['with its data', true],
    ['without its data', false],
  ])('survives a restart of Redis %s', async (_, keeps) => {
    const redis = await OwnRedis.start(join(folder, `redis-${keeps}`), keeps);
    const name = `restart-${keeps}`;
    const queue = queueAt(name, redis.url);
    const worker = launchWorker(queue);
    const run = launch(runArgs(name, queue));
    await until(() => partsIn(parts(name)) > 0, run);
    await redis.down();
    await pause(1000);
    await redis.up();
    await finish(run, name);
    await worker.end('SIGKILL');
    await redis.down();
  });

  it('survives a network that stands still, longer than workers have patience, and is cut', async () => {
    const network = await Network.to(queueAt('x'));
    const queue = queueAt('network', network.url);
    const workers = [launchWorker(queue), launchWorker(queueAt('network'))];
    const run = launch(runArgs('network', queue));
    await until(() => partsIn(parts('network')) > 0, run);
    network.hold();
    await pause(4000);
    network.letGo();
    network.cut();
    await finish(run, 'network');
    for (const worker of workers) await worker.end('SIGKILL');
    network.close();
  });

  it('divides a shard that ends its workers, down to the release at fault, which is a reject', async () => {
    const poisoned = join(folder, 'poisoned');
    mkdirSync(poisoned);
    for (let at = 0; at < 24; at++) writeFileSync(join(poisoned, `p${at}.txt`), `${RELEASE}\nReference ${at}.\n`);
    communique(['run', '--input', poisoned, '--output', join(folder, 'healthy')]);
    writeFileSync(join(poisoned, 'poison.txt'), `${RELEASE}\nPoison.\n`);
    const queue = queueAt('poison');
    const worker = supervised(() => launch([queue], join(ROOT, 'tests/services/poison-worker.mjs')));
    const run = launch(['run', '--input', poisoned, '--output', join(folder, 'rest'), '--queue', queue]);
    expect(await run.ended).toBe(1);
    expect(worker.deaths()).toBeGreaterThan(0);
    await worker.stop();
    expect(rowsOf(join(folder, 'rest'), 'rejects.jsonl')).toMatchObject([{ document: 'poison', reason: 'crashed' }]);
    for (const name of ['documents.jsonl', 'statements.jsonl', 'entities.jsonl']) {
      expect(readFileSync(join(folder, 'rest', name), 'utf8')).toBe(
        readFileSync(join(folder, 'healthy', name), 'utf8'),
      );
    }
    expect(communique(['queue', 'dead', '--queue', queue]).stdout).toBe('No shard was given up.\n');
  });

  it('refuses a worker of another version, which never sees a shard', async () => {
    const queue = queueAt('version');
    const main = otherVersion(join(folder, 'other-version'));
    const run = launch(runArgs('version', queue));
    await until(() => run.stderr.includes('communique worker --queue'), run);
    const stranger = launch(['worker', '--queue', queue], main);
    expect(await stranger.ended).toBe(2);
    expect(stranger.stderr).toMatch(/this worker is communique-\S+, but the run asks for communique-/);
    const worker = launchWorker(queue);
    await finish(run, 'version');
    await worker.end('SIGTERM');
  });

  it('gives up shards that fail for what is around them, and takes them up again when asked', async () => {
    const queue = queueAt('dead');
    const run = launch(runArgs('dead', queue));
    const lost = launchWorker(queue, '--parts', join(folder, 'elsewhere'), '--concurrency', '8');
    expect(await run.ended).toBe(2);
    expect(run.stderr).toMatch(/shards were given up; the first because: the shard is not in .*elsewhere/);
    await lost.end('SIGKILL');
    const letters = JSON.parse(communique(['queue', 'dead', '--queue', queue, '--json']).stdout);
    expect(letters.length).toBeGreaterThan(2);
    expect(letters[0]).toMatchObject({ attempts: 5, reason: expect.stringContaining('elsewhere') });
    expect(communique(['queue', 'dead', '--queue', queue]).stdout).toContain(letters[0].shard.slice(0, 12));
    const [one] = letters;
    expect(communique(['queue', 'requeue', one.shard, '--queue', queue]).stdout).toBe(
      '1 shards were put into the queue again.\n',
    );
    const worker = launchWorker(queue);
    await until(() => partsIn(parts('dead')) === 1, worker);
    const again = communique(['queue', 'requeue', '--queue', queue]).stdout;
    expect(again).toBe(`${letters.length - 1} shards were put into the queue again.\n`);
    await finish(launch(runArgs('dead', queue)), 'dead');
    await worker.end('SIGTERM');
  });

  it('rejects nothing because a worker does not see the inputs', async () => {
    const queue = queueAt('moved');
    const place = join(folder, 'moved');
    mkdirSync(place);
    writeFileSync(join(place, 'a.txt'), RELEASE);
    const run = launch(['run', '--input', place, '--output', join(folder, 'unseen'), '--queue', queue]);
    await until(() => run.stderr.includes('communique worker --queue'), run);
    rmSync(place, { recursive: true });
    const worker = launchWorker(queue);
    expect(await run.ended).toBe(2);
    expect(run.stderr).toContain('a.txt" cannot be read on this worker, or has changed since the run began');
    await worker.end('SIGTERM');
  });
});
