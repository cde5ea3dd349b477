import type { Column, Model, Reference, Table } from '../model/types.js';
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

function checks({ name, values, minimum, maximum, type }: Column, dialect: Dialect): string[] {
  const column = quoted(name);
  return [
    ...(values ? [`${column} IN (${values.map(literal).join(', ')})`] : []),
    ...(minimum === undefined ? [] : [`${column} >= ${minimum}`]),
    ...(maximum === undefined ? [] : [`${column} <= ${maximum}`]),
    ...(type === 'boolean' && dialect.types.boolean === 'INTEGER' ? [`${column} IN (0, 1)`] : []),
  ];
}

function columnLine(column: Column, dialect: Dialect): string {
  const found = checks(column, dialect);
  const check = found.length > 0 ? ` CHECK (${found.join(' AND ')})` : '';
  return `${quoted(column.name)} ${dialect.types[column.type]}${column.nullable ? '' : ' NOT NULL'}${check}`;
}

function bareLine({ name, type }: Column, dialect: Dialect): string {
  return `${quoted(name)} ${dialect.types[type]}`;
}

function foreignKey({ columns, table, to }: Reference, dialect: Dialect): string {
  return `FOREIGN KEY (${list(columns)}) REFERENCES ${quoted(table)} (${list(to)})${dialect.deferred}`;
}

/** Foreign keys of a table, that to the runs among them. */
export function referencesOf(table: Table, dialect: Dialect): string[] {
  const own = table.references.filter((reference) => dialect.selfReferences || reference.table !== table.name);
  const toRuns: Reference = { columns: ['first_seen'], table: 'runs', to: ['run'] };
  return [...own, ...(isRoot(table) ? [toRuns] : [])].map((reference) => foreignKey(reference, dialect));
}

function create(name: string, lines: readonly string[], temporary = false): string {
  return `CREATE ${temporary ? 'TEMP ' : ''}TABLE ${quoted(name)} (\n  ${lines.join(',\n  ')}\n)`;
}

/** The table with its key; with foreign keys too unless they are added when it is full. */
export function createTable(table: Table, dialect: Dialect): string {
  const seen = BOOKKEEPING.map(({ name }) => `${quoted(name)} ${dialect.types.integer} NOT NULL`);
  const constraints = [`PRIMARY KEY (${list(table.key)})`, ...referencesOf(table, dialect)];
  return create(table.name, [
    ...table.columns.map((column) => columnLine(column, dialect)),
    ...(isRoot(table) ? seen : []),
    ...(dialect.lateConstraints ? [] : constraints),
  ]);
}

/** Keys, foreign keys and indexes for a full table. */
export function finishTable(table: Table, dialect: Dialect): string[] {
  const name = quoted(table.name);
  const constraints = [`PRIMARY KEY (${list(table.key)})`, ...referencesOf(table, dialect)];
  const indexes = table.indexes.map(
    (columns) => `CREATE INDEX ${quoted(`${table.name}_by_${columns.join('_')}`)} ON ${name} (${list(columns)})`,
  );
  return [
    ...(dialect.lateConstraints ? constraints.map((constraint) => `ALTER TABLE ${name} ADD ${constraint}`) : []),
    ...(dialect.indexes ? indexes : []),
  ];
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

/** The tables of runs and of the shape. */
export function createBasics(model: Model, dialect: Dialect): string[] {
  const { integer, text } = dialect.types;
  const runs = model.runs.columns.map((column) => columnLine(column, dialect));
  return [
    create(SHAPE, [`"version" ${integer} NOT NULL`, `"model" ${text} NOT NULL`]),
    create('runs', [...runs, `PRIMARY KEY ("run")`]),
  ];
}
