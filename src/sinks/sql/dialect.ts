import type { ColumnType } from '../model/types.js';

/** What differs between the databases when SQL is written. */
export interface Dialect {
  readonly name: 'duckdb' | 'sqlite' | 'postgres';
  readonly types: Readonly<Record<ColumnType, string>>;
  /** What follows the type of a text column, so that texts have one order everywhere: that of their code points. */
  readonly order: string;
  /** Suffix of a foreign key: checked at the end of the transaction where the database can do so. */
  readonly deferred: string;
  /** Whether a table may refer to itself: rows come in any order, and two may refer to each other. */
  readonly selfReferences: boolean;
  /** Whether indexes besides keys help: a column store reads columns instead. */
  readonly indexes: boolean;
  /** Whether constraints can be added to tables that are full, which is faster than checking row by row. */
  readonly lateConstraints: boolean;
  /** Whether rows that others refer to can be deleted and added again in one transaction. */
  readonly rowsReplaceable: boolean;
  /** The year and month of a day column, as `2024-03`. */
  month(expression: string): string;
  /** A day column as text. */
  text(expression: string): string;
  /** Days from one day to another; both not null. */
  daysBetween(from: string, to: string): string;
  /** Aggregate that joins texts in an order. */
  joined(expression: string, order: string): string;
}

/** Quotes a name: whatever it holds, it stays one name. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Quotes names as a list. */
export function list(names: readonly string[], prefix = ''): string {
  return names.map((name) => `${prefix}${quoted(name)}`).join(', ');
}

/** A text as SQL. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

export const duckdb: Dialect = {
  name: 'duckdb',
  types: { text: 'VARCHAR', integer: 'INTEGER', number: 'DOUBLE', boolean: 'BOOLEAN', day: 'DATE' },
  order: '',
  deferred: '',
  selfReferences: false,
  indexes: false,
  lateConstraints: false,
  rowsReplaceable: false,
  month: (expression) => `strftime(${expression}, '%Y-%m')`,
  text: (expression) => `CAST(${expression} AS VARCHAR)`,
  daysBetween: (from, to) => `CAST(date_diff('day', ${from}, ${to}) AS INTEGER)`,
  joined: (expression, order) => `string_agg(${expression}, '; ' ORDER BY ${order})`,
};

export const sqlite: Dialect = {
  name: 'sqlite',
  types: { text: 'TEXT', integer: 'INTEGER', number: 'REAL', boolean: 'INTEGER', day: 'TEXT' },
  order: '',
  deferred: ' DEFERRABLE INITIALLY DEFERRED',
  selfReferences: true,
  indexes: true,
  lateConstraints: false,
  rowsReplaceable: true,
  month: (expression) => `substr(${expression}, 1, 7)`,
  text: (expression) => expression,
  daysBetween: (from, to) => `CAST(julianday(${to}) - julianday(${from}) AS INTEGER)`,
  // Rows come sorted from the subquery: ORDER BY within an aggregate needs SQLite 3.44, which many machines lack.
  joined: (expression) => `group_concat(${expression}, '; ')`,
};

export const postgres: Dialect = {
  name: 'postgres',
  types: { text: 'text', integer: 'integer', number: 'double precision', boolean: 'boolean', day: 'date' },
  order: ' COLLATE "C"',
  deferred: ' DEFERRABLE INITIALLY DEFERRED',
  selfReferences: true,
  indexes: true,
  lateConstraints: true,
  rowsReplaceable: true,
  month: (expression) => `to_char(${expression}, 'YYYY-MM')`,
  text: (expression) => `to_char(${expression}, 'YYYY-MM-DD')`,
  daysBetween: (from, to) => `(${to} - ${from})`,
  joined: (expression, order) => `string_agg(${expression}, '; ' ORDER BY ${order})`,
};
