import type { Pool } from 'pg';
import { literal, quoted } from '../../sinks/sql/dialect.js';
import { postgresConfig, type Target } from '../../sinks/target.js';
import type { PartStore } from './store.js';

const TABLE = 'communique_parts';
/** Connections of one process; parts are few and large. */
const CONNECTIONS = 4;
/** Puts records at the hand of those who cannot wait for the end of the run; the heads of results are left out. */
const VIEW = 'communique_part_records';

/** Escapes what LIKE takes for wildcards. */
function like(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

/** A table of a PostgreSQL server, one row a shard or part, and a view of the records in the parts. */
export class PostgresStore implements PartStore {
  private constructor(
    readonly label: string,
    private readonly pool: Pool,
    private readonly table: string,
  ) {}

  /** Connects, and makes the table if need be. */
  static async open(target: Target & { to: 'postgres' }): Promise<PostgresStore> {
    const { config, schema } = postgresConfig(target);
    const { default: pg } = await import('pg');
    const pool = new pg.Pool({ ...config, max: CONNECTIONS });
    // A connection that breaks while nobody uses it is replaced when the next one is asked for.
    pool.on('error', () => undefined);
    const table = `${quoted(schema)}.${quoted(TABLE)}`;
    const view = `${quoted(schema)}.${quoted(VIEW)}`;
    try {
      await pool.query(`
        BEGIN;
        SELECT pg_advisory_xact_lock(hashtext(${literal(`communique parts ${schema}`)}));
        CREATE SCHEMA IF NOT EXISTS ${quoted(schema)};
        CREATE TABLE IF NOT EXISTS ${table} (name text PRIMARY KEY, bytes bytea NOT NULL);
        CREATE OR REPLACE VIEW ${view} AS
          SELECT name AS part, line::json AS record
          FROM ${table}, regexp_split_to_table(convert_from(bytes, 'UTF8'), E'\\n') AS line
          WHERE name LIKE '%/parts/%' AND line <> '' AND line NOT LIKE '{"release":%';
        COMMIT`);
    } catch (error) {
      await pool.end();
      throw error;
    }
    return new PostgresStore(target.label, pool, table);
  }

  async get(name: string): Promise<Uint8Array | null> {
    const { rows } = await this.pool.query<{ bytes: Buffer }>(`SELECT bytes FROM ${this.table} WHERE name = $1`, [
      name,
    ]);
    return rows[0]?.bytes ?? null;
  }

  async put(name: string, ...pieces: readonly Uint8Array[]): Promise<void> {
    await this.pool.query(`INSERT INTO ${this.table} VALUES ($1, $2) ON CONFLICT DO NOTHING`, [
      name,
      Buffer.concat(pieces),
    ]);
  }

  async clear(folder: string): Promise<void> {
    await this.pool.query(`DELETE FROM ${this.table} WHERE name LIKE $1`, [`${like(folder)}/%`]);
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}
