import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDB } from '../../src/sinks/drivers/duckdb.js';
import { SQLite } from '../../src/sinks/drivers/sqlite.js';
import { loadSuite } from './load-suite.js';

const folder = mkdtempSync(join(tmpdir(), 'communique-load-'));
const asIs = async () => undefined;
const clear = async () => {
  for (const name of ['a.duckdb', 'a.duckdb.wal', 'a.sqlite']) rmSync(join(folder, name), { force: true });
};

loadSuite('DuckDB', { open: () => DuckDB.open(join(folder, 'a.duckdb')), look: asIs, clear });
loadSuite('SQLite', { open: () => SQLite.open(join(folder, 'a.sqlite')), look: asIs, clear });
