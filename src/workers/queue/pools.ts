import { createHash } from 'node:crypto';
import pLimit from 'p-limit';
import type { Settings } from '../../pipeline/config.js';
import { createPool, type Pool } from '../pool.js';

interface Entry {
  readonly pool: Pool;
  readonly hash: string;
  users: number;
}

/**
 * The threads of a worker: those of the settings at hand; others end when their last shard is done. No more batches are
 * worked on than there are threads. A thread that finds no more of one shard takes up the next, so that none waits while
 * there is work, at the end of the run too.
 */
export class Pools {
  #current: Entry | undefined;
  readonly #limit;

  constructor(
    readonly threads: number,
    readonly thread?: URL,
  ) {
    this.#limit = pLimit(threads);
  }

  /** Works with the threads of some settings, which are started if need be. */
  async with<T>(settings: Settings, work: (pool: Pool) => Promise<T>): Promise<T> {
    const entry = this.#entryOf(settings);
    entry.users++;
    try {
      return await work(entry.pool);
    } finally {
      entry.users--;
      if (entry !== this.#current && entry.users === 0) await entry.pool.close();
    }
  }

  async close(): Promise<void> {
    await this.#current?.pool.close();
  }

  #entryOf(settings: Settings): Entry {
    const hash = createHash('sha256').update(JSON.stringify(settings)).digest('hex');
    const before = this.#current;
    if (before?.hash === hash) return before;
    const entry = { pool: createPool(settings, this.threads, this.thread, undefined, this.#limit), hash, users: 0 };
    this.#current = entry;
    if (before?.users === 0) void before.pool.close();
    return entry;
  }
}
