import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';

type Value = string | number | Uint8Array | null;
type Row = Readonly<Record<string, unknown>>;

/** Kibibytes of tables that stay in memory. */
const CACHE_KIB = 16_000;
/** A connection alone needs no shared memory, so that a full disk is an error and no signal. */
const KEPT = 'PRAGMA main.locking_mode = EXCLUSIVE; PRAGMA main.journal_mode = WAL; PRAGMA main.synchronous = NORMAL';
/** The connection outlives its closing until its statements are collected; it must hold no lock by then. */
const FREED =
  'PRAGMA main.journal_mode = DELETE; PRAGMA main.locking_mode = NORMAL; SELECT 1 FROM main.sqlite_schema LIMIT 1';
/** What serves one run only need not outlive the machine. */
const PASSING = `PRAGMA run.journal_mode = MEMORY; PRAGMA run.synchronous = OFF; PRAGMA run.cache_size = -${CACHE_KIB}`;

/** Bytes that sort as JavaScript sorts a text: by UTF-16 code units. */
export function sortable(text: string): Uint8Array {
  return Buffer.from(text, 'utf16le').swap16();
}

/** A statement, prepared once. */
export class Statement {
  constructor(readonly prepared: StatementSyncInstance) {}

  run(...values: readonly Value[]): void {
    this.prepared.run(...values);
  }

  get(...values: readonly Value[]): Row | undefined {
    return this.prepared.get(...values) as Row | undefined;
  }

  /** Rows as they are asked for; meanwhile the tables they come from must not change. */
  rows(...values: readonly Value[]): Iterable<Row> {
    return this.prepared.iterate(...values) as Iterable<Row>;
  }
}

/**
 * Tables on disk, so that memory does not grow with the number of releases: those of the schema `main` are kept for
 * the next run, also when this one is killed at any moment; those of `run` are empty at the start and gone at the end.
 */
export class Disk {
  private constructor(
    readonly path: string,
    readonly database: DatabaseSyncInstance,
  ) {}

  /**
   * @param path file of what is kept; made with its folder if need be
   * @param afresh forget what is there
   */
  static async open(path: string, afresh = false): Promise<Disk> {
    // Loaded here: the library does without when it works on one text.
    const { DatabaseSync } = await import('@photostructure/sqlite');
    mkdirSync(dirname(path), { recursive: true });
    if (afresh) remove(path);
    remove(`${path}.run`);
    const database = new DatabaseSync(path);
    try {
      database.exec(KEPT);
      database.prepare('ATTACH ? AS run').run(`${path}.run`);
      database.exec(PASSING);
    } catch (error) {
      database.close();
      throw error;
    }
    return new Disk(path, database);
  }

  execute(sql: string): void {
    this.database.exec(sql);
  }

  prepare(sql: string): Statement {
    return new Statement(this.database.prepare(sql));
  }

  /** Does many changes as one, which is faster; none of them is kept when one fails. */
  together<T>(work: () => T): T {
    this.execute('BEGIN');
    try {
      const result = work();
      this.execute('COMMIT');
      return result;
    } finally {
      if (this.database.isTransaction) this.execute('ROLLBACK');
    }
  }

  close(): void {
    try {
      this.execute(FREED);
    } catch {
      // On a disk that is full or gone the log stays as it is; the next run reads it.
    }
    this.database.close();
    remove(`${this.path}.run`);
  }
}

function remove(path: string): void {
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(path + ending, { force: true });
}
