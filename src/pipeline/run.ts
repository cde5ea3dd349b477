import { join } from 'node:path';
import { DatasetWriter } from '../io/dataset.js';
import { Journal } from '../io/journal.js';
import type { Config } from './config.js';
import { createEngine, type Engine, type Task } from './engine.js';
import type { DocumentResult } from './result.js';
import { Tally } from './tally.js';
import { findJobs, type Jobs } from './tasks.js';
import { writeDataset } from './write-dataset.js';

/** How far a run has come. */
export interface Progress {
  /** Releases and rejected inputs so far. */
  readonly done: number;
  /** Files found; one file may hold many releases. */
  readonly files: number;
  readonly tally: Tally;
}

/** Works on batches of releases, here or elsewhere. */
export interface Executor {
  /** Releases to hand over at once, for a run of so many files. */
  batch(files: number): number;
  /** Batches that may be under way at once. */
  readonly inFlight: number;
  perform(tasks: readonly Task[]): Promise<readonly DocumentResult[]>;
  close(): Promise<void>;
}

export interface RunOptions {
  readonly onProgress?: (progress: Progress) => void;
  /** Who does the work; this thread unless told otherwise. */
  readonly executor?: (config: Config) => Executor;
}

function inThisThread(engine: Engine): Executor {
  return {
    batch: () => 1,
    inFlight: 1,
    perform: (tasks) => Promise.all(tasks.map((task) => engine.perform(task))),
    close: () => Promise.resolve(),
  };
}

/** Takes results as they come, in any order, and tells how far the run is. */
class Collector {
  readonly tally = new Tally();
  #done = 0;

  constructor(
    readonly journal: Journal<DocumentResult>,
    readonly files: number,
    readonly onProgress: RunOptions['onProgress'],
  ) {}

  add(result: Omit<DocumentResult, 'id'>, id: string | null): void {
    this.tally.add(result);
    if (id !== null) this.journal.add(id, { id, ...result, rejects: [], findings: [] });
    this.onProgress?.({ done: ++this.#done, files: this.files, tally: this.tally });
  }
}

/** Deals the releases out in batches; no more are read than the executor has room for. */
async function processAll({ jobs, files }: Jobs, executor: Executor, collector: Collector): Promise<void> {
  const size = executor.batch(files);
  const underWay = new Set<Promise<void>>();
  let batch: Task[] = [];
  const send = async (): Promise<void> => {
    const tasks = batch;
    batch = [];
    while (underWay.size >= executor.inFlight) await Promise.race(underWay);
    const work = executor.perform(tasks).then((results) => {
      for (const result of results) collector.add(result, result.id);
      underWay.delete(work);
    });
    underWay.add(work);
  };
  for await (const job of jobs) {
    if ('task' in job) batch.push(job.task);
    else collector.add({ document: null, statements: [], rejects: [job.reject], findings: [], text: null }, null);
    if (batch.length >= size) await send();
  }
  if (batch.length > 0) await send();
  await Promise.all(underWay);
}

/**
 * Reads all releases under the inputs, runs the stages, and writes the dataset. Its bytes do not depend on who does
 * the work or in what order it is done.
 *
 * @returns the counts of the run
 * @throws UsageError before the first release when the configuration, a lexicon or an input is at fault
 */
export async function run(config: Config, options: RunOptions = {}): Promise<Tally> {
  const engine = createEngine(config);
  const jobs = findJobs(config);
  const executor = options.executor?.(config) ?? inThisThread(engine);
  const writer = new DatasetWriter(config.output);
  const journal = new Journal<DocumentResult>(join(writer.work, 'journal'));
  try {
    const collector = new Collector(journal, jobs.files, options.onProgress);
    await processAll(jobs, executor, collector);
    writeDataset(writer, journal, config, engine.stages, collector.tally);
    return collector.tally;
  } finally {
    await executor.close();
    journal.close();
    writer.discard();
  }
}
