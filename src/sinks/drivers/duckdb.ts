import type { DuckDBConnection, DuckDBInstance, DuckDBValue } from '@duckdb/node-api';
import type { Database, Filling } from '../database.js';
import { type Dataset, fileOf, longestRecord } from '../dataset.js';
import type { Column, ColumnType, Origin, Table } from '../model/types.js';
import type { Value } from '../rows.js';
import { BOOKKEEPING, isRoot } from '../sql/ddl.js';
import { duckdb, list, literal, quoted } from '../sql/dialect.js';

/** Room for a record that DuckDB is given at least. */
const SMALLEST_LINE = 1 << 24;

/** What a load may take; beyond it DuckDB writes to disk. */
const MEMORY = '1GB';

/** Structure of the JSON that a table needs, as a tree of names. */
interface Tree {
  [name: string]: Tree | ColumnType | [Tree | ColumnType];
}

function put(tree: Tree, path: readonly string[], type: Tree[string]): Tree {
  const [name, ...rest] = path;
  if (name !== undefined) tree[name] = rest.length === 0 ? type : put((tree[name] ?? {}) as Tree, rest, type);
  return tree;
}

function itemTree(columns: readonly Column[], from: Origin['from']): Tree | ColumnType {
  const tree: Tree = {};
  for (const { origin, type } of columns) {
    if (origin.from !== from || !('path' in origin)) continue;
    if (origin.path.length === 0) return type;
    put(tree, origin.path, type);
  }
  return tree;
}

/** A list within a table's path; a dot leads into a part of the record. */
const pathOf = (list: string): string[] => list.split('.');

function structureOf({ columns, lists }: Table): Tree {
  const [first, second] = lists;
  const record = itemTree(columns, first === undefined ? 'item' : 'record') as Tree;
  if (first === undefined) return record;
  if (second === undefined) return put(record, pathOf(first), [itemTree(columns, 'item')]);
  const outer = itemTree(columns, 'outer') as Tree;
  return put(record, pathOf(first), [put(outer, pathOf(second), [itemTree(columns, 'item')])]);
}

function typeText(tree: Tree | ColumnType | [Tree | ColumnType]): string {
  if (typeof tree === 'string') return duckdb.types[tree];
  if (Array.isArray(tree)) return `${typeText(tree[0])}[]`;
  const fields = Object.entries(tree).map(([name, type]) => `${quoted(name)} ${typeText(type)}`);
  return `STRUCT(${fields.join(', ')})`;
}

function field(base: string, path: readonly string[]): string {
  return [base, ...path.map(quoted)].join('.');
}

function expression({ origin, name }: Column, root: boolean): string {
  const value = {
    item: () => field(root ? 'r' : 'i', 'path' in origin ? origin.path : []),
    record: () => field('r', 'path' in origin ? origin.path : []),
    outer: () => field('o', 'path' in origin ? origin.path : []),
    position: () => 'CAST(p AS INTEGER)',
    'outer-position': () => 'CAST(q AS INTEGER)',
  }[origin.from]();
  return `${value} AS ${quoted(name)}`;
}

/** A query that unfolds the records of a file into the rows of a table: lists become rows, with their places. */
export function unfoldingQuery(dataset: Dataset, table: Table, extra = ''): string {
  const path = fileOf(dataset, table.kind);
  const columns = Object.entries(structureOf(table)).map(
    ([name, tree]) => `${literal(name)}: ${literal(typeText(tree))}`,
  );
  const longest = Math.max(longestRecord(dataset, table.kind) + 1, SMALLEST_LINE);
  const source = `read_json(${literal(path)}, format = 'newline_delimited', maximum_object_size = ${longest}, columns = {${columns.join(', ')}})`;
  const [first, second] = table.lists;
  const select = `SELECT ${table.columns.map((column) => expression(column, first === undefined)).join(', ')}${extra}`;
  if (first === undefined) return `${select} FROM ${source} r`;
  const unnested = (list: string, from: string, item: string, place: string) =>
    `SELECT *, unnest(${list}) AS ${item}, generate_subscripts(${list}, 1) AS ${place} FROM ${from}`;
  const outer = field('r', pathOf(first));
  if (second === undefined) return `${select} FROM (${unnested(outer, `${source} r`, 'i', 'p')}) r`;
  const inner = unnested(field('o', pathOf(second)), `(${unnested(outer, `${source} r`, 'o', 'q')})`, 'i', 'p');
  return `${select} FROM (${inner}) r`;
}

/** Names of the columns that are filled, with those that the loader keeps. */
export function columnList(table: Table, run: number | null): string {
  const seen = isRoot(table) && run !== null ? BOOKKEEPING.map(({ name }) => name) : [];
  return list([...table.columns.map(({ name }) => name), ...seen]);
}

/** The values of the columns that the loader keeps, as a tail of a select list. */
export function seenColumns(table: Table, run: number | null): string {
  return isRoot(table) && run !== null ? `, ${run}, ${run}` : '';
}

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

  async fill(dataset: Dataset, { tables, target, run }: Filling): Promise<void> {
    for (const table of tables) {
      const rows = unfoldingQuery(dataset, table, seenColumns(table, run));
      await this.execute(`INSERT INTO ${quoted(target(table.name))} (${columnList(table, run)}) ${rows}`);
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
