import { UsageError } from '../core/diagnostics.js';
import { nearest } from '../pipeline/nearest.js';
import type { DuckDB } from './drivers/duckdb.js';

const TABLE = /Table with name "?(.+?)"? does not exist/;
const COLUMN = /(?:Referenced column "(.+?)" not found|does not have a column named "(.+?)")/;
const ALIAS = /Referenced table "(.+?)" not found/;
const MACRO = /^\w+\(/;
const DUE = 'deadlines_due';

/** What there is to ask: tables and views, each with its columns. */
type Relations = ReadonlyMap<string, readonly string[]>;

async function relationsOf(db: DuckDB): Promise<Relations> {
  const rows = await db.query(
    'SELECT table_name, column_name FROM information_schema.columns ORDER BY table_name, ordinal_position',
  );
  const found = new Map<string, string[]>();
  for (const { table_name: table, column_name: column } of rows) {
    const columns = found.get(String(table)) ?? [];
    found.set(String(table), [...columns, String(column)]);
  }
  return found;
}

function noTable(name: string, relations: Relations): string {
  if (name === DUE) return `"${DUE}" takes a day: SELECT * FROM ${DUE}('2026-12-31').`;
  const known = [...relations.keys(), `${DUE}(day)`];
  return `there is no table or view "${name}". ${nearest(name, known)}`;
}

function noColumn(name: string, sql: string, relations: Relations): string {
  const words = new Set(sql.toLowerCase().match(/\w+/g));
  const named = [...relations].filter(([table]) => words.has(table));
  const columns = [...new Set(named.flatMap(([, own]) => own))];
  const elsewhere = [...relations].filter(([table, own]) => !words.has(table) && own.includes(name));
  const where = named.length > 0 ? ` in ${named.map(([table]) => table).join(', ')}` : '';
  const hint =
    elsewhere.length > 0
      ? `It is one of ${elsewhere.map(([table]) => table).join(', ')}. Known here: ${columns.join(', ')}.`
      : nearest(name, columns);
  return `there is no column "${name}"${where}. ${hint}`;
}

/** The words of DuckDB in one line, without the name of its part that they come from. */
function inWords(message: string): string {
  const [what = '', place] = message.split(/\n *LINE \d+: /);
  const words = what
    .replace(/^(?:Failed to extract statements: )?(?:\w+ )?\w+ Error: /, '')
    .split('\n')
    .map((line) => line.trim())
    // Forms of a function are many; what stands in the query is said before.
    .filter((line) => line !== '' && !MACRO.test(line) && !/^Candidate (functions|macros):/.test(line))
    .join(' ');
  const line = place?.split('\n')[0]?.trim();
  return `${words}${/[.!?]$/.test(words) ? '' : '.'}${line ? ` In: ${line}` : ''}`;
}

/**
 * What is wrong with a query, in one line with a remedy.
 *
 * @param error of DuckDB
 */
export async function queryFault(db: DuckDB, sql: string, error: unknown): Promise<UsageError> {
  const message = error instanceof Error ? error.message : String(error);
  if (sql.replaceAll(';', '').trim() === '')
    return new UsageError('the query is empty. Give one, e.g. "FROM documents".');
  const [, table] = TABLE.exec(message) ?? [];
  const [, inClause, inTable] = COLUMN.exec(message) ?? [];
  const column = inClause ?? inTable;
  const [, alias] = ALIAS.exec(message) ?? [];
  if (table !== undefined) return new UsageError(`query: ${noTable(table, await relationsOf(db))}`);
  if (column !== undefined) return new UsageError(`query: ${noColumn(column, sql, await relationsOf(db))}`);
  if (alias !== undefined) {
    return new UsageError(
      `query: "${alias}" is no table of the query, nor a short name of one. Name it behind FROM or JOIN.`,
    );
  }
  if (/is not an table|read-only mode/.test(message))
    return new UsageError('query: what is read-only cannot be changed. Give a SELECT.');
  return new UsageError(`query: ${inWords(message)}`);
}
