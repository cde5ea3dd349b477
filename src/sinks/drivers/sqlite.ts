import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';
import type { Database, Filling } from '../database.js';
import { type Dataset, recordsOf } from '../dataset.js';
import type { Table } from '../model/types.js';
import { unfolder, type Value } from '../rows.js';
import { isRoot } from '../sql/ddl.js';
import { list, quoted, sqlite } from '../sql/dialect.js';

const WAIT_MS = 30_000;
/** Pages kept in memory, in KiB: keys of a large load are looked up all over the file. */
const CACHE_KIB = 1 << 18;

function bound(value: Value): string | number | null {
  return typeof value === 'boolean' ? Number(value) : value;
}

/** SQLite numbers its parameters with a question mark. */
function numbered(sql: string): string {
  return sql.replace(/\$(\d+)/g, '?$1');
}

/** An open SQLite file. */
export class SQLite implements Database {
  readonly dialect = sqlite;
  readonly begin = ['BEGIN IMMEDIATE'];

  private constructor(readonly connection: DatabaseSyncInstance) {}

  /** @param path file, or `:memory:` */
  static async open(path: string): Promise<SQLite> {
    const { DatabaseSync } = await import('@photostructure/sqlite');
    const connection = new DatabaseSync(path, { timeout: WAIT_MS, enableForeignKeyConstraints: true });
    connection.exec(`PRAGMA cache_size = -${CACHE_KIB}`);
    return new SQLite(connection);
  }

  async execute(sql: string, parameters: readonly Value[] = []): Promise<void> {
    if (parameters.length === 0) this.connection.exec(sql);
    else this.connection.prepare(numbered(sql)).run(...parameters.map(bound));
  }

  async query(sql: string, parameters: readonly Value[] = []): Promise<Readonly<Record<string, Value>>[]> {
    return this.connection.prepare(numbered(sql)).all(...parameters.map(bound)) as Record<string, Value>[];
  }

  async fill(dataset: Dataset, { tables, target, run, finish }: Filling): Promise<void> {
    for (const kind of new Set(tables.map((table) => table.kind))) {
      const own = tables.filter((table) => table.kind === kind);
      const sinks = own.map((table) => this.#sink(table, target, run));
      for (const record of recordsOf(dataset, kind)) for (const add of sinks) add(record);
      for (const sql of finish === null ? [] : own.flatMap(finish)) await this.execute(sql);
    }
  }

  #sink(table: Table, target: Filling['target'], run: number | null): (record: unknown) => void {
    const seen = isRoot(table) && run !== null ? [run, run] : [];
    const columns = [...table.columns.map(({ name }) => name), ...(seen.length > 0 ? ['first_seen', 'since'] : [])];
    const places = columns.map(() => '?').join(', ');
    const insert: StatementSyncInstance = this.connection.prepare(
      `INSERT INTO ${quoted(target(table.name))} (${list(columns)}) VALUES (${places})`,
    );
    const unfold = unfolder(table);
    return (record) => unfold(record, (row) => insert.run(...row.map(bound), ...seen));
  }

  async analyze(tables: readonly string[]): Promise<void> {
    for (const table of tables) await this.execute(`ANALYZE temp.${quoted(table)}`);
  }

  async close(): Promise<void> {
    this.connection.close();
  }
}
