import type { Disk, Statement } from './disk.js';

/**
 * Bytes on disk by key, as they come. What a run has added is there for the next one, also when it was killed.
 */
export class Journal {
  readonly #add: Statement;
  readonly #get: Statement;

  constructor(readonly disk: Disk) {
    disk.execute('CREATE TABLE IF NOT EXISTS main.result (key BLOB PRIMARY KEY, value BLOB NOT NULL)');
    this.#add = disk.prepare('INSERT OR REPLACE INTO main.result VALUES (?, ?)');
    this.#get = disk.prepare('SELECT value FROM main.result WHERE key = ?');
  }

  /**
   * Adds a value; it replaces one with the same key.
   *
   * @param key a SHA-256
   */
  add(key: Uint8Array, value: Uint8Array): void {
    this.#add.run(key, value);
  }

  /** The value of a key; undefined when there is none. */
  get(key: Uint8Array): Uint8Array | undefined {
    return this.#get.get(key)?.value as Uint8Array | undefined;
  }

  /**
   * Leaves out all but some keys, when that halves them.
   *
   * @param kept a query for those keys
   */
  compact(kept: string): void {
    const count = (sql: string) => Number(this.disk.prepare(`SELECT count(*) AS n FROM (${sql})`).get()?.n);
    if (count(kept) * 2 > count('SELECT key FROM main.result')) return;
    this.disk.execute(`DELETE FROM main.result WHERE key NOT IN (${kept}); VACUUM main`);
  }
}
