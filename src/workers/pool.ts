import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import type { Config } from '../pipeline/config.js';
import type { Executor } from '../pipeline/run.js';

/** Releases that go to a thread at once: enough that sending them costs little, few enough to keep all threads busy. */
const LARGEST_BATCH = 25;
/** Batches that each thread has waiting. */
const WAITING = 2;
/** Shares in which the releases of a small run are dealt to each thread. */
const SHARES = 4;

/** The number of threads that a configuration asks for. */
export function threadCount({ workers }: Pick<Config, 'workers'>): number {
  return workers === 'auto' ? availableParallelism() : workers;
}

/**
 * Threads that work on releases, each with its own engine.
 *
 * @param threads how many
 */
export function createPool(config: Config, threads: number): Executor {
  const pool = new Piscina({
    filename: new URL('./thread.js', import.meta.url).href,
    minThreads: threads,
    maxThreads: threads,
    workerData: { config },
  });
  return {
    batch: (files) => Math.max(1, Math.min(LARGEST_BATCH, Math.ceil(files / (threads * SHARES)))),
    inFlight: threads * WAITING,
    perform: (tasks) => pool.run(tasks),
    close: () => pool.destroy(),
  };
}
