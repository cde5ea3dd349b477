import { workerData } from 'node:worker_threads';
import type { Settings } from '../pipeline/config.js';
import { createEngine, type Task } from '../pipeline/engine.js';
import type { DocumentResult } from '../pipeline/result.js';

// Compiled once a thread: one instance of the language model serves all its releases.
const engine = createEngine((workerData as { readonly config: Settings }).config);

/** Works on a batch of releases, in order. */
export default async function perform(tasks: readonly Task[]): Promise<DocumentResult[]> {
  const results: DocumentResult[] = [];
  for (const task of tasks) results.push(await engine.perform(task));
  return results;
}
