import { join } from 'node:path';
import { DatasetWriter } from '../io/dataset.js';
import { Journal } from '../io/journal.js';
import type { Config } from './config.js';
import { createEngine, type Engine } from './engine.js';
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

export interface RunOptions {
  readonly onProgress?: (progress: Progress) => void;
}

async function processAll(
  { files, jobs }: Jobs,
  engine: Engine,
  journal: Journal<DocumentResult>,
  options: RunOptions,
): Promise<Tally> {
  const tally = new Tally();
  let done = 0;
  for await (const job of jobs) {
    if ('reject' in job) {
      tally.add({ document: null, statements: [], rejects: [job.reject], findings: [] });
    } else {
      const result = await engine.perform(job.task);
      tally.add(result);
      journal.add(result.id, { ...result, rejects: [], findings: [] });
    }
    options.onProgress?.({ done: ++done, files, tally });
  }
  return tally;
}

/**
 * Reads all releases under the inputs, runs the stages, and writes the dataset.
 *
 * @returns the counts of the run
 * @throws UsageError before the first release when the configuration, a lexicon or an input is at fault
 */
export async function run(config: Config, options: RunOptions = {}): Promise<Tally> {
  const engine = createEngine(config);
  const jobs = findJobs(config);
  const writer = new DatasetWriter(config.output);
  const journal = new Journal<DocumentResult>(join(writer.work, 'journal'));
  try {
    const tally = await processAll(jobs, engine, journal, options);
    writeDataset(writer, journal, config, engine.stages, tally);
    return tally;
  } finally {
    journal.close();
    writer.discard();
  }
}
