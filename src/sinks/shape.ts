import { UsageError } from '../core/diagnostics.js';
import type { Database } from './database.js';
import type { Model, Table } from './model/types.js';
import { createBasics, createHistory, createTable, historyOf, isRoot, SHAPE } from './sql/ddl.js';
import { type Dialect, list, quoted } from './sql/dialect.js';
import { dueView, seenView, type View, views } from './sql/views.js';

/** Columns by table, with their types: the shape as the database remembers it. */
type Remembered = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface Shape {
  /** Whether the tables were made just now. */
  readonly fresh: boolean;
  /** Version the database had before, when it was brought forward. */
  readonly migratedFrom: number | null;
}

/** The shape of a model as text, for the database to remember. */
export function remembered({ runs, tables }: Model): string {
  const shape = [runs, ...tables].map(({ name, columns }) => [
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

async function rememberShape(db: Database, model: Model): Promise<void> {
  await db.execute(`DELETE FROM ${SHAPE}`);
  await db.execute(`INSERT INTO ${SHAPE} ("version", "model") VALUES ($1, $2)`, [model.version, remembered(model)]);
}

async function create(db: Database, model: Model): Promise<Shape> {
  await all(db, createBasics(model, db.dialect));
  await all(
    db,
    model.tables.flatMap((table) => [createTable(table, db.dialect), createHistory(table, db.dialect)]),
  );
  await createViews(db);
  await rememberShape(db, model);
  return { fresh: true, migratedFrom: null };
}

async function addColumns(
  db: Database,
  name: string,
  table: Pick<Table, 'columns'>,
  had: Remembered[string],
): Promise<void> {
  const missing = table.columns.filter((column) => !Object.hasOwn(had, column.name));
  await all(
    db,
    missing.map(
      (column) => `ALTER TABLE ${quoted(name)} ADD COLUMN ${quoted(column.name)} ${db.dialect.types[column.type]}`,
    ),
  );
}

/** Moves the rows of a table of the older shape into its history: the dataset at hand brings them anew. */
async function archive(db: Database, table: Table, had: Remembered[string], last: number): Promise<void> {
  const columns = table.columns.map(({ name }) => name).filter((name) => Object.hasOwn(had, name));
  const seen = isRoot(table) ? ['first_seen', 'since'] : [];
  const target = list([...columns, ...seen, ...(isRoot(table) ? ['change'] : []), 'last_seen']);
  const source = `${list([...columns, ...seen])}${isRoot(table) ? ", 'changed'" : ''}, ${last}`;
  await db.execute(
    `INSERT INTO ${quoted(historyOf(table.name))} (${target}) SELECT ${source} FROM ${quoted(table.name)}`,
  );
}

async function migrate(db: Database, model: Model, from: number, had: Remembered): Promise<Shape> {
  const [row] = await db.query('SELECT COALESCE(MAX(run), 0) AS last FROM runs');
  await dropViews(db);
  await addColumns(db, 'runs', model.runs, had.runs ?? {});
  for (const table of model.tables) {
    const columns = had[table.name];
    if (columns) {
      await addColumns(db, historyOf(table.name), table, columns);
      await archive(db, table, columns, Number(row?.last ?? 0));
    } else await db.execute(createHistory(table, db.dialect));
  }
  const old = Object.keys(had).filter((name) => name !== 'runs');
  await all(
    db,
    old.reverse().map((name) => `DROP TABLE ${quoted(name)}`),
  );
  await all(
    db,
    model.tables.map((table) => createTable(table, db.dialect)),
  );
  await createViews(db);
  await rememberShape(db, model);
  return { fresh: true, migratedFrom: from };
}

/**
 * Makes the tables of a new database, or brings those of an older shape forward.
 *
 * @throws UsageError when the database has a newer shape than this program knows
 */
export async function ensureShape(db: Database, model: Model): Promise<Shape> {
  if (!(await exists(db))) return create(db, model);
  const [row] = await db.query(`SELECT "version" AS version, "model" AS model FROM ${SHAPE}`);
  const version = Number(row?.version);
  if (version > model.version) {
    throw new UsageError(
      `the database has shape ${version}, this program knows shapes up to ${model.version}. Update communique, or load into another database.`,
    );
  }
  if (version === model.version) return { fresh: false, migratedFrom: null };
  return migrate(db, model, version, JSON.parse(String(row?.model)) as Remembered);
}
