import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Client, ClientConfig } from 'pg';
import type { Database, Filling } from '../database.js';
import type { Dataset } from '../dataset.js';
import type { Table } from '../model/types.js';
import type { Value } from '../rows.js';
import { columnList, seenColumns } from '../sql/ddl.js';
import { literal, postgres, quoted } from '../sql/dialect.js';
import { DuckDB } from './duckdb.js';
import { unfoldingQuery } from './unfolding.js';

const CHUNK = 1 << 20;
/** Bytes that the server may take to sort and to compare, so that a large load need not go through its disk. */
const ROOM = 1 << 28;

/** How closely tables that were just filled are looked at: enough to check foreign keys well; autovacuum looks again. */
const ROUGHLY = 10;

/** Raises a setting of memory for the transaction, unless it is higher. */
function atLeast(setting: string): string {
  const now = `pg_size_bytes(current_setting('${setting}'))`;
  return `SELECT set_config('${setting}', greatest(${now}, ${ROOM}) / 1024 || 'kB', true)`;
}

/** An open connection to a PostgreSQL server, on one schema. */
export class Postgres implements Database {
  readonly dialect = postgres;
  readonly begin: readonly string[];

  private constructor(
    readonly client: Client,
    schema: string,
    private readonly from: typeof import('pg-copy-streams').from,
  ) {
    this.begin = [
      'BEGIN',
      `SELECT pg_advisory_xact_lock(hashtext(${literal(`communique ${schema}`)}))`,
      `CREATE SCHEMA IF NOT EXISTS ${quoted(schema)}`,
      `SET LOCAL search_path TO ${quoted(schema)}, pg_temp`,
      `SET LOCAL client_encoding TO 'UTF8'`,
      `SET LOCAL datestyle TO 'ISO'`,
      ...['maintenance_work_mem', 'work_mem'].map(atLeast),
      'SET LOCAL jit TO off',
      `SET LOCAL default_statistics_target TO ${ROUGHLY}`,
    ];
  }

  /**
   * Connects.
   *
   * @param config of the driver, credentials and TLS among it
   * @param schema where the tables are; made if need be
   */
  static async open(config: ClientConfig, schema: string): Promise<Postgres> {
    const [{ default: pg }, copy] = await Promise.all([import('pg'), import('pg-copy-streams')]);
    const types = new pg.TypeOverrides();
    types.setTypeParser(pg.types.builtins.DATE, (text) => text);
    types.setTypeParser(pg.types.builtins.INT8, Number);
    const client = new pg.Client({ ...config, types });
    // A connection that breaks makes the query under way fail; without a listener it would end the process too.
    client.on('error', () => undefined);
    await client.connect();
    return new Postgres(client, schema, copy.from);
  }

  async execute(sql: string, parameters: readonly Value[] = []): Promise<void> {
    await this.client.query(sql, [...parameters]);
  }

  async query(sql: string, parameters: readonly Value[] = []): Promise<Readonly<Record<string, Value>>[]> {
    return (await this.client.query<Record<string, Value>>(sql, [...parameters])).rows;
  }

  /**
   * DuckDB unfolds the records on all cores into a file for each table, several times as fast as making the rows here;
   * meanwhile the server takes up the files, and builds keys and indexes.
   */
  async fill(dataset: Dataset, filling: Filling): Promise<void> {
    const work = mkdtempSync(join(tmpdir(), 'communique-load-'));
    const unfolder = await DuckDB.open(':memory:');
    try {
      await unfolder.spillInto(work);
      let failed = false;
      let taken = Promise.resolve();
      let idle = true;
      for await (const { table, source } of unfolder.unfolded(dataset, filling.tables)) {
        const path = join(work, `${table.name}.csv`);
        const query = unfoldingQuery(source, table, seenColumns(table, filling.run));
        await unfolder.execute(`COPY (${query}) TO ${literal(path)} (FORMAT csv, HEADER false)`);
        taken = taken.then(() => this.#take(table, path, filling));
        // The fault itself is met where the promise is awaited.
        taken.catch(() => {
          failed = true;
        });
        if (failed) break;
        // From now on one core is for the server, which may well be on this machine.
        if (idle) await unfolder.execute(`SET threads = ${Math.max(1, availableParallelism() - 1)}`);
        idle = false;
      }
      await taken;
    } finally {
      await unfolder.close();
      rmSync(work, { recursive: true, force: true });
    }
  }

  async #take(table: Table, path: string, { target, run, finish }: Filling): Promise<void> {
    // Rows of a table that no one else can see yet need no marks of who may see them.
    const options = finish === null ? 'FORMAT csv' : 'FORMAT csv, FREEZE';
    const into = `${quoted(target(table.name))} (${columnList(table, run)})`;
    const copy = this.client.query(this.from(`COPY ${into} FROM STDIN (${options})`));
    await pipeline(createReadStream(path, { highWaterMark: CHUNK }), copy);
    rmSync(path);
    for (const sql of finish?.(table) ?? []) await this.execute(sql);
  }

  async analyze(tables: readonly string[]): Promise<void> {
    for (const table of tables) await this.execute(`ANALYZE ${quoted(table)}`);
  }

  async close(): Promise<void> {
    await this.client.end();
  }
}
