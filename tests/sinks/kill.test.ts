import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDB } from '../../src/sinks/drivers/duckdb.js';
import { SQLite } from '../../src/sinks/drivers/sqlite.js';
import { killSuite } from './kill-suite.js';

const folder = mkdtempSync(join(tmpdir(), 'communique-kill-'));
const [duck, lite] = [join(folder, 'a.duckdb'), join(folder, 'a.sqlite')];
const look = async () => undefined;
const clear = async () => {
  for (const path of [duck, `${duck}.wal`, lite, `${lite}-journal`]) rmSync(path, { force: true });
};

killSuite('DuckDB', { open: () => DuckDB.open(duck), look, clear }, `duckdb:${duck}`);
killSuite('SQLite', { open: () => SQLite.open(lite), look, clear }, `sqlite:${lite}`);
