import { setTimeout as pause } from 'node:timers/promises';
import type { Worker as QueueWorker } from 'bullmq';
import type { Redis } from 'ioredis';
import { UsageError } from '../../core/diagnostics.js';
import { openParts } from '../parts/open.js';
import type { PartStore } from '../parts/store.js';
import { connect, type QueueAddress } from './address.js';
import { Worker } from './libraries.js';
import { performShard } from './perform.js';
import { Pools } from './pools.js';
import { queueName, refusalOf, SIGN_MS } from './queues.js';
import type { ShardCounts, ShardJob } from './shard.js';

const MS = 1000;
/** Times that the workers of a shard may vanish before it is taken for the cause. */
const MOST_STALLS = 3;
/** Parts of the patience after which workers look for shards whose worker has vanished. */
const LOOKS = 3;

/** Hears what a worker does. */
export interface WorkerEars {
  /** @param counts null when another worker had done the shard already */
  done(counts: ShardCounts | null, seconds: number): void;
  failed(job: ShardJob, reason: string): void;
  /** Something is the matter with the queue; the worker goes on as soon as it can. */
  trouble(message: string): void;
}

export interface WorkerOptions {
  readonly address: QueueAddress;
  /** Shards at once, each on a thread of its own. */
  readonly concurrency: number;
  /** Where the parts are, when that is not what the coordinator says. */
  readonly parts: string | null;
  /** Seconds without a sign of life after which the shards of a worker are given to others. */
  readonly patience: number;
  readonly ears: WorkerEars;
  readonly signal: AbortSignal;
  /** The module that threads run. */
  readonly thread?: URL;
}

/** Stores by their place, opened once. */
class Stores {
  readonly #open = new Map<string, Promise<PartStore>>();

  constructor(readonly stated: string | null) {}

  of(label: string): Promise<PartStore> {
    const place = this.stated ?? label;
    const known = this.#open.get(place);
    if (known) return known;
    const store = openParts(place);
    this.#open.set(place, store);
    // The next shard tries again.
    store.catch(() => this.#open.delete(place));
    return store;
  }

  async close(): Promise<void> {
    for (const store of this.#open.values()) await (await store).close();
  }
}

function startWorker(options: WorkerOptions, redis: Redis, stores: Stores, pools: Pools): QueueWorker<ShardJob> {
  const { address, concurrency, patience, ears } = options;
  const worker = new Worker<ShardJob>(
    queueName(),
    async ({ data }) => {
      const started = performance.now();
      const counts = await performShard(data, await stores.of(data.parts), pools);
      ears.done(counts, (performance.now() - started) / MS);
      return counts;
    },
    {
      connection: redis,
      prefix: address.prefix,
      // One shard more is at hand for the thread that is free next.
      concurrency: concurrency + 1,
      // Redis takes whole milliseconds only.
      lockDuration: Math.ceil(patience * MS),
      stalledInterval: Math.ceil((patience * MS) / LOOKS),
      maxStalledCount: MOST_STALLS,
    },
  );
  worker.on('failed', (job, error) => job && ears.failed(job.data, error.message));
  // Connections come back by themselves, and a shard that was lost with one is done again.
  worker.on('error', (error) => ears.trouble(error.message));
  return worker;
}

/** Waits until the signal, or until coordinators ask for another version only. */
async function untilUnwanted({ address, signal }: WorkerOptions, redis: Redis): Promise<string | null> {
  while (!signal.aborted) {
    const refusal = await refusalOf(redis, address.prefix);
    if (refusal) return refusal;
    await pause(SIGN_MS, undefined, { signal }).catch(() => undefined);
  }
  return null;
}

/**
 * Works on the shards of a queue until the signal; those under way are finished.
 *
 * @throws UsageError when Redis does not answer at the start, or the runs ask for another version of the package
 */
export async function work(options: WorkerOptions): Promise<void> {
  const redis = await connect(options.address);
  const stores = new Stores(options.parts);
  const pools = new Pools(options.concurrency, options.thread);
  try {
    const refusal = await refusalOf(redis, options.address.prefix);
    if (refusal) throw new UsageError(refusal);
    const worker = startWorker(options, redis, stores, pools);
    try {
      const unwanted = await untilUnwanted(options, redis);
      if (unwanted !== null) throw new UsageError(unwanted);
    } finally {
      await worker.close();
    }
  } finally {
    await pools.close();
    await stores.close();
    redis.disconnect();
  }
}
