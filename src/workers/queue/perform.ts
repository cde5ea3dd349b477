import { cacheKey, keyOfHashes, pipelineFingerprint } from '../../pipeline/cache-key.js';
import type { Packed } from '../../pipeline/packed.js';
import type { PartStore } from '../parts/store.js';
import { performAlone } from './alone.js';
import type { Pools } from './pools.js';
import {
  countsOf,
  decodeShard,
  encodePart,
  partName,
  type Shard,
  type ShardCounts,
  type ShardJob,
  shardName,
} from './shard.js';

/**
 * Makes sure that results come from the bytes that the shard is named for: where a file is not here, or is another,
 * the fault is the worker's, and no release may be rejected for it. A result names the bytes it comes from; only for a
 * reject they are read once more.
 */
function checkFiles({ settings, tasks, keys }: Shard, results: readonly Packed[]): void {
  const fingerprint = pipelineFingerprint(settings);
  for (const [at, { head }] of results.entries()) {
    const task = tasks[at];
    if (task?.kind !== 'file' || task.file.bytes) continue;
    const { sha256, sidecar } = head;
    const key =
      sha256 === null ? cacheKey(task, fingerprint, settings) : keyOfHashes(task, { sha256, sidecar }, fingerprint);
    if (key === keys[at]) continue;
    throw new Error(`"${task.file.path}" cannot be read on this worker, or has changed since the run began`);
  }
}

async function resultsOf({ settings, tasks }: Shard, alone: boolean, pools: Pools): Promise<readonly Packed[]> {
  if (alone) return performAlone({ settings, tasks, thread: pools.thread?.href });
  return pools.with(settings, (pool) => pool.perform(tasks));
}

/**
 * Works on a shard and leaves its part in the store.
 *
 * @returns null when another worker has left it there already
 * @throws Error when something around the releases is at fault; faults of releases are rejects in the part
 */
export async function performShard(job: ShardJob, parts: PartStore, pools: Pools): Promise<ShardCounts | null> {
  if (await parts.get(partName(job))) return null;
  const bytes = await parts.get(shardName(job));
  if (!bytes) throw new Error(`the shard is not in ${parts.label}: its run has ended, or this is another place`);
  const shard = decodeShard(bytes);
  const results = await resultsOf(shard, job.alone, pools);
  checkFiles(shard, results);
  await parts.put(partName(job), ...encodePart(results));
  return countsOf(results);
}
