import { UsageError } from '../core/diagnostics.js';
import type { Database } from './database.js';
import type { Model, Table } from './model/types.js';
import { createHistory, createRunTable, createShape, createTable, historyOf, SHAPE, typeOf } from './sql/ddl.js';
import { type Dialect, quoted } from './sql/dialect.js';
import { dueView, seenView, type View, views } from './sql/views.js';

/** Columns by table, with their types: the shape as the database remembers it. */
export type Remembered = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The shape that a database has. */
export interface Shape {
  readonly version: number;
  readonly tables: Remembered;
}

/** The shape of a model as text, for the database to remember. */
export function remembered({ runs, rejects, tables }: Model): string {
  const shape = [runs, rejects, ...tables].map(({ name, columns }) => [
    name,
    Object.fromEntries(columns.map((column) => [column.name, column.type])),
  ]);
  return JSON.stringify(Object.fromEntries(shape));
}

/** All views of a database with history. */
export function allViews(dialect: Dialect): View[] {
  return [...views(dialect), seenView()];
}

async function exists(db: Database): Promise<boolean> {
  const sources = {
    duckdb: `SELECT 1 AS found FROM duckdb_tables() WHERE table_name = $1 AND schema_name = current_schema()`,
    sqlite: `SELECT 1 AS found FROM sqlite_master WHERE type = 'table' AND name = $1`,
    postgres: `SELECT 1 AS found FROM information_schema.tables WHERE table_name = $1 AND table_schema = current_schema()`,
  };
  return (await db.query(sources[db.dialect.name], [SHAPE])).length > 0;
}

async function all(db: Database, statements: readonly string[]): Promise<void> {
  for (const sql of statements) await db.execute(sql);
}

async function createViews(db: Database): Promise<void> {
  await all(db, [
    ...allViews(db.dialect).map(({ name, sql }) => `CREATE VIEW ${quoted(name)} AS ${sql}`),
    ...dueView(db.dialect).create,
  ]);
}

async function dropViews(db: Database): Promise<void> {
  const names = allViews(db.dialect)
    .map(({ name }) => name)
    .reverse();
  await all(db, [...dueView(db.dialect).drop, ...names.map((name) => `DROP VIEW IF EXISTS ${quoted(name)}`)]);
}

/** Makes the tables of a new database, without views. */
export async function createTables(db: Database, { runs, rejects, tables }: Model): Promise<void> {
  const { dialect } = db;
  await all(db, [createShape(dialect), createRunTable(runs, dialect), createRunTable(rejects, dialect)]);
  await all(
    db,
    tables.flatMap((table) => [createTable(table, dialect), createHistory(table, dialect)]),
  );
}

/** Makes the views and remembers the shape: the tables are as the model says. */
export async function settleShape(db: Database, model: Model): Promise<void> {
  await createViews(db);
  await db.execute(`DELETE FROM ${SHAPE}`);
  await db.execute(`INSERT INTO ${SHAPE} ("version", "model") VALUES ($1, $2)`, [model.version, remembered(model)]);
}

async function addColumns(
  db: Database,
  name: string,
  { columns }: Pick<Table, 'columns'>,
  had: Remembered[string],
): Promise<void> {
  const missing = columns.filter((column) => !Object.hasOwn(had, column.name));
  await all(
    db,
    missing.map(
      (column) => `ALTER TABLE ${quoted(name)} ADD COLUMN ${quoted(column.name)} ${typeOf(column, db.dialect)}`,
    ),
  );
}

/** Brings what outlives a change of shape forward: the tables of runs and of history. Views are gone until it is settled. */
export async function bringForward(db: Database, model: Model, had: Remembered): Promise<void> {
  await dropViews(db);
  for (const table of [model.runs, model.rejects]) {
    const columns = had[table.name];
    if (columns) await addColumns(db, table.name, table, columns);
    else await db.execute(createRunTable(table, db.dialect));
  }
  for (const table of model.tables) {
    const columns = had[table.name];
    if (columns) await addColumns(db, historyOf(table.name), table, columns);
    else await db.execute(createHistory(table, db.dialect));
  }
}

/** The tables of a model as far as an older shape has them too, so that rows can be compared. */
export function sharedTables({ tables }: Model, had: Remembered): Table[] {
  return tables.flatMap((table) => {
    const known = had[table.name] ?? {};
    const columns = table.columns.filter(({ name, type }) => known[name] === type);
    return columns.some(({ name }) => name === table.owner) ? [{ ...table, columns }] : [];
  });
}

/** Names of the tables of records that a shape has; referenced ones first. */
export function recordTables(had: Remembered, { runs, rejects }: Model): string[] {
  return Object.keys(had).filter((name) => name !== runs.name && name !== rejects.name);
}

/**
 * The shape that a database has; null when it is new.
 *
 * @throws UsageError when the shape is newer than this program knows
 */
export async function shapeOf(db: Database, model: Model): Promise<Shape | null> {
  if (!(await exists(db))) return null;
  const [row] = await db.query(`SELECT "version" AS version, "model" AS model FROM ${SHAPE}`);
  const version = Number(row?.version);
  if (version > model.version) {
    throw new UsageError(
      `the database has shape ${version}, this program knows shapes up to ${model.version}. Update communique, or load into another database.`,
    );
  }
  return { version, tables: JSON.parse(String(row?.model)) as Remembered };
}
