import type { Dataset } from './dataset.js';
import { type Answer, DuckDB } from './drivers/duckdb.js';
import { recordsOfFile, unfoldingQuery } from './drivers/unfolding.js';
import { relationalModel } from './model/model.js';
import { queryFault } from './query-fault.js';
import type { Value } from './rows.js';
import { addRun } from './runs.js';
import { createRunTable } from './sql/ddl.js';
import { quoted } from './sql/dialect.js';
import { dueView, views } from './sql/views.js';

export type QueryFormat = 'table' | 'json' | 'csv';

const WIDEST = 60;

/** Tables that are read from the files of the dataset when they are asked for, and the views upon them. */
async function lookInto(db: DuckDB, dataset: Dataset): Promise<void> {
  const model = relationalModel();
  for (const table of [model.runs, model.rejects]) await db.execute(createRunTable(table, db.dialect));
  await addRun(db, model, dataset, 1);
  for (const table of model.tables) {
    await db.execute(
      `CREATE VIEW ${quoted(table.name)} AS ${unfoldingQuery(recordsOfFile(dataset, table.kind, [table]), table)}`,
    );
  }
  for (const { name, sql } of views(db.dialect)) await db.execute(`CREATE VIEW ${quoted(name)} AS ${sql}`);
  for (const sql of dueView(db.dialect).create) await db.execute(sql);
}

async function ask(db: DuckDB, sql: string): Promise<Answer> {
  try {
    return await db.answer(sql);
  } catch (error) {
    throw await queryFault(db, sql, error);
  }
}

/**
 * Asks the files of a dataset, without a database.
 *
 * @throws UsageError that says what is wrong with the query
 */
export async function queryDataset(dataset: Dataset, sql: string): Promise<Answer> {
  const db = await DuckDB.open(':memory:');
  try {
    await lookInto(db, dataset);
    return await ask(db, sql);
  } finally {
    await db.close();
  }
}

/**
 * Asks a DuckDB file, which is not changed.
 *
 * @throws UsageError that says what is wrong with the query
 */
export async function queryFile(path: string, sql: string): Promise<Answer> {
  const db = await DuckDB.open(path, { readOnly: true });
  try {
    return await ask(db, sql);
  } finally {
    await db.close();
  }
}

function csvCell(value: Value): string {
  const text = value === null ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function cell(value: Value): string {
  const text = value === null ? '' : String(value).replace(/\s+/g, ' ');
  return text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text;
}

function table({ columns, rows }: Answer): string {
  const cells = [columns, ...rows].map((row) => row.map(cell));
  const widths = columns.map((_, index) => Math.max(...cells.map((row) => row[index]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((text, index) => text.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd();
  const [head = [], ...body] = cells.map(line);
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  const count = rows.length === 1 ? '1 row' : `${rows.length} rows`;
  return `${[head, rule, ...body, `(${count})`].join('\n')}\n`;
}

/** Writes an answer for people or for programs. */
export function formatAnswer(answer: Answer, format: QueryFormat): string {
  const { columns, rows } = answer;
  if (format === 'table') return table(answer);
  if (format === 'csv') return [columns, ...rows].map((row) => `${row.map(csvCell).join(',')}\n`).join('');
  const objects = rows.map((row) => Object.fromEntries(columns.map((name, index) => [name, row[index] ?? null])));
  return `${JSON.stringify(objects, null, 2)}\n`;
}
