import type { Task } from './engine.js';
import type { Packed } from './packed.js';

/** Works on batches of releases, here or elsewhere. */
export interface Executor {
  /** Releases to hand over at once, for a run of so many files. */
  batch(files: number): number;
  /** Batches that may be under way at once. */
  readonly inFlight: number;
  /** Whether a batch ends with the release of a key: so the same releases make the same batches in each run. */
  readonly endsWith?: (key: string) => boolean;
  /** @param keys of the tasks, in their order */
  perform(tasks: readonly Task[], keys: readonly string[]): Promise<readonly Packed[]>;
  close(): Promise<void>;
}

/** A release and the key under which its result is kept. */
export interface Keyed {
  readonly task: Task;
  readonly key: string;
}

/** Deals releases out in batches; no more are under way than the executor has room for. */
export class Dealer {
  readonly #underWay = new Set<Promise<void>>();
  #batch: Keyed[] = [];

  constructor(
    readonly executor: Executor,
    readonly size: number,
    /** Takes the results of a batch, with the keys of its tasks. */
    readonly take: (results: readonly Packed[], keys: readonly string[]) => void,
  ) {}

  async deal(keyed: Keyed): Promise<void> {
    this.#batch.push(keyed);
    if (this.#batch.length >= this.size) await this.#send();
  }

  /** Takes notice of a key, dealt or not: the batch so far may end with it. */
  async pass(key: string): Promise<void> {
    if (this.#batch.length > 0 && this.executor.endsWith?.(key)) await this.#send();
  }

  async finish(): Promise<void> {
    if (this.#batch.length > 0) await this.#send();
    await Promise.all(this.#underWay);
  }

  async #send(): Promise<void> {
    const batch = this.#batch;
    this.#batch = [];
    while (this.#underWay.size >= this.executor.inFlight) await Promise.race(this.#underWay);
    const tasks = batch.map(({ task }) => task);
    const keys = batch.map(({ key }) => key);
    const work = this.executor.perform(tasks, keys).then((results) => {
      this.take(results, keys);
      this.#underWay.delete(work);
    });
    this.#underWay.add(work);
    // A fault is met by whoever waits for the batch; until then it must not end the process.
    work.catch(() => undefined);
  }
}
