import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from '../core/diagnostics.js';
import { makeFolder } from '../io/make-folder.js';
import type { Dataset } from './dataset.js';
import { DuckDB } from './drivers/duckdb.js';
import { unfoldingQuery } from './drivers/unfolding.js';
import { relationalModel } from './model/model.js';
import { croissant } from './package/croissant.js';
import { dataPackage } from './package/data-package.js';
import { provenance } from './package/provenance.js';
import { addRun } from './runs.js';
import { createRunTable } from './sql/ddl.js';
import { literal } from './sql/dialect.js';

export type FileFormat = 'csv' | 'parquet';

const MARK = 'datapackage.json';
const OPTIONS: Readonly<Record<FileFormat, string>> = {
  csv: "FORMAT csv, HEADER true, DELIMITER ','",
  parquet: 'FORMAT parquet, COMPRESSION zstd',
};

/** Puts a finished folder in the place of the one that is there. */
function swap(work: string, folder: string): void {
  const old = `${folder}.old`;
  rmSync(old, { recursive: true, force: true });
  if (existsSync(folder)) renameSync(folder, old);
  renameSync(work, folder);
  rmSync(old, { recursive: true, force: true });
}

function checkFolder(folder: string): void {
  if (!existsSync(folder)) return;
  const files = readdirSync(folder);
  if (files.length > 0 && !files.includes(MARK)) {
    throw new UsageError(`"${folder}" holds other files. Name a new or empty folder: an export replaces all of it.`);
  }
}

async function writeTables(dataset: Dataset, format: FileFormat, work: string): Promise<Record<string, number>> {
  const model = relationalModel();
  const db = await DuckDB.open(':memory:');
  const rows: Record<string, number> = {};
  const copy = async (name: string, query: string): Promise<void> => {
    const [copied] = await db.query(
      `COPY (${query}) TO ${literal(join(work, `${name}.${format}`))} (${OPTIONS[format]})`,
    );
    rows[name] = Number(copied?.Count ?? 0);
  };
  try {
    await db.execute('SET preserve_insertion_order = true');
    await db.spillInto(join(work, 'spill'));
    for (const table of [model.runs, model.rejects]) await db.execute(createRunTable(table, db.dialect));
    await addRun(db, model, dataset, 1);
    await copy('runs', 'SELECT * FROM runs');
    await copy('rejects', 'SELECT * FROM rejects ORDER BY position');
    for await (const { table, source } of db.unfolded(dataset, model.tables)) {
      await copy(table.name, unfoldingQuery(source, table));
    }
  } finally {
    await db.close();
  }
  rmSync(join(work, 'spill'), { recursive: true, force: true });
  return rows;
}

/**
 * Writes all tables as files, with a description that data tools read. The folder is replaced as a whole.
 *
 * @returns rows by table
 * @throws UsageError when the folder holds files of something else
 */
export async function exportFiles(
  dataset: Dataset,
  format: FileFormat,
  folder: string,
): Promise<Record<string, number>> {
  // A run that was killed between two renames has left the old folder: it is what was there.
  if (!existsSync(folder) && existsSync(`${folder}.old`)) renameSync(`${folder}.old`, folder);
  checkFolder(folder);
  makeFolder(dirname(folder));
  const work = `${folder}.new`;
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work);
  try {
    const rows = await writeTables(dataset, format, work);
    const write = (name: string, value: unknown): void =>
      writeFileSync(join(work, name), `${JSON.stringify(value, null, 2)}\n`);
    write(MARK, dataPackage(dataset, format, work));
    write('croissant.json', croissant(dataset, format, work));
    write('prov.json', provenance(dataset, format));
    swap(work, folder);
    return rows;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
