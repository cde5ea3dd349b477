import { UsageError } from '../core/diagnostics.js';
import type { Database } from './database.js';
import type { Dataset } from './dataset.js';
import { relationalModel } from './model/model.js';
import type { Model, RecordKind, Table } from './model/types.js';
import { addRun } from './runs.js';
import { bringForward, createTables, recordTables, type Shape, settleShape, shapeOf, sharedTables } from './shape.js';
import { connectTable, createStage, createTable, danglingRows, finishTable, stageOf } from './sql/ddl.js';
import { quoted } from './sql/dialect.js';
import {
  deleteOld,
  diffOf,
  type Family,
  familiesOf,
  findChanges,
  insertAll,
  insertNew,
  keepHistory,
  rememberSeen,
} from './sql/diff.js';

export interface Counts {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

export interface LoadReport {
  /** Number of the run that the database now shows. */
  readonly run: number;
  readonly counts: Readonly<Record<RecordKind, Counts>>;
  /** Version of the shape before, when the database was brought forward. */
  readonly migratedFrom: number | null;
}

const NONE: Counts = { added: 0, changed: 0, removed: 0 };

async function all(db: Database, statements: readonly string[]): Promise<void> {
  for (const sql of statements) await db.execute(sql);
}

async function countsBy(
  families: readonly Family[],
  count: (family: Family) => Promise<Counts>,
): Promise<LoadReport['counts']> {
  const counts: Record<RecordKind, Counts> = { document: NONE, entity: NONE, statement: NONE };
  for (const family of families) counts[family.root.kind] = await count(family);
  return counts;
}

/** Keys, indexes and foreign keys of a table that is full. */
function finished(table: Table, { dialect }: Database): string[] {
  return [...finishTable(table, dialect), ...connectTable(table, dialect)];
}

/** Looks for what foreign keys would refuse, where the database cannot have them. */
async function checkReferences(db: Database, tables: readonly Table[]): Promise<void> {
  for (const sql of tables.flatMap((table) => danglingRows(table, db.dialect))) {
    const [found] = await db.query(sql);
    if (found) throw new UsageError(`${found.row}: there is no "${found.target}", which it refers to.`);
  }
}

/**
 * The first load: rows go straight into their tables, keys and foreign keys come when these are full. Each table refers
 * to tables before it and to itself, so that its foreign keys need not wait for those behind it.
 */
async function fillNew(db: Database, model: Model, dataset: Dataset): Promise<LoadReport['counts']> {
  const { tables } = model;
  await createTables(db, model);
  await addRun(db, model, dataset, 1);
  await db.fill(dataset, { tables, target: (table) => table, run: 1, finish: (table) => finished(table, db) });
  await checkReferences(db, tables);
  await settleShape(db, model);
  return countsBy(familiesOf(tables), async ({ root }) => {
    const [row] = await db.query(`SELECT COUNT(*) AS n FROM ${quoted(root.name)}`);
    return { ...NONE, added: Number(row?.n) };
  });
}

async function countChanges(db: Database, { root }: Family): Promise<Counts> {
  const rows = await db.query(`SELECT change, COUNT(*) AS n FROM ${quoted(diffOf(root))} GROUP BY change`);
  return { ...NONE, ...Object.fromEntries(rows.map(({ change, n }) => [String(change), Number(n)])) };
}

/** All tables, each with its family. */
function pairsOf(tables: readonly Table[]): { family: Family; table: Table }[] {
  const families = familiesOf(tables);
  return tables.flatMap((table) =>
    families.filter((family) => family.tables.includes(table)).map((family) => ({ family, table })),
  );
}

/**
 * Makes all tables anew, in the same transaction: of another shape, or where rows that others refer to cannot be
 * replaced.
 *
 * @param old names of the tables that there are
 */
async function rebuild(db: Database, { tables }: Model, old: readonly string[], run: number): Promise<void> {
  await all(
    db,
    familiesOf(tables).map(({ root }) => rememberSeen(root)),
  );
  await all(
    db,
    [...old].reverse().map((name) => `DROP TABLE ${quoted(name)}`),
  );
  for (const { family, table } of pairsOf(tables)) {
    await db.execute(createTable(table, db.dialect));
    await db.execute(insertAll(family, table, run));
    await all(db, finished(table, db));
  }
  await checkReferences(db, tables);
}

async function replaceRows(db: Database, { tables }: Model, run: number): Promise<void> {
  const pairs = pairsOf(tables);
  await all(
    db,
    [...pairs].reverse().map(({ family, table }) => deleteOld(family, table)),
  );
  await all(
    db,
    pairs.map(({ family, table }) => insertNew(family, table, run)),
  );
}

/** Takes up the new dataset beside the old one, and finds out what differs in the columns that both have. */
async function stage(
  db: Database,
  { tables }: Model,
  families: readonly Family[],
  dataset: Dataset,
  run: number,
): Promise<void> {
  await all(
    db,
    tables.map((table) => createStage(table, db.dialect)),
  );
  await db.fill(dataset, { tables, target: stageOf, run: null, finish: null });
  await db.analyze(tables.map(({ name }) => stageOf(name)));
  await all(
    db,
    families.flatMap((family) => findChanges(family, run)),
  );
}

/** @param older shape of the database, null when it is that of the model */
async function merge(db: Database, model: Model, dataset: Dataset, older: Shape | null): Promise<LoadReport> {
  const [latest] = await db.query('SELECT run, manifest FROM runs ORDER BY run DESC LIMIT 1');
  const last = Number(latest?.run);
  const run = last + 1;
  const families = familiesOf(older ? sharedTables(model, older.tables) : model.tables);
  await stage(db, model, families, dataset, run);
  const counts = await countsBy(families, (family) => countChanges(db, family));
  const differs = Object.values(counts).some(({ added, changed, removed }) => added + changed + removed > 0);
  const migratedFrom = older?.version ?? null;
  if (!differs && !older && latest?.manifest === dataset.sha256) return { run: last, counts, migratedFrom };
  if (older) await bringForward(db, model, older.tables);
  await addRun(db, model, dataset, run);
  await all(
    db,
    families.flatMap((family) => keepHistory(family, last)),
  );
  if (older) {
    await rebuild(db, model, recordTables(older.tables, model), run);
    await settleShape(db, model);
  } else if (differs && db.dialect.rowsReplaceable) await replaceRows(db, model, run);
  else if (differs) {
    await rebuild(
      db,
      model,
      model.tables.map(({ name }) => name),
      run,
    );
  }
  return { run, counts, migratedFrom };
}

async function load(db: Database, dataset: Dataset, model: Model): Promise<LoadReport> {
  const shape = await shapeOf(db, model);
  if (!shape) return { run: 1, counts: await fillNew(db, model, dataset), migratedFrom: null };
  return merge(db, model, dataset, shape.version === model.version ? null : shape);
}

/**
 * Brings a database to the state of a dataset in one transaction: after a fault it is as it was before. Loading the
 * same dataset again changes nothing.
 *
 * @param model other than the one of this program only in tests
 * @throws UsageError when the database has a newer shape; errors of the driver as they come
 */
export async function loadDataset(db: Database, dataset: Dataset, model = relationalModel()): Promise<LoadReport> {
  await all(db, db.begin);
  try {
    const report = await load(db, dataset, model);
    await db.execute('COMMIT');
    return report;
  } catch (error) {
    // The connection may be gone with the server: then the server has rolled back itself.
    await db.execute('ROLLBACK').catch(() => undefined);
    throw error;
  }
}
