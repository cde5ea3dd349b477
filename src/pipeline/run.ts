import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import type { RejectRecord } from '../core/records.js';
import { DatasetWriter } from '../io/dataset.js';
import { type Lock, takeLock } from '../io/lock.js';
import { asOutputFailure, outputGone } from '../io/output-failure.js';
import { type Amender, NO_AMENDMENTS } from './amender.js';
import { cacheKey, pipelineFingerprint } from './cache-key.js';
import type { Config } from './config.js';
import { Dealer, type Executor } from './dealer.js';
import { createEngine, type Engine } from './engine.js';
import { type Head, pack } from './packed.js';
import type { StageTimes } from './stage-times.js';
import { CACHE, ResultStore } from './store.js';
import { Tally } from './tally.js';
import { type Jobs, jobsForDataset } from './tasks.js';
import { writeDataset } from './write-dataset.js';

/** How far a run has come. */
export interface Progress {
  /** Releases and rejected inputs so far. */
  readonly done: number;
  /** Files found; one file may hold many releases. */
  readonly files: number;
  readonly tally: Tally;
}

export interface RunOptions {
  readonly onProgress?: (progress: Progress) => void;
  /** Work on all releases again, also on those that have not changed. */
  readonly full?: boolean;
  /** Puts decisions by people into the results. */
  readonly amender?: Amender;
  /** Who does the work; this thread unless told otherwise. */
  readonly executor?: (config: Config) => Executor;
  /** Ends the run after the releases under way; what is done is kept. */
  readonly signal?: AbortSignal;
  /** Gets the time that each stage takes in this thread. */
  readonly times?: StageTimes;
  /** Called with each reject as it comes. */
  readonly onReject?: (reject: RejectRecord) => void;
}

/** A run that was asked to end before its end. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

function inThisThread(engine: Engine): Executor {
  return {
    batch: () => 1,
    inFlight: 1,
    perform: (tasks) => Promise.all(tasks.map(async (task) => pack(await engine.perform(task)))),
    close: () => Promise.resolve(),
  };
}

/** Takes results as they come, in any order, and tells how far the run is. */
class Collector {
  readonly tally = new Tally();
  #done = 0;

  constructor(
    readonly files: number,
    readonly store: ResultStore,
    readonly options: RunOptions,
  ) {}

  add(head: Head): void {
    this.tally.add(head);
    this.#tell(head.rejects);
  }

  refuse(reject: RejectRecord): void {
    this.tally.refuse(reject);
    this.#tell([reject]);
  }

  #tell(rejects: readonly RejectRecord[]): void {
    for (const reject of rejects) {
      this.store.refuse(reject);
      this.options.onReject?.(reject);
    }
    this.options.onProgress?.({ done: ++this.#done, files: this.files, tally: this.tally });
  }
}

async function processAll(
  { jobs, files }: Jobs,
  engine: Engine,
  executor: Executor,
  { store, lock }: Place,
  config: Config,
  options: RunOptions,
) {
  const collector = new Collector(files, store, options);
  const fingerprint = pipelineFingerprint(config);
  const dealer = new Dealer(executor, executor.batch(files), (results, keys) => {
    // Results that nobody will find again are not worth making.
    if (!lock.isHeld()) throw outputGone(config.output);
    store.together(() => {
      results.forEach((result, at) => {
        collector.add(store.keep(result, keys[at] ?? null));
      });
    });
  });
  for await (const job of jobs(store.registry())) {
    // Results and signals are taken in between.
    await turn();
    if (options.signal?.aborted) break;
    if ('reject' in job) {
      collector.refuse(job.reject);
      continue;
    }
    const key = cacheKey(job.task, fingerprint, config);
    if (key === null) {
      // Its bytes cannot be had, so it is a reject: nothing to hand to others.
      collector.add(store.keep(pack(await engine.perform(job.task)), null));
      continue;
    }
    const known = store.recall(key);
    if (known) collector.add(known);
    else await dealer.deal({ task: job.task, key });
    await dealer.pass(key);
  }
  await dealer.finish();
  if (options.signal?.aborted) throw new Interrupted('The run was asked to end.');
  return collector.tally;
}

/** The output folder of a run, which no other run writes meanwhile. */
interface Place {
  readonly lock: Lock;
  readonly store: ResultStore;
  readonly writer: DatasetWriter;
}

async function atPlace<T>(config: Config, options: RunOptions, work: (place: Place) => Promise<T>): Promise<T> {
  const { output } = config;
  const lock = takeLock(join(output, CACHE, 'lock'));
  try {
    const writer = new DatasetWriter(output, join(output, CACHE, 'new'));
    const store = await ResultStore.open(output, options.full ?? false, options.amender ?? NO_AMENDMENTS);
    try {
      return await work({ lock, store, writer });
    } finally {
      store.close();
      writer.discard();
    }
  } finally {
    lock.release();
  }
}

/**
 * Reads all releases under the inputs, runs the stages, and writes the dataset. Its bytes do not depend on who does
 * the work, in what order, or on how much of it an earlier run has done: results are kept as they come, so that a run
 * that was killed goes on where it stood, and unchanged releases are not worked on again.
 *
 * @returns the counts of the run
 * @throws UsageError before the first release when the configuration, a lexicon or an input is at fault, or when
 *   another process is writing the output
 * @throws OutputFailure when the output cannot be written any more; the same call goes on from there
 * @throws Interrupted when the signal asked for the end; the same call goes on from there
 */
export async function run(config: Config, options: RunOptions = {}): Promise<Tally> {
  const engine = createEngine(config, options.times?.factories);
  const jobs = jobsForDataset(config);
  try {
    return await atPlace(config, options, async (place) => {
      const executor = options.executor?.(config) ?? inThisThread(engine);
      try {
        const tally = await processAll(jobs, engine, executor, place, config, options);
        writeDataset(place.writer, place.store, config, engine.stages, tally);
        place.store.tidy();
        return tally;
      } finally {
        await executor.close();
      }
    });
  } catch (error) {
    throw asOutputFailure(error, config.output);
  }
}
