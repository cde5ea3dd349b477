// Loads a large dataset into DuckDB and PostgreSQL and compares with COPY of a plain CSV of the same rows:
//   npx tsx scripts/bench-databases.ts [statements] [postgres URL]
import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import type { Database } from '../src/sinks/database.js';
import { openDataset } from '../src/sinks/dataset.js';
import { DuckDB } from '../src/sinks/drivers/duckdb.js';
import { Postgres } from '../src/sinks/drivers/postgres.js';
import { exportFiles } from '../src/sinks/files.js';
import { loadDataset } from '../src/sinks/load.js';
import { relationalModel } from '../src/sinks/model/model.js';
import { createTable, finishTable } from '../src/sinks/sql/ddl.js';
import { list, literal, quoted } from '../src/sinks/sql/dialect.js';
import { parseTarget, postgresConfig } from '../src/sinks/target.js';

const SOURCE = fileURLToPath(new URL('../output/', import.meta.url));
const [task = '1000000', url = 'postgres://postgres@127.0.0.1/test', extra = ''] = process.argv.slice(2);
const work = join(tmpdir(), 'communique-bench');
const SCHEMA = 'communique_bench';

/** The dataset of this repository as often as needed, ids with a number behind them. */
async function multiply(folder: string, statements: number): Promise<number> {
  mkdirSync(folder, { recursive: true });
  const lines = (name: string): string[] => readFileSync(join(SOURCE, name), 'utf8').split('\n').filter(Boolean);
  const documents = lines('documents.jsonl');
  const ids = documents.map((line) => (JSON.parse(line) as { id: string }).id).sort((a, b) => b.length - a.length);
  const pattern = new RegExp(`"(${ids.join('|')})(#|")`, 'g');
  const sources = { 'documents.jsonl': documents, 'statements.jsonl': lines('statements.jsonl') };
  const copies = Math.ceil(statements / sources['statements.jsonl'].length);
  for (const [name, rows] of Object.entries(sources)) {
    await pipeline(
      (function* () {
        for (let copy = 0; copy < copies; copy++) {
          const suffix = copy === 0 ? '' : `-${copy}`;
          yield `${rows.join('\n').replace(pattern, (_, id, end) => `"${id}${suffix}${end}`)}\n`;
        }
      })(),
      createWriteStream(join(folder, name)),
    );
  }
  writeFileSync(join(folder, 'entities.jsonl'), `${lines('entities.jsonl').join('\n')}\n`);
  writeFileSync(join(folder, 'manifest.json'), readFileSync(join(SOURCE, 'manifest.json')));
  return copies * sources['statements.jsonl'].length;
}

async function seconds(action: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await action();
  return (performance.now() - started) / 1000;
}

function postgresOf(schema: string): Promise<Postgres> {
  const target = parseTarget(url, '.');
  if (target.to !== 'postgres') throw new Error('The second argument is a postgres:// URL.');
  return Postgres.open(postgresConfig(target).config, schema);
}

async function dropSchema(): Promise<void> {
  const db = await postgresOf(SCHEMA);
  await db.execute(`DROP SCHEMA IF EXISTS ${SCHEMA} CASCADE`);
  await db.close();
}

async function copyCsv(db: Database, table: string, columns: string, path: string): Promise<void> {
  if (db instanceof DuckDB)
    return db.execute(`COPY ${table} (${columns}) FROM ${literal(path)} (FORMAT csv, HEADER true)`);
  if (!(db instanceof Postgres)) return;
  const { from } = await import('pg-copy-streams');
  await pipeline(
    createReadStream(path, { highWaterMark: 1 << 20 }),
    db.client.query(from(`COPY ${table} (${columns}) FROM STDIN (FORMAT csv, HEADER true)`)),
  );
}

