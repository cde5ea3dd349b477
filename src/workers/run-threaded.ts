import type { Config } from '../pipeline/config.js';
import { type RunOptions, run } from '../pipeline/run.js';
import type { Tally } from '../pipeline/tally.js';
import { createAmender } from '../review/corrections/amender.js';

/**
 * Runs with the threads and the corrections that the configuration asks for; see `run`.
 *
 * @throws UsageError
 */
export async function runThreaded(
  config: Config,
  options: Omit<RunOptions, 'executor' | 'amender'> = {},
): Promise<Tally> {
  const amended = { ...options, amender: createAmender(config) };
  if (config.workers === 1) return run(config, amended);
  // Loaded here: a run in one thread pays nothing for the pool.
  const { createPool, threadCount } = await import('./pool.js');
  const threads = threadCount(config);
  return run(config, threads === 1 ? amended : { ...amended, executor: () => createPool(config, threads) });
}
