import type { Job, Queue as JobQueue } from 'bullmq';
import type { Redis } from 'ioredis';
import { packageFingerprint } from '../../pipeline/cache-key.js';
import { packageFacts } from '../../pipeline/package-facts.js';
import type { QueueAddress } from './address.js';
import { Queue } from './libraries.js';
import type { ShardCounts, ShardJob } from './shard.js';

export type ShardQueue = JobQueue<ShardJob, ShardCounts>;

const DIGITS = 12;
const MS = 1000;
/** A coordinator says this often that it is there. */
export const SIGN_MS = 5_000;
/** One that has not said so for as long is gone. */
const GONE_SECONDS = 20;

/** How a queue stands. */
export interface QueueState {
  readonly name: string;
  /** Whether a coordinator waits for its shards. */
  readonly asked: boolean;
  readonly workers: number;
  readonly waiting: number;
  readonly active: number;
  /** Waiting for another try. */
  readonly delayed: number;
  /** Dead letters: tried as often as they may be. */
  readonly failed: number;
}

/** The queue of this version of the package. Each version has its own, so that no worker ever sees shards of another. */
export function queueName(): string {
  const { name, version } = packageFacts();
  return `${name}-${version}-${packageFingerprint().slice(0, DIGITS)}`;
}

export function openQueue(redis: Redis, { prefix }: Pick<QueueAddress, 'prefix'>, name = queueName()): ShardQueue {
  const queue: ShardQueue = new Queue(name, { connection: redis, prefix });
  // The connection tries again by itself; what a fault means is decided where an answer is missing.
  queue.on('error', () => undefined);
  return queue;
}

function registryOf(prefix: string): string {
  return `${prefix}:communique:queues`;
}

/** Seconds on the clock of the server, the only one that all share. */
async function nowOf(redis: Redis): Promise<number> {
  return Number((await redis.time())[0]);
}

/** Says that a coordinator waits for the shards of a queue. */
export async function sayAsked(redis: Redis, prefix: string, name: string): Promise<void> {
  await redis.zadd(registryOf(prefix), String(await nowOf(redis)), name);
}

/** Removes what was given up for a run that is whole all the same: shards that were divided. */
export async function clearFailed(queue: ShardQueue, run: string): Promise<void> {
  for (const job of await queue.getFailed()) if (job.data.run === run) await job.remove();
}

/** Takes a queue from the list, when its run has ended and left nothing there. */
export async function forget(redis: Redis, prefix: string, queue: ShardQueue): Promise<void> {
  const counts = Object.values(await queue.getJobCounts());
  if (counts.every((count) => count === 0)) await redis.zrem(registryOf(prefix), queue.name);
}

/** Names of all queues that are known. */
export function knownQueues(redis: Redis, prefix: string): Promise<string[]> {
  return redis.zrange(registryOf(prefix), '0', '-1');
}

/** Names of the queues that a coordinator waits for now. */
export async function askedQueues(redis: Redis, prefix: string): Promise<string[]> {
  return redis.zrangebyscore(registryOf(prefix), String((await nowOf(redis)) - GONE_SECONDS), '+inf');
}

/** Why this worker is not wanted: coordinators wait, and none of them for this version. Null when it is. */
export async function refusalOf(redis: Redis, prefix: string): Promise<string | null> {
  const [own, asked] = [queueName(), await askedQueues(redis, prefix)];
  if (asked.length === 0 || asked.includes(own)) return null;
  return `this worker is ${own}, but the run asks for ${asked.join(' or ')}. Install the same communique on both sides.`;
}

export async function stateOf(redis: Redis, prefix: string, queue: ShardQueue): Promise<QueueState> {
  const [counts, workers, asked] = await Promise.all([
    queue.getJobCounts('wait', 'prioritized', 'active', 'delayed', 'failed'),
    queue.getWorkersCount(),
    askedQueues(redis, prefix),
  ]);
  const { wait = 0, prioritized = 0, active = 0, delayed = 0, failed = 0 } = counts;
  const waiting = wait + prioritized;
  return { name: queue.name, asked: asked.includes(queue.name), workers, waiting, active, delayed, failed };
}

/** Tries of a shard, and of one that is worked on in a process of its own. */
const ATTEMPTS = 5;
const ATTEMPTS_ALONE = 2;

export function jobId({ shard, alone }: Pick<ShardJob, 'shard' | 'alone'>): string {
  return alone ? `${shard}-alone` : shard;
}

/** Those of some jobs that the queue has, in whatever state; one question for all. */
export async function presentJobs(redis: Redis, queue: ShardQueue, ids: readonly string[]): Promise<Set<string>> {
  const questions = redis.pipeline();
  for (const id of ids) questions.exists(queue.toKey(id));
  const answers = (await questions.exec()) ?? [];
  const fault = answers.find(([error]) => error)?.[0];
  if (fault) throw fault;
  return new Set(ids.filter((_, at) => answers[at]?.[1] === 1));
}

/** Puts a shard into the queue; one that is there already stays as it is. */
export async function enqueue(queue: ShardQueue, data: ShardJob): Promise<void> {
  await queue.add('shard', data, {
    jobId: jobId(data),
    attempts: data.alone ? ATTEMPTS_ALONE : ATTEMPTS,
    backoff: { type: 'exponential', delay: MS, jitter: 0.5 },
    // Its part says that it is done.
    removeOnComplete: true,
  });
}

/** Gives a dead letter all its tries again. */
export async function requeue(queue: ShardQueue, job: Job<ShardJob, ShardCounts>): Promise<void> {
  await job.remove();
  await enqueue(queue, job.data);
}