/** COPY of plain CSV into the same tables; for PostgreSQL with keys and indexes made afterwards, as the load does. */
async function baseline(db: Database, csv: string): Promise<{ bare: number; whole: number }> {
  const { tables } = relationalModel();
  for (const sql of db.begin) await db.execute(sql);
  await db.execute('CREATE TABLE runs (run INTEGER PRIMARY KEY)');
  await db.execute('INSERT INTO runs VALUES (1)');
  for (const table of tables) {
    await db.execute(
      createTable(table, db.dialect).replaceAll(/("first_seen"|"since") INTEGER NOT NULL/gi, '$1 INTEGER DEFAULT 1'),
    );
  }
  const bare = await seconds(async () => {
    for (const table of tables) {
      await copyCsv(
        db,
        quoted(table.name),
        list(table.columns.map(({ name }) => name)),
        join(csv, `${table.name}.csv`),
      );
    }
  });
  const rest = await seconds(async () => {
    const sql = tables.flatMap((table) => finishTable(table, db.dialect));
    const late = (one: string): number => Number(one.includes('FOREIGN KEY'));
    for (const one of sql.sort((a, b) => late(a) - late(b))) await db.execute(one);
    await db.execute('COMMIT');
  });
  return { bare, whole: bare + rest };
}

function openTask(name: string): Promise<Database> {
  return name === 'duckdb' ? DuckDB.open(join(work, 'facts.duckdb')) : postgresOf(SCHEMA);
}

/** One measurement in a process of its own, so that its memory is its own. */
function child(kind: string, name: string): { seconds: number; bare: number; memory: number; note: string } {
  const self = fileURLToPath(import.meta.url);
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', self, `${kind}-${name}`, url, work], {
    encoding: 'utf8',
  });
  const last = stdout.trim().split('\n').at(-1) ?? '';
  if (!last.startsWith('{')) throw new Error(stderr);
  return JSON.parse(last);
}

async function performTask(kind: string, name: string): Promise<void> {
  const db = await openTask(name);
  let [bare, note] = [0, ''];
  const whole = await seconds(async () => {
    if (kind === 'copy') {
      const found = await baseline(db, join(work, 'csv'));
      bare = found.bare;
    } else note = JSON.stringify((await loadDataset(db, openDataset(join(work, 'dataset')))).counts.statement);
  });
  await db.close();
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(JSON.stringify({ seconds: whole, bare, memory, note }));
}

async function main(): Promise<void> {
  rmSync(work, { recursive: true, force: true });
  const count = await multiply(join(work, 'dataset'), Number(task));
  const rows = await exportFiles(openDataset(join(work, 'dataset')), 'csv', join(work, 'csv'));
  const total = Object.values(rows).reduce((sum, one) => sum + one, 0);
  console.log(`${count} statements, ${total} rows in all tables`);
  for (const name of ['duckdb', 'postgres']) {
    const clear = async (): Promise<void> => {
      if (name === 'postgres') await dropSchema();
      for (const file of ['facts.duckdb', 'facts.duckdb.wal']) rmSync(join(work, file), { force: true });
    };
    await clear();
    const copy = child('copy', name);
    await clear();
    const load = child('load', name);
    const again = child('load', name);
    await clear();
    const speed = (count / load.seconds).toFixed(0);
    console.log(
      `${name}: load ${load.seconds.toFixed(1)} s (${speed} statements/s, ${(total / load.seconds).toFixed(0)} rows/s, ${load.memory} MB) ${load.note}`,
    );
    console.log(`  COPY of CSV ${copy.bare.toFixed(1)} s, with keys and indexes ${copy.seconds.toFixed(1)} s`);
    console.log(
      `  ratio to COPY ${(copy.bare / load.seconds).toFixed(2)}, to COPY with keys and indexes ${(copy.seconds / load.seconds).toFixed(2)}`,
    );
    console.log(`  again ${again.seconds.toFixed(1)} s (${again.memory} MB) ${again.note}`);
  }
  rmSync(work, { recursive: true, force: true });
}

if (extra === '') await main();
else await performTask(...(task.split('-') as [string, string]));
