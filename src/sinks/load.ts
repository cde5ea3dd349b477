import type { Database } from './database.js';
import type { Dataset } from './dataset.js';
import { relationalModel } from './model/model.js';
import type { Model, RecordKind, Table } from './model/types.js';
import type { Value } from './rows.js';
import { ensureShape } from './shape.js';
import { createStage, createTable, finishTable, stageOf } from './sql/ddl.js';
import { list, quoted } from './sql/dialect.js';
import {
  countArchived,
  deleteOld,
  diffOf,
  type Family,
  familiesOf,
  findChanges,
  insertAll,
  insertNew,
  keepHistory,
  rememberSeen,
  settleArchived,
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

/** A value of the manifest; null where a manifest of another version lacks it. */
function manifestValue(dataset: Dataset, path: readonly string[]): Value {
  const inner = (value: unknown, key: string): unknown => (value as Record<string, unknown> | null)?.[key] ?? null;
  return path.reduce(inner, dataset.manifest) as Value;
}

/** Adds the row of a run: what its manifest says. */
export async function addRun(db: Database, { runs }: Model, dataset: Dataset, run: number): Promise<void> {
  const values = runs.columns.map(({ name, origin }) => {
    if (name === 'run') return run;
    return origin.from === 'item' ? manifestValue(dataset, origin.path) : dataset.sha256;
  });
  const places = values.map((_, index) => `$${index + 1}`).join(', ');
  await db.execute(`INSERT INTO runs (${list(runs.columns.map(({ name }) => name))}) VALUES (${places})`, values);
}

async function all(db: Database, statements: readonly string[]): Promise<void> {
  for (const sql of statements) await db.execute(sql);
}

/** Rows of tables that were just filled, against what the history says of the run before. */
async function countFilled(db: Database, { root }: Family, last: number): Promise<Counts> {
  const [row] = await db.query(countArchived(root, last));
  const [changed, removed] = [Number(row?.changed ?? 0), Number(row?.removed ?? 0)];
  return { added: Number(row?.n ?? 0) - changed, changed, removed };
}

/** Fills tables that were just made; rows of an older shape wait in the history. */
async function fillEmpty(db: Database, model: Model, dataset: Dataset, last: number): Promise<LoadReport['counts']> {
  const families = familiesOf(model.tables);
  const run = last + 1;
  await addRun(db, model, dataset, run);
  if (last === 0) await db.fill(dataset, { tables: model.tables, target: (table) => table, run });
  else {
    await stage(db, model, dataset, run);
    await all(
      db,
      pairsOf(model, families).map(({ family, table }) => insertNew(family, table, run)),
    );
    await all(
      db,
      families.map(({ root }) => settleArchived(root, last)),
    );
  }
  await all(db, model.tables.flatMap((table) => finishTable(table, db.dialect)).sort(keysFirst));
  return countsBy(families, (family) => countFilled(db, family, last));
}

/** Foreign keys need the keys they refer to. */
function keysFirst(a: string, b: string): number {
  return Number(a.includes('FOREIGN KEY')) - Number(b.includes('FOREIGN KEY'));
}

async function countsBy(
  families: readonly Family[],
  count: (family: Family) => Promise<Counts>,
): Promise<LoadReport['counts']> {
  const counts: Record<RecordKind, Counts> = { document: NONE, entity: NONE, statement: NONE };
  for (const family of families) counts[family.root.kind] = await count(family);
  return counts;
}

async function countChanges(db: Database, { root }: Family): Promise<Counts> {
  const rows = await db.query(`SELECT change, COUNT(*) AS n FROM ${quoted(diffOf(root))} GROUP BY change`);
  return { ...NONE, ...Object.fromEntries(rows.map(({ change, n }) => [String(change), Number(n)])) };
}

/** Rows that others refer to cannot be replaced here: all tables are made anew, in the same transaction. */
async function rebuild(db: Database, model: Model, families: readonly Family[], run: number): Promise<void> {
  await all(
    db,
    families.map(({ root }) => rememberSeen(root)),
  );
  await all(
    db,
    [...model.tables].reverse().map(({ name }) => `DROP TABLE ${quoted(name)}`),
  );
  for (const table of model.tables) {
    await db.execute(createTable(table, db.dialect));
    for (const family of families) if (family.tables.includes(table)) await db.execute(insertAll(family, table, run));
  }
  await all(
    db,
    model.tables.flatMap((table) => finishTable(table, db.dialect)),
  );
}

async function replaceRows(db: Database, model: Model, families: readonly Family[], run: number): Promise<void> {
  const pairs = pairsOf(model, families);
  await all(
    db,
    [...pairs].reverse().map(({ family, table }) => deleteOld(family, table)),
  );
  await all(
    db,
    pairs.map(({ family, table }) => insertNew(family, table, run)),
  );
}

/** All tables, each with its family. */
function pairsOf({ tables }: Model, families: readonly Family[]): { family: Family; table: Table }[] {
  return tables.flatMap((table) =>
    families.filter((family) => family.tables.includes(table)).map((family) => ({ family, table })),
  );
}

/** Takes up the new dataset beside the old one, and finds out what differs. */
async function stage(db: Database, model: Model, dataset: Dataset, run: number): Promise<void> {
  await all(
    db,
    model.tables.map((table) => createStage(table, db.dialect)),
  );
  await db.fill(dataset, { tables: model.tables, target: stageOf, run: null });
  await db.analyze(model.tables.map(({ name }) => stageOf(name)));
  await all(
    db,
    familiesOf(model.tables).flatMap((family) => findChanges(family, run)),
  );
}

async function merge(db: Database, model: Model, dataset: Dataset, last: number, same: boolean) {
  const families = familiesOf(model.tables);
  const run = last + 1;
  await stage(db, model, dataset, run);
  const counts = await countsBy(families, (family) => countChanges(db, family));
  const differs = Object.values(counts).some(({ added, changed, removed }) => added + changed + removed > 0);
  if (!differs && same) return { run: last, counts };
  await addRun(db, model, dataset, run);
  if (differs) {
    await all(
      db,
      families.flatMap((family) => keepHistory(family, last)),
    );
    await (db.dialect.rowsReplaceable ? replaceRows : rebuild)(db, model, families, run);
  }
  return { run, counts };
}

async function load(db: Database, dataset: Dataset, model: Model): Promise<LoadReport> {
  const { fresh, migratedFrom } = await ensureShape(db, model);
  const [latest] = await db.query('SELECT run, manifest FROM runs ORDER BY run DESC LIMIT 1');
  const last = Number(latest?.run ?? 0);
  if (fresh) return { run: last + 1, counts: await fillEmpty(db, model, dataset, last), migratedFrom };
  return { ...(await merge(db, model, dataset, last, latest?.manifest === dataset.sha256)), migratedFrom };
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
