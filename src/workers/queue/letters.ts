import type { Redis } from 'ioredis';
import { knownQueues, openQueue, type QueueState, requeue, type ShardQueue, stateOf } from './queues.js';

/** A shard that was given up. */
export interface DeadLetter {
  readonly queue: string;
  readonly shard: string;
  readonly documents: number;
  readonly attempts: number;
  readonly reason: string;
}

/** Does something with each queue that is known, in the order of their names. */
async function eachQueue<T>(redis: Redis, prefix: string, act: (queue: ShardQueue) => Promise<T>): Promise<T[]> {
  const found: T[] = [];
  for (const name of (await knownQueues(redis, prefix)).sort()) {
    const queue = openQueue(redis, { prefix }, name);
    found.push(await act(queue));
    await queue.close();
  }
  return found;
}

/** How all queues stand. */
export function queueStates(redis: Redis, prefix: string): Promise<QueueState[]> {
  return eachQueue(redis, prefix, (queue) => stateOf(redis, prefix, queue));
}

/** All shards that were given up, by queue and shard. */
export async function deadLetters(redis: Redis, prefix: string): Promise<DeadLetter[]> {
  const found = await eachQueue(redis, prefix, async (queue) =>
    (await queue.getFailed()).map(({ data, attemptsMade, failedReason }) => ({
      queue: queue.name,
      shard: data.shard,
      documents: data.documents,
      attempts: attemptsMade,
      reason: failedReason,
    })),
  );
  return found.flat().sort((a, b) => (a.shard < b.shard ? -1 : 1));
}

/**
 * Gives shards that were given up all their tries again.
 *
 * @param shards the beginnings of their names; empty for all
 * @returns how many there were
 */
export async function requeueLetters(redis: Redis, prefix: string, shards: readonly string[]): Promise<number> {
  const counts = await eachQueue(redis, prefix, async (queue) => {
    const jobs = (await queue.getFailed()).filter(
      ({ data }) => shards.length === 0 || shards.some((start) => data.shard.startsWith(start)),
    );
    for (const job of jobs) await requeue(queue, job);
    return jobs.length;
  });
  return counts.reduce((sum, count) => sum + count, 0);
}
