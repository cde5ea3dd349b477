import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { Redis } from 'ioredis';
import pg from 'pg';
import S3rver from 's3rver';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { openParts } from '../../src/workers/parts/open.js';
import type { PartStore } from '../../src/workers/parts/store.js';
import { parseQueue } from '../../src/workers/queue/address.js';
import { openQueue } from '../../src/workers/queue/queues.js';
import { communique, datasetOf, RELEASE, rowsOf, scratch } from '../end-to-end/communique.js';
import { conditionalStore } from './conditional-store.js';
import { withServer } from './postgres-place.js';
import { launch, launchWorker, queueAt, until, withRedis } from './queue-place.js';

vi.setConfig({ testTimeout: 600_000 });

const folder = scratch();
const input = join(folder, 'in');
mkdirSync(input);
for (let at = 0; at < 60; at++) writeFileSync(join(input, `r${at}.txt`), `${RELEASE}\nReference ${at}.\n`);

const KEYS = { AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: 'S3RVER' };
const BUCKET = 'parts';

/** An object store on loopback, with one bucket. */
async function objectStore(): Promise<string> {
  const server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: join(folder, 's3'),
    configureBuckets: [{ name: BUCKET, configs: [] }],
  });
  const { port } = (await server.run()) as { readonly port: number };
  afterAll(() => server.close());
  return `s3://${BUCKET}/some/folder?endpoint=http://127.0.0.1:${port}`;
}

/** What all stores have in common. */
async function expectStore(store: PartStore): Promise<void> {
  expect(await store.get('run/parts/aa/x')).toBeNull();
  await Promise.all([1, 2, 3].map(() => store.put('run/parts/aa/x', Buffer.from('{"id":"\\u0000 \u00e9"}\n'))));
  await store.put('run/parts/ab/y', Buffer.from('{}\n'));
  await store.put('running/parts/aa/x', Buffer.from('{"kept":1}\n'));
  expect(Buffer.from((await store.get('run/parts/aa/x')) ?? []).toString()).toBe('{"id":"\\u0000 \u00e9"}\n');
  await store.clear('run');
  expect([await store.get('run/parts/aa/x'), await store.get('run/parts/ab/y')]).toEqual([null, null]);
  expect(await store.get('running/parts/aa/x')).not.toBeNull();
  await store.clear('running');
}

/** A run whose parts go a certain place gives the bytes of one thread. */
async function expectRun(name: string, place: string, environment: NodeJS.ProcessEnv = {}): Promise<void> {
  const queue = queueAt(name);
  const single = join(folder, 'single');
  expect(communique(['run', '--input', input, '--output', single]).code).toBe(0);
  const worker = launch(['worker', '--queue', queue], undefined, environment);
  const output = join(folder, name);
  const run = launch(
    ['run', '--input', input, '--output', output, '--queue', queue, '--parts', place],
    undefined,
    environment,
  );
  expect([await run.ended, run.stderr]).toEqual([0, expect.not.stringContaining('communique:')]);
  expect(datasetOf(output)).toEqual(datasetOf(single));
  expect(worker.stderr).not.toContain('Warning');
  await worker.end('SIGTERM');
}

describe('parts in an object store with conditional puts', () => {
  it('are whole or not there, and the first one stays', async () => {
    Object.assign(process.env, KEYS);
    const store = await openParts(`s3://${BUCKET}/some/folder?endpoint=${await conditionalStore()}`);
    await expectStore(store);
    await store.put('run/parts/aa/x', Buffer.from('first'));
    await store.put('run/parts/aa/x', Buffer.from('second'));
    expect(Buffer.from((await store.get('run/parts/aa/x')) ?? []).toString()).toBe('first');
    await store.close();
  });
});

await withRedis('parts in an S3-compatible object store', () => {
  it('are whole or not there, and are removed by run', async () => {
    Object.assign(process.env, KEYS);
    const store = await openParts(await objectStore());
    await expectStore(store);
    await store.close();
  });

  it('serve a run', async () => {
    await expectRun('s3', await objectStore(), KEYS);
  });
});

