import type { Dataset } from './dataset.js';
import type { Table } from './model/types.js';
import type { Value } from './rows.js';
import type { Dialect } from './sql/dialect.js';

/** Where rows go: which tables, under which names, and with which run on the tables of records. */
export interface Filling {
  readonly tables: readonly Table[];
  readonly target: (table: string) => string;
  /** Number for `first_seen` and `since`; null where the target has no such columns. */
  readonly run: number | null;
  /** Statements for a table of this transaction once it is full; null where tables were there before. */
  readonly finish: ((table: Table) => readonly string[]) | null;
}

/** An open database, one connection. */
export interface Database {
  readonly dialect: Dialect;
  /** Statements that start the one transaction of a load and keep other loads waiting. */
  readonly begin: readonly string[];
  /** Runs a statement; `$1`, `$2` … stand for the parameters. */
  execute(sql: string, parameters?: readonly Value[]): Promise<void>;
  /** Rows of a small result, days as text. */
  query(sql: string, parameters?: readonly Value[]): Promise<Readonly<Record<string, Value>>[]>;
  /** Streams the records of a dataset into tables. */
  fill(dataset: Dataset, filling: Filling): Promise<void>;
  /** Lets the planner know what is in tables that were just filled. */
  analyze(tables: readonly string[]): Promise<void>;
  close(): Promise<void>;
}
