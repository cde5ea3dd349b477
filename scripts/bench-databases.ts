// Loads a large dataset into DuckDB and PostgreSQL and compares with COPY of a plain CSV of the same rows:
//   npx tsx scripts/bench-databases.ts [statements] [postgres URL] [duckdb,postgres,sqlite] [rounds]
import { spawnSync } from 'node:child_process';
import {
  createReadStream,
  createWriteStream,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import type { Database } from '../src/sinks/database.js';
import { openDataset } from '../src/sinks/dataset.js';
import { DuckDB } from '../src/sinks/drivers/duckdb.js';
import { Postgres } from '../src/sinks/drivers/postgres.js';
import { SQLite } from '../src/sinks/drivers/sqlite.js';
import { exportFiles } from '../src/sinks/files.js';
import { loadDataset } from '../src/sinks/load.js';
import { relationalModel } from '../src/sinks/model/model.js';
import { connectTable, createRunTable, createTable, finishTable } from '../src/sinks/sql/ddl.js';
import { list, literal, quoted } from '../src/sinks/sql/dialect.js';
import { parseTarget, postgresConfig } from '../src/sinks/target.js';

const SOURCE = fileURLToPath(new URL('../output/', import.meta.url));
const [task = '1000000', url = 'postgres://postgres@127.0.0.1/test', names = 'duckdb,postgres', rounds = '2'] =
  process.argv.slice(2);
const work = join(tmpdir(), 'communique-bench');
const SCHEMA = 'communique_bench';
/** Loads and baselines take turns, so that each meets the same machine. */
const ROUNDS = Number(rounds);
const TICKS_A_SECOND = 100;

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
  for (const name of ['entities.jsonl', 'rejects.jsonl', 'manifest.json']) {
    writeFileSync(join(folder, name), readFileSync(join(SOURCE, name)));
  }
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

/** The same tables; `bare` ones have types and checks, but no keys, foreign keys and indexes. */
async function createAll(db: Database, bare: boolean): Promise<void> {
  const { runs, tables } = relationalModel();
  await db.execute(createRunTable(runs, db.dialect));
  await db.execute('INSERT INTO runs (run, manifest) VALUES (1, 1)');
  for (const table of tables) {
    const sql = createTable(table, db.dialect).replaceAll(
      /("first_seen"|"since") INTEGER NOT NULL/gi,
      '$1 INTEGER DEFAULT 1',
    );
    await db.execute(bare ? sql.replaceAll(/,\s*(PRIMARY|FOREIGN) KEY [^\n]*?(?=,?\n)/g, '') : sql);
  }
}

/** COPY of plain CSV in one transaction; with keys and indexes, these are made as the load makes them. */
async function baseline(db: Database, csv: string, bare: boolean): Promise<void> {
  const { tables } = relationalModel();
  for (const sql of db.begin) await db.execute(sql);
  await createAll(db, bare);
  for (const table of tables) {
    const columns = list(table.columns.map(({ name }) => name));
    await copyCsv(db, quoted(table.name), columns, join(csv, `${table.name}.csv`));
    if (!bare) for (const sql of finishTable(table, db.dialect)) await db.execute(sql);
  }
  if (!bare) for (const sql of tables.flatMap((table) => connectTable(table, db.dialect))) await db.execute(sql);
  await db.execute('COMMIT');
}

function openTask(name: string): Promise<Database> {
  if (name === 'postgres') return postgresOf(SCHEMA);
  return name === 'duckdb' ? DuckDB.open(join(work, 'facts.duckdb')) : SQLite.open(join(work, 'facts.sqlite'));
}

interface Measured {
  readonly seconds: number;
  /** Seconds of processors: of the process, and of the server for its connection when that runs here (Linux). */
  readonly processors: number;
  /** Most memory of the process, MB. */
  readonly memory: number;
  readonly note: string;
}

/** One measurement in a process of its own, so that its memory is its own. */
function child(kind: string, name: string): Measured {
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
  const [server] = db instanceof Postgres ? await db.query('SELECT pg_backend_pid() AS pid') : [];
  const [own, before] = [process.cpuUsage(), processorsOf(Number(server?.pid))];
  let note = '';
  const taken = await seconds(async () => {
    if (kind !== 'load') return baseline(db, join(work, 'csv'), kind === 'bare');
    const { counts } = await loadDataset(db, openDataset(join(work, 'dataset')));
    note = JSON.stringify(counts.statement);
  });
  const { user, system } = process.cpuUsage(own);
  const processors = (user + system) / 1e6 + processorsOf(Number(server?.pid)) - before;
  await db.close();
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(JSON.stringify({ seconds: taken, processors, memory, note } satisfies Measured));
}

/** Seconds that a process of this machine has kept processors busy; 0 for one that is not here. */
function processorsOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const [user, system] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13);
    return (Number(user) + Number(system)) / TICKS_A_SECOND;
  } catch {
    return 0;
  }
}

async function clear(name: string): Promise<void> {
  if (name === 'postgres') await dropSchema();
  for (const file of readdirSync(work).filter((one) => one.startsWith('facts.'))) rmSync(join(work, file));
}

function told({ seconds: taken, processors, memory, note }: Measured, rows: number): string {
  const speed = `${taken.toFixed(1)} s, ${(rows / taken).toFixed(0)} rows/s`;
  return `${speed}, ${processors.toFixed(1)} s of processors, ${memory} MB ${note}`;
}

/** Load, then both baselines, then the load again on what is there; twice, for the machine may be shared. */
async function measure(name: string, rows: number): Promise<void> {
  const kinds = name === 'sqlite' ? ['load'] : ['load', 'bare', 'whole'];
  for (let round = 1; round <= ROUNDS; round++) {
    const found: Record<string, Measured> = {};
    for (const kind of kinds) {
      await clear(name);
      found[kind] = child(kind, name);
      console.log(`${name} ${round} ${kind}: ${told(found[kind], rows)}`);
      if (kind === 'load') console.log(`${name} ${round} again: ${told(child(kind, name), rows)}`);
    }
    const ratio = (kind: string): string => ((found[kind]?.seconds ?? 0) / (found.load?.seconds ?? 1)).toFixed(2);
    if (name !== 'sqlite')
      console.log(`${name} ${round} ratio: bare tables ${ratio('bare')}, same tables ${ratio('whole')}`);
  }
  await clear(name);
}

async function main(): Promise<void> {
  rmSync(work, { recursive: true, force: true });
  const count = await multiply(join(work, 'dataset'), Number(task));
  const rows = await exportFiles(openDataset(join(work, 'dataset')), 'csv', join(work, 'csv'));
  const total = Object.values(rows).reduce((sum, one) => sum + one, 0);
  console.log(`${count} statements, ${total} rows in all tables`);
  for (const name of names.split(',')) await measure(name, total);
  rmSync(work, { recursive: true, force: true });
}

if (task.includes('-')) await performTask(...(task.split('-') as [string, string]));
else await main();
