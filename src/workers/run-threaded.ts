import type { Config } from '../pipeline/config.js';
import { type RunOptions, run } from '../pipeline/run.js';
import type { Tally } from '../pipeline/tally.js';
import { createAmender } from '../review/corrections/amender.js';

/**
 * Runs with the threads and the corrections that the configuration asks for; see `run`. One thread is a thread beside
 * this one too, so that a release that hangs or dies is rejected and does not take the run along; only times by stage
 * are taken in this thread.
 *
 * @throws UsageError
 */
export async function runThreaded(
  config: Config,
  options: Omit<RunOptions, 'executor' | 'amender'> = {},
): Promise<Tally> {
  const amended = { ...options, amender: createAmender(config) };
  if (options.times) return run(config, amended);
  // Loaded here: other commands pay nothing for the pool.
  const { createPool, threadCount } = await import('./pool.js');
  return run(config, { ...amended, executor: () => createPool(config, threadCount(config)) });
}
