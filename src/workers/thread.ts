import { workerData } from 'node:worker_threads';
import type { Settings } from '../pipeline/config.js';
import { createEngine, type Task } from '../pipeline/engine.js';
import { pack } from '../pipeline/packed.js';

// Compiled once a thread: one instance of the language model serves all its releases.
const engine = createEngine((workerData as { readonly config: Settings }).config);

/** The same bytes in one piece of memory, which travels at once. */
function besideEachOther(results: readonly Uint8Array[]): Uint8Array[] {
  const all = Buffer.concat(results);
  let end = 0;
  return results.map(({ length }) => {
    end += length;
    return all.subarray(end - length, end);
  });
}

/** Works on a batch of releases, in order; the answer is the bytes of the packed results. */
export default async function perform(tasks: readonly Task[]): Promise<Uint8Array[]> {
  const results: Uint8Array[] = [];
  for (const task of tasks) results.push(pack(await engine.perform(task)).bytes);
  return besideEachOther(results);
}
