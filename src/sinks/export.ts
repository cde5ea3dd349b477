import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { UsageError } from '../core/diagnostics.js';
import { makeFolder } from '../io/make-folder.js';
import type { Database } from './database.js';
import { openDataset } from './dataset.js';
import { loadDataset } from './load.js';
import { parseTarget, postgresConfig, type Target, withoutSecrets } from './target.js';

async function openDatabase(target: Target): Promise<Database> {
  if (target.to === 'postgres') {
    const { config, schema } = postgresConfig(target);
    return (await import('./drivers/postgres.js')).Postgres.open(config, schema);
  }
  makeFolder(dirname(target.path));
  if (target.to === 'sqlite') return (await import('./drivers/sqlite.js')).SQLite.open(target.path);
  return (await import('./drivers/duckdb.js')).DuckDB.open(target.path);
}

/** A word on the folder of a target that is made for it: where it was not meant to be new, its name is mistyped. */
function inNewFolder(target: Target): string {
  if (target.to === 'postgres') return '';
  const place = dirname(target.path);
  return existsSync(place) ? '' : `, in the new folder ${place}`;
}

async function load(folder: string, target: Target): Promise<string[]> {
  const dataset = openDataset(folder);
  const place = inNewFolder(target);
  const db = await openDatabase(target);
  try {
    const { run, counts, migratedFrom } = await loadDataset(db, dataset);
    const lines = Object.entries(counts).map(
      ([kind, { added, changed, removed }]) => `  ${kind}: ${added} added, ${changed} changed, ${removed} removed`,
    );
    const brought = migratedFrom === null ? '' : `, brought forward from shape ${migratedFrom}`;
    return [`${target.label}: run ${run}${brought}${place}`, ...lines];
  } finally {
    await db.close();
  }
}

async function write(folder: string, target: Target & { to: 'csv' | 'parquet' }): Promise<string[]> {
  const { exportFiles } = await import('./files.js');
  const dataset = openDataset(folder);
  const place = inNewFolder(target);
  const rows = await exportFiles(dataset, target.to, target.path);
  return [`${target.label}${place}:`, ...Object.entries(rows).map(([table, count]) => `  ${table}: ${count} rows`)];
}

/**
 * Brings a dataset to a target.
 *
 * @param folder of the dataset
 * @param stated target, e.g. `duckdb:facts.duckdb`
 * @param base folder that relative paths start from
 * @returns lines for people: what was added, changed and removed
 * @throws UsageError naming the target, never its password
 */
export async function exportDataset(folder: string, stated: string, base: string): Promise<string[]> {
  const target = parseTarget(stated, base);
  try {
    if (target.to === 'csv' || target.to === 'parquet') return await write(folder, { ...target, to: target.to });
    return await load(folder, target);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${target.label}: ${withoutSecrets(message, target)}`);
  }
}
