import type { SourceDocument } from '../core/document.js';
import { InputFailure } from '../io/failure.js';
import { readRelease } from '../io/read.js';
import type { Config } from '../pipeline/config.js';
import { createEngine, type Task } from '../pipeline/engine.js';
import type { DocumentResult } from '../pipeline/result.js';
import { findJobs } from '../pipeline/tasks.js';

async function* tasks(config: Config, wanted: ReadonlySet<string> | null): AsyncGenerator<Task> {
  for await (const job of findJobs(config).jobs()) {
    if (!('task' in job)) continue;
    const id = job.task.kind === 'file' ? job.task.file.id : job.task.document.id;
    if (wanted === null || wanted.has(id)) yield job.task;
  }
}

/**
 * Reads the releases under the inputs of a configuration; those that cannot be read are left out.
 *
 * @param wanted ids of the releases to read; null for all
 */
export async function readReleases(
  config: Config,
  wanted: ReadonlySet<string> | null,
): Promise<ReadonlyMap<string, SourceDocument>> {
  const found = new Map<string, SourceDocument>();
  for await (const task of tasks(config, wanted)) {
    try {
      const document = task.kind === 'file' ? await readRelease(task.file, config.limits) : task.document;
      found.set(document.id, document);
    } catch (error) {
      if (!(error instanceof InputFailure)) throw error;
    }
  }
  return found;
}

/** Runs the stages over the releases under the inputs, in this thread, and keeps the results in memory. */
export async function extractReleases(config: Config, wanted: ReadonlySet<string> | null): Promise<DocumentResult[]> {
  const engine = createEngine(config);
  const results: DocumentResult[] = [];
  for await (const task of tasks(config, wanted)) results.push(await engine.perform(task));
  return results;
}
