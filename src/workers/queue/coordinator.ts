import type { QueueEvents as Events } from 'bullmq';
import type { Redis } from 'ioredis';
import { UsageError } from '../../core/diagnostics.js';
import { InputFailure } from '../../io/failure.js';
import type { Settings } from '../../pipeline/config.js';
import type { Executor } from '../../pipeline/dealer.js';
import type { Task } from '../../pipeline/engine.js';
import type { Packed } from '../../pipeline/packed.js';
import { Interrupted } from '../../pipeline/run.js';
import type { PartStore } from '../parts/store.js';
import { refusal } from '../refusal.js';
import { endedItsProcess } from './crash.js';
import { QueueEvents } from './libraries.js';
import {
  enqueue,
  jobId,
  presentJobs,
  type QueueState,
  requeue,
  type ShardQueue,
  SIGN_MS,
  sayAsked,
  stateOf,
} from './queues.js';
import { decodePart, encodeShard, hashOf, partName, type ShardJob, shardName } from './shard.js';

/** Releases of the largest shard; most are cut before, at a key that says so. */
const LARGEST_SHARD = 128;
/** One key in so many ends a shard. */
const MEAN_SHARD = 64;
/** Shards under way at once: enough for some hundreds of threads, few enough to hold their releases in memory. */
const IN_FLIGHT = 512;
const KEY_DIGITS = 8;
const HEX = 16;
/** A shard that is neither in the queue nor done, seen so often, is put into the queue again. */
const LOST_AFTER = 2;

export interface Coordination {
  readonly redis: Redis;
  readonly queue: ShardQueue;
  readonly prefix: string;
  readonly parts: PartStore;
  /** Folder of the run in the store. */
  readonly run: string;
  readonly settings: Settings;
  readonly signal?: AbortSignal;
  readonly onState?: (state: QueueState) => void;
}

/** A shard whose part is waited for. */
interface Pending {
  readonly job: ShardJob;
  readonly tasks: readonly Task[];
  readonly keys: readonly string[];
  readonly resolve: (results: Packed[] | PromiseLike<Packed[]>) => void;
  readonly reject: (error: Error) => void;
  /** Times in a row that it was neither in the queue nor done. */
  missing: number;
  /** Why it was given up; null while there is hope. */
  dead: string | null;
}

/**
 * Has releases worked on by workers elsewhere. The store of parts alone says what is done: whatever the queue tells,
 * forgets or tells twice, a shard is asked for until its part is there, and then no more.
 */
export class Coordinator implements Executor {
  readonly inFlight = IN_FLIGHT;
  readonly #pending = new Map<string, Pending>();
  readonly #events: Events;
  /** Shards that were given up before this run. */
  readonly #before: ReturnType<ShardQueue['getFailed']>;
  #timer: NodeJS.Timeout | undefined;
  #hopeless = 0;

  constructor(readonly at: Coordination) {
    this.#events = new QueueEvents(at.queue.name, { connection: at.redis.duplicate(), prefix: at.prefix });
    this.#events.on('error', () => undefined);
    this.#events.on('completed', ({ jobId: id }) => this.#onCompleted(id));
    this.#events.on('failed', ({ jobId: id, failedReason }) => this.#onFailed(id, failedReason));
    this.#before = at.queue.getFailed();
    // A fault is met by the first shard that asks.
    this.#before.catch(() => undefined);
    at.signal?.addEventListener('abort', () => this.#endAll(new Interrupted('The run was asked to end.')));
    this.#sweepAgain(0);
  }

  batch(): number {
    return LARGEST_SHARD;
  }

  endsWith(key: string): boolean {
    return Number.parseInt(key.slice(-KEY_DIGITS), HEX) % MEAN_SHARD === 0;
  }

  perform(tasks: readonly Task[], keys: readonly string[]): Promise<readonly Packed[]> {
    return this.#perform(tasks, keys, false);
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#endAll(new Interrupted('The run has ended.'));
    await this.#events.close().catch(() => undefined);
  }

  async #perform(tasks: readonly Task[], keys: readonly string[], alone: boolean): Promise<Packed[]> {
    const { parts, run, settings, signal } = this.at;
    const job: ShardJob = { shard: hashOf(keys), run, parts: parts.label, documents: tasks.length, alone };
    const known = await this.#part(job, tasks);
    if (known) return known;
    await parts.put(shardName(job), encodeShard({ settings, tasks, keys }));
    if (signal?.aborted) throw new Interrupted('The run was asked to end.');
    return new Promise((resolve, reject) => {
      const pending: Pending = { job, tasks, keys, resolve, reject, missing: 0, dead: null };
      this.#pending.set(jobId(job), pending);
      this.#ask(pending).catch(reject);
    });
  }

