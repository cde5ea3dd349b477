import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import pLimit, { type LimitFunction } from 'p-limit';
import { Piscina } from 'piscina';
import { InputFailure } from '../io/failure.js';
import type { Config, Settings } from '../pipeline/config.js';
import type { Executor } from '../pipeline/dealer.js';
import type { Task } from '../pipeline/engine.js';
import { type Packed, packedFrom } from '../pipeline/packed.js';
import { refusal } from './refusal.js';

/** Releases that go to a thread at once: enough that sending them costs little, few enough to keep all threads busy. */
const LARGEST_BATCH = 25;
/** Shares in which the releases of a small run are dealt to each thread. */
const SHARES = 4;
/** Heap of a thread; a release that needs more ends its thread, not the run. */
const HEAP_MB = 2048;
/** Megabytes for the new objects of a thread, those of a few releases: more would only hold what nobody needs any more. */
const YOUNG_MB = 6;
/** By how much a heap may grow beyond what is in use before it is cleaned; V8 by itself lets it grow to the fourfold. */
const GROWTH_PERCENT = 60;
const MS = 1000;

/** Threads that work on batches of releases. */
export interface Pool extends Executor {
  perform(tasks: readonly Task[]): Promise<readonly Packed[]>;
}

/** The number of threads that a configuration asks for. */
export function threadCount({ workers }: Pick<Config, 'workers'>): number {
  return workers === 'auto' ? availableParallelism() : workers;
}

function failureOf(error: unknown, seconds: number): InputFailure {
  if (error instanceof Error && error.name === 'AbortError') {
    const message = `The release took more than ${seconds} s, twice.`;
    return new InputFailure('time-limit', message, 'Raise limits.documentSeconds, or split the release.');
  }
  const message = error instanceof Error ? error.message : String(error);
  return new InputFailure('crashed', `The release ended its thread, twice: ${message}.`, 'Please report this release.');
}

/**
 * Threads that work on releases, each with its own engine. A thread that hangs or dies costs only the release at fault:
 * the others of its batch are done again one by one, that one is tried once more and then rejected.
 *
 * @param threads how many
 * @param thread the module that a thread runs
 * @param heapMb megabytes of a thread's heap
 * @param limit of batches at once, where pools share one
 */
export function createPool(
  config: Settings,
  threads: number,
  thread = new URL('./thread.js', import.meta.url),
  heapMb = HEAP_MB,
  limit: LimitFunction = pLimit(threads),
): Pool {
  const { documentSeconds } = config.limits;
  let started: Piscina | undefined;
  const start = (): Piscina => {
    setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
    const pool = new Piscina({
      filename: thread.href,
      minThreads: threads,
      maxThreads: threads,
      workerData: { config },
      resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: YOUNG_MB },
    });
    // A thread may still die of a release that was given up: nothing waits for it any more, and another takes its place.
    return pool.on('error', () => undefined);
  };
  // A whole batch gets the time of one release: batches are fast, and one that is not is done again one by one.
  const attempt = async (tasks: readonly Task[]): Promise<Packed[]> => {
    // With the first releases: a run that finds all of them unchanged needs no threads.
    started ??= start();
    const answer: Uint8Array[] = await started.run(tasks, { signal: AbortSignal.timeout(documentSeconds * MS) });
    return answer.map(packedFrom);
  };
  const again = async (task: Task): Promise<Packed> => {
    try {
      const [result] = await attempt([task]);
      if (result) return result;
      throw new Error('the thread gave no result');
    } catch (error) {
      return refusal(task, failureOf(error, documentSeconds));
    }
  };
  const oneByOne = async (tasks: readonly Task[]): Promise<Packed[]> => {
    const results: Packed[] = [];
    for (const task of tasks) results.push(...(await attempt([task]).catch(async () => [await again(task)])));
    return results;
  };
  const whole = (tasks: readonly Task[]): Promise<Packed[]> =>
    attempt(tasks).catch((): Promise<Packed[]> => {
      const [only] = tasks;
      return only && tasks.length === 1 ? again(only).then((result) => [result]) : oneByOne(tasks);
    });
  return {
    batch: (files) => Math.max(1, Math.min(LARGEST_BATCH, Math.ceil(files / (threads * SHARES)))),
    // No more than there are threads: a batch that waits for a thread would spend its time waiting.
    inFlight: threads,
    async perform(tasks) {
      const batches: Promise<Packed[]>[] = [];
      for (let from = 0; from < tasks.length; from += LARGEST_BATCH) {
        const batch = tasks.slice(from, from + LARGEST_BATCH);
        // In turn, so that threads that are free share what is left of one call; none waits within its time.
        batches.push(limit(() => whole(batch)));
      }
      return (await Promise.all(batches)).flat();
    },
    close: async () => started?.destroy(),
  };
}