withServer('parts in PostgreSQL', (url) => {
  const schema = `communique_parts_${process.pid}`;
  const target = new URL(url);
  target.searchParams.set('schema', schema);
  const client = new pg.Client({ connectionString: url });

  afterAll(async () => {
    await client.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
    await client.end();
  });

  it('are whole or not there, can be asked for with SQL, and are removed by run', async () => {
    await client.connect();
    const store = await openParts(target.href);
    await expectStore(store);
    await store.put('run/parts/aa/x', Buffer.from('{"id":"a","document":{"title":"T"}}\n{"id":"b"}\n'));
    await store.put('run/shards/aa/x', Buffer.from('no records'));
    const { rows } = await client.query(
      `SELECT record->>'id' AS id, record->'document'->>'title' AS title FROM ${schema}.communique_part_records ORDER BY 1`,
    );
    expect(rows).toEqual([
      { id: 'a', title: 'T' },
      { id: 'b', title: null },
    ]);
    await store.clear('run');
    await store.close();
  });

  it('serve a run', () => expectRun('postgres', target.href));
});

await withRedis('what is seen of a queue', () => {
  it('figures of a worker for Prometheus', async () => {
    const queue = queueAt('metrics');
    const worker = launchWorker(queue, '--metrics', '0');
    await until(() => worker.stderr.includes('Figures'), worker);
    const [url = ''] = /http:\S+/.exec(worker.stderr) ?? [];
    const run = launch(['run', '--input', input, '--output', join(folder, 'metrics'), '--queue', queue]);
    expect(await run.ended).toBe(0);
    const answer = await fetch(url);
    expect(answer.headers.get('content-type')).toContain('text/plain');
    const text = await answer.text();
    const statements = rowsOf(join(folder, 'metrics'), 'statements.jsonl').length;
    expect(text).toContain('communique_documents_total 60\n');
    expect(text).toContain(`communique_statements_total ${statements}\n`);
    expect(text).toContain('communique_rejects_total 0\n');
    expect(text).toMatch(/communique_shards_total{outcome="done"} [1-9]/);
    expect(text).toMatch(/communique_shard_seconds_count [1-9]/);
    expect(text).toContain('communique_queue_shards{state="waiting"} 0');
    expect(text).toContain('process_resident_memory_bytes');
    expect((await fetch(new URL('/', url))).status).toBe(404);
    await worker.end('SIGTERM');
  });

  it('the queue in Bull Board, as any other of BullMQ', async () => {
    const stated = queueAt('board');
    const run = launch(['run', '--input', input, '--output', join(folder, 'board'), '--queue', stated]);
    await until(() => run.stderr.includes('communique worker --queue'), run);
    const [{ name }] = JSON.parse(communique(['queue', 'status', '--queue', stated, '--json']).stdout);
    const { url, prefix } = parseQueue(stated);
    const redis = new Redis(url, { maxRetriesPerRequest: null });
    const queue = openQueue(redis, { prefix }, name);
    const board = new BullMQAdapter(queue as never, { readOnlyMode: true });
    expect(board.getName()).toBe(name);
    expect((await board.getJobCounts()).waiting).toBeGreaterThan(0);
    const [job] = await board.getJobs(['waiting'], 0, 0);
    expect(job?.toJSON()).toMatchObject({ name: 'shard', data: { documents: expect.any(Number), alone: false } });
    await queue.close();
    redis.disconnect();
    await run.end('SIGKILL');
  });

  it('nothing of a server that is not there', () => {
    const { code, stderr } = communique(['queue', 'status', '--queue', 'redis://me:secret@127.0.0.1:1']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^communique: no Redis answers at redis:\/\/me:\*\*\*@127.0.0.1:1 \(.*ECONNREFUSED/);
  });
});
