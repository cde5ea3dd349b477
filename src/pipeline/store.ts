import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RejectRecord } from '../core/records.js';
import { Disk, type Statement, sortable } from '../io/disk.js';
import { IdRegistry, type Names } from '../io/ids.js';
import { Journal } from '../io/journal.js';
import type { Amender } from './amender.js';
import { type Head, type Packed, packedFrom, revised } from './packed.js';

/** Folder in the output for what runs leave for the next one; versioning and readers of the dataset pass it over. */
export const CACHE = '.cache';

/** Rejects that another try may not meet again; their releases are worked on anew. */
const PASSING = new Set(['failed', 'time-limit', 'crashed', 'unreadable']);

/** Keys of this run's results, by the id of their release; and all that the run refused. */
const TABLES = `
  CREATE TABLE run.release (id BLOB PRIMARY KEY, key BLOB NOT NULL) WITHOUT ROWID;
  CREATE TABLE run.reject (place BLOB, record TEXT);
  CREATE INDEX run.reject_order ON reject (place, record)`;

/** Rows of rejects come in this order. */
function placeOf({ document, source, reason, message, record }: RejectRecord): Uint8Array {
  return sortable([document ?? '', source ?? '', reason, message, JSON.stringify(record)].join('\u0000'));
}

/** Results of a run, and of runs before it, by key; told apart by what this run has asked for. All are on disk. */
export class ResultStore {
  readonly #journal: Journal;
  readonly #use: Statement;
  readonly #refuse: Statement;
  #unkeyed = 0;

  private constructor(
    readonly disk: Disk,
    readonly amender: Amender,
  ) {
    this.#journal = new Journal(disk);
    disk.execute(TABLES);
    this.#use = disk.prepare('INSERT OR REPLACE INTO run.release VALUES (?, ?)');
    this.#refuse = disk.prepare('INSERT INTO run.reject VALUES (?, ?)');
  }

  /**
   * @param output folder of the dataset
   * @param afresh leave out results of runs before
   * @param amender results are kept as the stages made them, and handed out amended
   */
  static async open(output: string, afresh: boolean, amender: Amender): Promise<ResultStore> {
    const disk = await Disk.open(join(output, CACHE, 'results.sqlite'), afresh);
    writeFileSync(join(output, CACHE, '.gitignore'), '*\n');
    return new ResultStore(disk, amender);
  }

  /** Gives out the ids of this run. */
  registry(): IdRegistry {
    return new IdRegistry(this.#names('id'), this.#names('path'));
  }

  /** What an earlier run, or this one before it was killed, left under a key. */
  recall(key: string): Head | undefined {
    const own = Buffer.from(key, 'hex');
    const bytes = this.#journal.get(own);
    if (!bytes) return undefined;
    const packed = packedFrom(bytes);
    if (packed.head.rejects.some(({ reason }) => PASSING.has(reason))) return undefined;
    this.#use.run(sortable(packed.head.release), own);
    return this.#amended(packed).head;
  }

  /** Keeps a result, without a key for this run only, and tells its head, amended. */
  keep(packed: Packed, key: string | null): Head {
    const own = Buffer.from(key ?? (++this.#unkeyed).toString(16).padStart(64, '0'), 'hex');
    this.#journal.add(own, packed.bytes);
    this.#use.run(sortable(packed.head.release), own);
    return this.#amended(packed).head;
  }

  /** Does many changes as one. */
  together<T>(work: () => T): T {
    return this.disk.together(work);
  }

  /** Keeps a reject of this run. */
  refuse(reject: RejectRecord): void {
    this.#refuse.run(placeOf(reject), JSON.stringify(reject));
  }

  /** The results of this run by id, in code unit order. Can be called any number of times. */
  *results(): Generator<Packed> {
    const sql = 'SELECT value FROM run.release JOIN main.result USING (key) ORDER BY id';
    for (const { value } of this.disk.prepare(sql).rows()) {
      yield this.#amended(packedFrom(value as Uint8Array));
    }
  }

  /** The rejects of this run, in an order that does not depend on when they came. */
  *rejects(): Generator<RejectRecord> {
    const sql = 'SELECT record FROM run.reject ORDER BY place, record';
    for (const { record } of this.disk.prepare(sql).rows()) yield JSON.parse(record as string) as RejectRecord;
  }

  /** Forgets results of releases that are gone, when they take much room. */
  tidy(): void {
    this.#journal.compact('SELECT key FROM run.release');
  }

  close(): void {
    this.disk.close();
  }

  #amended(packed: Packed): Packed {
    const { sha256 } = packed.head;
    if (sha256 === null || !this.amender.concerns(sha256)) return packed;
    return revised(packed, (result) => this.amender.amend(result));
  }

  #names(table: string): Names {
    this.disk.execute(`CREATE TABLE run.${table} (name BLOB PRIMARY KEY) WITHOUT ROWID`);
    const known = this.disk.prepare(`SELECT 1 FROM run.${table} WHERE name = ?`);
    const add = this.disk.prepare(`INSERT INTO run.${table} VALUES (?)`);
    return { has: (name) => known.get(sortable(name)) !== undefined, add: (name) => add.run(sortable(name)) };
  }
}
