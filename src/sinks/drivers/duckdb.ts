import type { DuckDBConnection, DuckDBInstance, DuckDBValue } from '@duckdb/node-api';
import type { Database, Filling } from '../database.js';
import type { Dataset } from '../dataset.js';
import type { Table } from '../model/types.js';
import type { Value } from '../rows.js';
import { columnList, seenColumns } from '../sql/ddl.js';
import { duckdb, literal, quoted } from '../sql/dialect.js';
import { recordsOfFile, unfoldingQuery } from './unfolding.js';

/** What a load may take; beyond it DuckDB writes to disk. */
const MEMORY = '1GB';

/** Types whose values the driver hands over as text, for they may be too large for a number. */
const WIDE = /^U?(BIG|HUGE)INT$/;

/** Rows of a result. */
export interface Answer {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Value[])[];
}

export interface DuckDBOptions {
  readonly readOnly?: boolean;
}

/** An open DuckDB file, or one in memory. */
export class DuckDB implements Database {
  readonly dialect = duckdb;
  readonly begin = ['BEGIN TRANSACTION'];

  private constructor(
    readonly instance: DuckDBInstance,
    readonly connection: DuckDBConnection,
  ) {}

  /** @param path file, or `:memory:` */
  static async open(path: string, { readOnly = false }: DuckDBOptions = {}): Promise<DuckDB> {
    const { DuckDBInstance } = await import('@duckdb/node-api');
    const options = {
      preserve_insertion_order: 'false',
      memory_limit: MEMORY,
      ...(readOnly && { access_mode: 'READ_ONLY' }),
    };
    const instance = await DuckDBInstance.create(path, options);
    return new DuckDB(instance, await instance.connect());
  }

  async execute(sql: string, parameters: readonly Value[] = []): Promise<void> {
    await this.connection.run(sql, [...parameters] as DuckDBValue[]);
  }

  async query(sql: string, parameters: readonly Value[] = []): Promise<Readonly<Record<string, Value>>[]> {
    const { columns, rows } = await this.answer(sql, parameters);
    return rows.map((row) => Object.fromEntries(columns.map((name, index) => [name, row[index] ?? null])));
  }

  /** Rows with the names of their columns, days as text, counts as numbers. */
  async answer(sql: string, parameters: readonly Value[] = []): Promise<Answer> {
    const reader = await this.connection.runAndReadAll(sql, [...parameters] as DuckDBValue[]);
    const counts = reader.columnTypes().map((type) => WIDE.test(type.toString()));
    const value = (cell: unknown, index: number): Value => {
      if (counts[index] && typeof cell === 'string' && Number.isSafeInteger(Number(cell))) return Number(cell);
      return typeof cell === 'object' && cell !== null ? JSON.stringify(cell) : (cell as Value);
    };
    return { columns: reader.deduplicatedColumnNames(), rows: reader.getRowsJson().map((row) => row.map(value)) };
  }

  async fill(dataset: Dataset, { tables, target, run, finish }: Filling): Promise<void> {
    for await (const { table, source } of this.unfolded(dataset, tables)) {
      const into = `${quoted(target(table.name))} (${columnList(table, run)})`;
      await this.execute(`INSERT INTO ${into} ${unfoldingQuery(source, table, seenColumns(table, run))}`);
      for (const sql of finish?.(table) ?? []) await this.execute(sql);
    }
  }

  /**
   * The tables, each with a source for `unfoldingQuery`. The file of a kind of record is read once, for its first
   * table, and forgotten after its last.
   */
  async *unfolded(dataset: Dataset, tables: readonly Table[]): AsyncGenerator<{ table: Table; source: string }> {
    const held = (kind: Table['kind']): string => `records_${kind}`;
    for (const table of tables) {
      const { kind } = table;
      const own = tables.filter((one) => one.kind === kind);
      if (own[0] === table) {
        await this.execute(`CREATE TEMP TABLE ${held(kind)} AS FROM ${recordsOfFile(dataset, kind, own)}`);
      }
      yield { table, source: held(kind) };
      if (own.at(-1) === table) await this.execute(`DROP TABLE ${held(kind)}`);
    }
  }

  /** Keeps memory flat: what does not fit goes into a folder. */
  async spillInto(folder: string): Promise<void> {
    await this.execute(`SET temp_directory = ${literal(folder)}`);
  }

  async analyze(): Promise<void> {
    // DuckDB keeps its statistics while rows come in.
  }

  async close(): Promise<void> {
    this.connection.closeSync();
    this.instance.closeSync();
  }
}
