import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Config } from '../../pipeline/config.js';
import { type RunOptions, run } from '../../pipeline/run.js';
import { CACHE } from '../../pipeline/store.js';
import type { Tally } from '../../pipeline/tally.js';
import { createAmender } from '../../review/corrections/amender.js';
import { openParts } from '../parts/open.js';
import { PatientStore } from '../parts/patient.js';
import { connect, parseQueue } from './address.js';
import { Coordinator } from './coordinator.js';
import { clearFailed, forget, openQueue, type QueueState } from './queues.js';

export interface QueueOptions {
  /** Address of the queue, as `parseQueue` takes it. */
  readonly queue: string;
  /** Place of the parts, as `openParts` takes it; a folder in the output unless told otherwise. */
  readonly parts?: string | undefined;
  readonly onState?: (state: QueueState) => void;
}

const DIGITS = 16;

/** Folder of a run in the store: the same for the same command, so that it goes on where it stood. */
function runName({ inputs, output }: Config): string {
  return `run-${createHash('sha256')
    .update(JSON.stringify([inputs, output]))
    .digest('hex')
    .slice(0, DIGITS)}`;
}

/**
 * Runs with workers that wait at a queue, and the corrections that the configuration asks for; see `run`.
 *
 * @throws UsageError also when Redis does not answer, or shards were given up
 */
export async function runQueued(
  config: Config,
  options: Omit<RunOptions, 'executor' | 'amender'>,
  { queue: stated, parts: place = join(config.output, CACHE, 'parts'), onState }: QueueOptions,
): Promise<Tally> {
  const { stages, lexicons, limits } = config;
  const address = parseQueue(stated);
  const name = runName(config);
  const parts = new PatientStore(await openParts(place));
  const redis = await connect(address);
  const queue = openQueue(redis, address);
  const executor = () =>
    new Coordinator({
      redis,
      queue,
      prefix: address.prefix,
      parts,
      run: name,
      settings: { stages, lexicons, limits },
      ...(options.signal && { signal: options.signal }),
      ...(onState && { onState }),
    });
  try {
    if (options.full) await parts.clear(name);
    const tally = await run(config, { ...options, amender: createAmender(config), executor });
    await parts.clear(name);
    await clearFailed(queue, name);
    await forget(redis, address.prefix, queue);
    return tally;
  } finally {
    await queue.close().catch(() => undefined);
    redis.disconnect();
    await parts.close();
  }
}
