import type { SourceDocument } from '../../core/document.js';
import { InputFailure } from '../../io/failure.js';
import { readRelease } from '../../io/read.js';
import type { Config } from '../../pipeline/config.js';
import type { Task } from '../../pipeline/engine.js';
import { findJobs } from '../../pipeline/tasks.js';
import { type Snapshot, sha256 } from '../snapshot.js';
import type { Finding } from './index.js';

type Hashes = Pick<SourceDocument, 'sha256' | 'sidecar'>;

async function hashesOf(task: Task, { limits }: Config): Promise<Hashes | null> {
  if (task.kind === 'document') return { sha256: task.document.sha256 };
  try {
    const { sha256: bytes, sidecar } = await readRelease(task.file, limits);
    return { sha256: bytes, ...(sidecar !== undefined && { sidecar }) };
  } catch (error) {
    if (error instanceof InputFailure) return null;
    throw error;
  }
}

/** Whether the metadata beside the releases of a dataset are those it was made with. */
function sidecarFaults({ documents, manifest }: Snapshot, found: ReadonlyMap<string, Hashes>): Finding[] {
  const stated = manifest?.inputs?.sidecars;
  if (!stated) return [];
  const lines = documents.flatMap(({ id }) => {
    const sidecar = found.get(id)?.sidecar;
    return sidecar === undefined ? [] : [`${sidecar} ${id}\n`];
  });
  if (sha256(lines.join('')) === stated.sha256) return [];
  const message = `metadata files were edited, added or removed after the dataset was made: ${lines.length} now, ${stated.files} then`;
  return [{ kind: 'altered', place: 'metadata beside releases', message }];
}

/**
 * Whether the releases under the inputs are those that a dataset was made from.
 *
 * @throws UsageError when there is no input
 */
export async function releaseFaults(snapshot: Snapshot, config: Config): Promise<Finding[]> {
  const { documents } = snapshot;
  const found = new Map<string, Hashes>();
  for await (const job of findJobs(config).jobs()) {
    if (!('task' in job)) continue;
    const hash = await hashesOf(job.task, config);
    if (hash !== null) found.set(job.task.kind === 'file' ? job.task.file.id : job.task.document.id, hash);
  }
  const known = new Map(documents.map(({ id, sha256 }) => [id, sha256]));
  const altered = (id: string, message: string): Finding => ({ kind: 'altered', place: `release ${id}`, message });
  const gone = [...known].flatMap(([id, hash]) => {
    if (!found.has(id)) return [altered(id, 'is not among the inputs')];
    return found.get(id)?.sha256 === hash ? [] : [altered(id, 'was edited after the dataset was made')];
  });
  const strange = [...found.keys()].filter((id) => !known.has(id));
  const news = strange.map((id) => altered(id, 'is not in the dataset'));
  return [...gone, ...news, ...sidecarFaults(snapshot, found)];
}