  /** The results of a shard, when they are there. */
  async #part(job: ShardJob, tasks: readonly Task[]): Promise<Packed[] | null> {
    const bytes = await this.at.parts.get(partName(job));
    return bytes && decodePart(bytes, tasks);
  }

  /** Puts a shard into the queue. One that was given up in an earlier run gets another chance; one that ended processes does not. */
  async #ask(pending: Pending): Promise<void> {
    const { queue } = this.at;
    const before = (await this.#before).find(({ id }) => id === jobId(pending.job));
    if (!before) await enqueue(queue, pending.job);
    else if (endedItsProcess(before.failedReason)) this.#divide(pending);
    else await requeue(queue, before);
  }

  #onCompleted(id: string): void {
    const pending = this.#pending.get(id);
    if (pending) this.#take(pending).catch(() => undefined);
  }

  #onFailed(id: string, reason: string): void {
    const pending = this.#pending.get(id);
    if (!pending) return;
    if (endedItsProcess(reason)) this.#divide(pending);
    else pending.dead = reason;
  }

  /** Takes the part of a shard, when it is there. */
  async #take(pending: Pending): Promise<boolean> {
    const results = await this.#part(pending.job, pending.tasks);
    if (!results) return false;
    this.#pending.delete(jobId(pending.job));
    pending.resolve(results);
    return true;
  }

  /** A shard that is not in the queue is done, or lost with it. */
  async #takeOrAsk(pending: Pending): Promise<void> {
    if ((await this.#take(pending)) || ++pending.missing < LOST_AFTER) return;
    pending.missing = 0;
    await enqueue(this.at.queue, pending.job);
  }

  /** A shard that ends processes is divided until the release at fault stands alone: that one is rejected. */
  #divide(pending: Pending): void {
    const { tasks, keys, job } = pending;
    this.#pending.delete(jobId(job));
    const [only] = tasks;
    if (only && tasks.length === 1 && job.alone) {
      const remedy = 'Please report this release.';
      pending.resolve([refusal(only, new InputFailure('crashed', 'The release ended its process, twice.', remedy))]);
      return;
    }
    const middle = Math.ceil(tasks.length / 2);
    const halves = [
      [0, middle],
      [middle, tasks.length],
    ].filter(([from = 0, to = 0]) => from < to);
    const work = halves.map(([from, to]) => this.#perform(tasks.slice(from, to), keys.slice(from, to), true));
    pending.resolve(Promise.all(work).then((results) => results.flat()));
  }

  /** Looks at all shards now and then: events are lost with connections, jobs with a server that lost its data. */
  async #sweep(): Promise<void> {
    const { redis, prefix, queue, onState } = this.at;
    await sayAsked(redis, prefix, queue.name);
    const state = await stateOf(redis, prefix, queue);
    onState?.(state);
    const all = [...this.#pending];
    const present = await presentJobs(
      redis,
      queue,
      all.map(([id]) => id),
    );
    for (const [id, pending] of all) {
      if (!present.has(id)) await this.#takeOrAsk(pending);
      else Object.assign(pending, { missing: 0, dead: null });
    }
    const failed = state.failed > 0 ? await queue.getFailed() : [];
    for (const { id = '', failedReason } of failed) this.#onFailed(id, failedReason);
    this.#giveUp();
  }

  #sweepAgain(ms: number): void {
    this.#timer = setTimeout(() => {
      this.#sweep()
        .catch(() => undefined)
        .finally(() => this.#timer && this.#sweepAgain(SIGN_MS));
    }, ms);
  }

  /** Ends the run when nothing is left but dead letters, seen twice so that the last shards to come are not missed. */
  #giveUp(): void {
    const all = [...this.#pending.values()];
    const dead = all.filter((pending) => pending.dead !== null);
    this.#hopeless = dead.length > 0 && dead.length === all.length ? this.#hopeless + 1 : 0;
    if (this.#hopeless < LOST_AFTER) return;
    const what = `${dead.length} shards were given up; the first because: ${dead[0]?.dead}.`;
    const remedy = 'Mend the cause ("communique queue dead" shows all), and give the same command again.';
    this.#endAll(new UsageError(`${what} ${remedy}`));
  }

  #endAll(error: Error): void {
    for (const pending of this.#pending.values()) pending.reject(error);
    this.#pending.clear();
  }
}
