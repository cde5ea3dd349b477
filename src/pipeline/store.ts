import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Journal } from '../io/journal.js';
import type { Amender } from './amender.js';
import type { DocumentResult } from './result.js';

/** Folder in the output for what runs leave for the next one; versioning and readers of the dataset pass it over. */
export const CACHE = '.cache';

/** Rejects that another try may not meet again; their releases are worked on anew. */
const PASSING = new Set(['failed', 'time-limit', 'crashed', 'unreadable']);

/** Results of a run, and of runs before it, by key; told apart by what this run has asked for. */
export class ResultStore {
  readonly #journal: Journal<DocumentResult>;
  /** Keys of this run's releases, by their id. */
  readonly #keys = new Map<string, string>();
  #unkeyed = 0;

  /**
   * @param output folder of the dataset
   * @param afresh leave out results of runs before
   * @param amender results are kept as the stages made them, and handed out amended
   */
  constructor(
    output: string,
    afresh: boolean,
    readonly amender: Amender,
  ) {
    const path = join(output, CACHE, 'results');
    if (afresh) rmSync(path, { force: true });
    this.#journal = new Journal(path);
    writeFileSync(join(output, CACHE, '.gitignore'), '*\n');
  }

  /** The result that an earlier run, or this one before it was killed, left under a key. */
  recall(key: string): DocumentResult | undefined {
    const result = this.#journal.get(key);
    if (!result || result.rejects.some(({ reason }) => PASSING.has(reason))) return undefined;
    this.#keys.set(result.id, key);
    return this.amender.amend(result);
  }

  /** Keeps a result, without a key for this run only, and returns it amended. */
  keep(result: DocumentResult, key: string | null): DocumentResult {
    const own = key ?? (++this.#unkeyed).toString(16).padStart(64, '0');
    this.#journal.add(own, result);
    this.#keys.set(result.id, own);
    return this.amender.amend(result);
  }

  /** The results of this run by id, in code unit order. Can be called any number of times. */
  *results(): Generator<DocumentResult> {
    for (const id of [...this.#keys.keys()].sort()) {
      const result = this.#journal.get(this.#keys.get(id) ?? '');
      if (!result) throw new Error(`The result of "${id}" was lost while the run went on.`);
      yield this.amender.amend(result);
    }
  }

  /** Forgets results of releases that are gone, when they take much room. */
  tidy(): void {
    this.#journal.compact(this.#keys.values());
  }

  close(): void {
    this.#journal.close();
  }
}
