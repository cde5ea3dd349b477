import type { RejectRecord } from '../core/records.js';
import type { Database } from './database.js';
import { type Dataset, rejectsOf } from './dataset.js';
import type { Model } from './model/types.js';
import { storable, type Value } from './rows.js';
import { list, quoted } from './sql/dialect.js';

/** Rejects that one statement adds: databases bound the number of parameters. */
const AT_ONCE = 200;

/** A value of the manifest; null where a manifest of another version lacks it. */
function manifestValue(dataset: Dataset, path: readonly string[]): Value {
  const inner = (value: unknown, key: string): unknown => (value as Record<string, unknown> | null)?.[key] ?? null;
  return path.reduce(inner, dataset.manifest) as Value;
}

async function insert(db: Database, table: string, columns: readonly string[], rows: Value[][]): Promise<void> {
  if (rows.length === 0) return;
  const places = rows.map((row, at) => `(${row.map((_, index) => `$${at * row.length + index + 1}`).join(', ')})`);
  const sql = `INSERT INTO ${quoted(table)} (${list(columns)}) VALUES ${places.join(', ')}`;
  await db.execute(sql, rows.flat());
}

function rejectValue(reject: RejectRecord, name: string): Value {
  if (name === 'errors') return storable(reject.errors.join('\n')) || null;
  if (name === 'record') return reject.record === null ? null : JSON.stringify(reject.record);
  return storable((reject as unknown as Record<string, unknown>)[name] ?? null);
}

async function addRejects(db: Database, { rejects }: Model, dataset: Dataset, run: number): Promise<void> {
  const [own, rest] = [rejects.columns.slice(0, 2), rejects.columns.slice(2)];
  const names = [...own, ...rest].map(({ name }) => name);
  let rows: Value[][] = [];
  let position = 0;
  for (const reject of rejectsOf(dataset)) {
    rows.push([run, ++position, ...rest.map(({ name }) => rejectValue(reject, name))]);
    if (rows.length < AT_ONCE) continue;
    await insert(db, rejects.name, names, rows);
    rows = [];
  }
  await insert(db, rejects.name, names, rows);
}

/** Adds a run: what its manifest says, and what it could not accept. */
export async function addRun(db: Database, model: Model, dataset: Dataset, run: number): Promise<void> {
  const { runs } = model;
  const values = runs.columns.map(({ name, origin }) => {
    if (name === 'run') return run;
    return origin.from === 'item' ? manifestValue(dataset, origin.path) : dataset.sha256;
  });
  const names = runs.columns.map(({ name }) => name);
  await insert(db, runs.name, names, [values]);
  await addRejects(db, model, dataset, run);
}
