import { InputFailure } from '../../io/failure.js';
import { readRelease } from '../../io/read.js';
import type { Config } from '../../pipeline/config.js';
import type { Task } from '../../pipeline/engine.js';
import { findJobs } from '../../pipeline/tasks.js';
import type { Snapshot } from '../snapshot.js';
import type { Finding } from './index.js';

async function hashOf(task: Task, { limits }: Config): Promise<string | null> {
  if (task.kind === 'document') return task.document.sha256;
  try {
    return (await readRelease(task.file, limits)).sha256;
  } catch (error) {
    if (error instanceof InputFailure) return null;
    throw error;
  }
}

/**
 * Whether the releases under the inputs are those that a dataset was made from.
 *
 * @throws UsageError when there is no input
 */
export async function releaseFaults({ documents }: Snapshot, config: Config): Promise<Finding[]> {
  const found = new Map<string, string>();
  for await (const job of findJobs(config).jobs()) {
    if (!('task' in job)) continue;
    const hash = await hashOf(job.task, config);
    if (hash !== null) found.set(job.task.kind === 'file' ? job.task.file.id : job.task.document.id, hash);
  }
  const known = new Map(documents.map(({ id, sha256 }) => [id, sha256]));
  const altered = (id: string, message: string): Finding => ({ kind: 'altered', place: `release ${id}`, message });
  const gone = [...known].flatMap(([id, hash]) => {
    if (!found.has(id)) return [altered(id, 'is not among the inputs')];
    return found.get(id) === hash ? [] : [altered(id, 'was edited after the dataset was made')];
  });
  const strange = [...found.keys()].filter((id) => !known.has(id));
  return [...gone, ...strange.map((id) => altered(id, 'is not in the dataset'))];
}
