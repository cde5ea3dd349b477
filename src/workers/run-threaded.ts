import type { Config } from '../pipeline/config.js';
import { type RunOptions, run } from '../pipeline/run.js';
import type { Tally } from '../pipeline/tally.js';

/**
 * Runs with the threads that the configuration asks for; see `run`.
 *
 * @throws UsageError
 */
export async function runThreaded(config: Config, options: Omit<RunOptions, 'executor'> = {}): Promise<Tally> {
  if (config.workers === 1) return run(config, options);
  // Loaded here: a run in one thread pays nothing for the pool.
  const { createPool, threadCount } = await import('./pool.js');
  const threads = threadCount(config);
  return run(config, threads === 1 ? options : { ...options, executor: () => createPool(config, threads) });
}
