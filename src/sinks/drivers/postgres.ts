import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Client, ClientConfig } from 'pg';
import type { Database, Filling } from '../database.js';
import type { Dataset } from '../dataset.js';
import type { Value } from '../rows.js';
import { literal, postgres, quoted } from '../sql/dialect.js';
import { columnList, DuckDB, seenColumns, unfoldingQuery } from './duckdb.js';

const CHUNK = 1 << 20;

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
   * DuckDB unfolds the records on all cores into a file for each table, which COPY takes up while the next is written:
   * several times as fast as making the rows here.
   */
  async fill(dataset: Dataset, { tables, target, run }: Filling): Promise<void> {
    const work = mkdtempSync(join(tmpdir(), 'communique-load-'));
    const unfolder = await DuckDB.open(':memory:');
    try {
      await unfolder.spillInto(work);
      let sending = Promise.resolve();
      for (const table of tables) {
        const path = join(work, `${table.name}.csv`);
        const query = unfoldingQuery(dataset, table, seenColumns(table, run));
        await unfolder.execute(`COPY (${query}) TO ${literal(path)} (FORMAT csv, HEADER false)`);
        await sending;
        sending = this.#send(`${quoted(target(table.name))} (${columnList(table, run)})`, path);
        // The next table is written meanwhile; a fault is met where the promise is awaited.
        sending.catch(() => undefined);
      }
      await sending;
    } finally {
      await unfolder.close();
      rmSync(work, { recursive: true, force: true });
    }
  }

  async #send(target: string, path: string): Promise<void> {
    const copy = this.client.query(this.from(`COPY ${target} FROM STDIN (FORMAT csv)`));
    await pipeline(createReadStream(path, { highWaterMark: CHUNK }), copy);
    rmSync(path);
  }

  async analyze(tables: readonly string[]): Promise<void> {
    for (const table of tables) await this.execute(`ANALYZE ${quoted(table)}`);
  }

  async close(): Promise<void> {
    await this.client.end();
  }
}
