import type { Column, Reference, RunTable, Table } from '../model/types.js';
import { type Dialect, list, literal, quoted } from './dialect.js';

/** Name of the table with the version of the shape. */
export const SHAPE = 'communique_shape';
/** Name of the table that keeps rows of a table that were changed or removed. */
export const historyOf = (table: string): string => `${table}_history`;
/** Name of the temporary table that takes up rows of a new dataset. */
export const stageOf = (table: string): string => `stage_${table}`;
/** Whether a table holds the records themselves, not items of their lists. */
export const isRoot = ({ lists }: Table): boolean => lists.length === 0;

/** Columns that the loader keeps on the tables of records. */
export const BOOKKEEPING = [
  { name: 'first_seen', description: 'Run in which the id was first there.' },
  { name: 'since', description: 'Run that brought the row as it is now.' },
] as const;

/** Names of the columns that are filled, with those that the loader keeps. */
export function columnList(table: Table, run: number | null): string {
  const seen = isRoot(table) && run !== null ? BOOKKEEPING.map(({ name }) => name) : [];
  return list([...table.columns.map(({ name }) => name), ...seen]);
}

/** The values of the columns that the loader keeps, as a tail of a select list. */
export function seenColumns(table: Table, run: number | null): string {
  return isRoot(table) && run !== null ? `, ${run} AS "first_seen", ${run} AS "since"` : '';
}

function checks({ name, values, minimum, maximum, type }: Column, dialect: Dialect): string[] {
  const column = quoted(name);
  return [
    ...(values ? [`${column} IN (${values.map(literal).join(', ')})`] : []),
    ...(minimum === undefined ? [] : [`${column} >= ${minimum}`]),
    ...(maximum === undefined ? [] : [`${column} <= ${maximum}`]),
    ...(type === 'boolean' && dialect.types.boolean === 'INTEGER' ? [`${column} IN (0, 1)`] : []),
  ];
}

/** Type of a column, with the order of its texts. */
export function typeOf({ type }: Pick<Column, 'type'>, dialect: Dialect): string {
  return `${dialect.types[type]}${type === 'text' ? dialect.order : ''}`;
}

function columnLine(column: Column, dialect: Dialect): string {
  const found = checks(column, dialect);
  const check = found.length > 0 ? ` CHECK (${found.join(' AND ')})` : '';
  return `${quoted(column.name)} ${typeOf(column, dialect)}${column.nullable ? '' : ' NOT NULL'}${check}`;
}

function bareLine(column: Column, dialect: Dialect): string {
  return `${quoted(column.name)} ${typeOf(column, dialect)}`;
}

function foreignKey({ columns, table, to }: Reference, dialect: Dialect): string {
  return `FOREIGN KEY (${list(columns)}) REFERENCES ${quoted(table)} (${list(to)})${dialect.deferred}`;
}

/** Foreign keys of a table, that to the runs among them. */
function referencesOf(table: Table, dialect: Dialect): string[] {
  const toRuns: Reference = { columns: ['first_seen'], table: 'runs', to: ['run'] };
  const own = table.references.filter((reference) => dialect.selfReferences || reference.table !== table.name);
  const all = [...own, ...(isRoot(table) ? [toRuns] : [])];
  return all.map((reference) => foreignKey(reference, dialect));
}

function primaryKey({ key }: Pick<Table, 'key'>): string {
  return `PRIMARY KEY (${list(key)})`;
}

function create(name: string, lines: readonly string[], temporary = false): string {
  return `CREATE ${temporary ? 'TEMP ' : ''}TABLE ${quoted(name)} (\n  ${lines.join(',\n  ')}\n)`;
}

/** The table with its key; with foreign keys too unless they are added when it is full. */
export function createTable(table: Table, dialect: Dialect): string {
  const seen = BOOKKEEPING.map(({ name }) => `${quoted(name)} ${dialect.types.integer} NOT NULL`);
  const constraints = [primaryKey(table), ...referencesOf(table, dialect)];
  return create(table.name, [
    ...table.columns.map((column) => columnLine(column, dialect)),
    ...(isRoot(table) ? seen : []),
    ...(dialect.lateConstraints ? [] : constraints),
  ]);
}

/** Key and indexes of a full table, and what the planner should know of it to check foreign keys. */
export function finishTable(table: Table, dialect: Dialect): string[] {
  const name = quoted(table.name);
  const indexes = table.indexes.map(
    (columns) => `CREATE INDEX ${quoted(`${table.name}_by_${columns.join('_')}`)} ON ${name} (${list(columns)})`,
  );
  return [
    ...(dialect.lateConstraints ? [`ALTER TABLE ${name} ADD ${primaryKey(table)}`] : []),
    ...(dialect.indexes ? indexes : []),
    ...(dialect.lateConstraints ? [`ANALYZE ${name}`] : []),
  ];
}

/** Foreign keys for tables that are full and have their keys. */
export function connectTable(table: Table, dialect: Dialect): string[] {
  if (!dialect.lateConstraints) return [];
  return referencesOf(table, dialect).map((constraint) => `ALTER TABLE ${quoted(table.name)} ADD ${constraint}`);
}

/** Queries for rows that refer to a row of their table that is not there, where the database does not check it. */
export function danglingRows({ name, references }: Table, dialect: Dialect): string[] {
  const own = references.filter(({ table }) => table === name && !dialect.selfReferences);
  return own.map(({ columns, to }) => {
    const [from, id] = [quoted(columns[0] ?? ''), quoted(to[0] ?? '')];
    return `SELECT r.${id} AS row, r.${from} AS target FROM ${quoted(name)} r
WHERE r.${from} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ${quoted(name)} t WHERE t.${id} = r.${from}) LIMIT 1`;
  });
}

/** The table of what was: no constraints, for it must hold rows of older shapes. */
export function createHistory(table: Table, dialect: Dialect): string {
  const { integer, text } = dialect.types;
  const seen = BOOKKEEPING.map(({ name }) => `${quoted(name)} ${integer}`);
  return create(historyOf(table.name), [
    ...table.columns.map((column) => bareLine(column, dialect)),
    ...(isRoot(table) ? [...seen, `"change" ${text} CHECK ("change" IN ('changed', 'removed'))`] : []),
    `"last_seen" ${integer}`,
  ]);
}

/** The temporary table for rows of a new dataset. */
export function createStage(table: Table, dialect: Dialect): string {
  return create(
    stageOf(table.name),
    table.columns.map((column) => bareLine(column, dialect)),
    true,
  );
}

/** A table of what runs were and gave. */
export function createRunTable({ name, columns, key, references }: RunTable, dialect: Dialect): string {
  return create(name, [
    ...columns.map((column) => columnLine(column, dialect)),
    primaryKey({ key }),
    ...references.map((reference) => foreignKey(reference, dialect)),
  ]);
}

/** The table that remembers the shape. */
export function createShape(dialect: Dialect): string {
  const { integer, text } = dialect.types;
  return create(SHAPE, [`"version" ${integer} NOT NULL`, `"model" ${text} NOT NULL`]);
}
