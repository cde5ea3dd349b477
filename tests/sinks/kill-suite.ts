import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { packageRoot } from '../../src/resources/paths.js';
import type { Database } from '../../src/sinks/database.js';
import type { Dataset } from '../../src/sinks/dataset.js';
import { loadDataset } from '../../src/sinks/load.js';
import { relationalModel } from '../../src/sinks/model/model.js';
import { list } from '../../src/sinks/sql/dialect.js';
import { first, second } from './datasets.js';
import type { Place } from './load-suite.js';

/** How often a load is killed, at evenly spread moments. */
const KILLS = Number(process.env.COMMUNIQUE_KILLS ?? 6);

/** Starts a load elsewhere, kills it after a while, and says whether it had come to its end, and when. */
async function killed(dataset: Dataset, target: string, after: number): Promise<{ done: boolean; took: number }> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(packageRoot, 'tests/sinks/load-child.ts'), dataset.folder, target],
    { cwd: packageRoot, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  let output = '';
  child.stdout.on('data', (data: Buffer) => {
    output += data.toString();
  });
  const ended = once(child, 'exit');
  await once(child.stdout, 'data');
  const started = performance.now();
  await Promise.race([setTimeout(after), ended]);
  child.kill('SIGKILL');
  await ended;
  return { done: output.includes('done'), took: performance.now() - started };
}

/** Rows of all tables, without what the loader keeps, and the number of the last run. */
async function contentOf(db: Database): Promise<{ rows: string; run: number }> {
  const rows: unknown[] = [];
  for (const { name, columns, key } of relationalModel().tables) {
    rows.push(
      await db.query(`SELECT ${list(columns.map((column) => column.name))} FROM ${name} ORDER BY ${list(key)}`),
    );
  }
  const [last] = await db.query('SELECT MAX(run) AS run FROM runs');
  return { rows: JSON.stringify(rows), run: Number(last?.run) };
}

export function killSuite(name: string, place: Place, target: string): void {
  it(`a load into ${name} that is killed leaves the old state or the new one`, async () => {
    const look = async (): Promise<{ rows: string; run: number }> => {
      const db = await place.open();
      await place.look(db);
      const content = await contentOf(db);
      await db.close();
      return content;
    };
    const load = async (dataset: Dataset): Promise<string> => {
      const db = await place.open();
      await loadDataset(db, dataset);
      await db.close();
      return (await look()).rows;
    };
    await place.clear();
    const datasets = [first, second()] as const;
    const states = [await load(datasets[0]), await load(datasets[1])];
    const { took } = await killed(datasets[0], target, 60_000);
    let before = await look();
    for (let kill = 0; kill < KILLS; kill++) {
      const other = states.indexOf(before.rows) === 0 ? 1 : 0;
      const { done } = await killed(datasets[other] ?? first, target, (took * (kill + 1)) / (KILLS + 1));
      const after = await look();
      const moved = after.rows === states[other];
      expect(moved || after.rows === before.rows).toBe(true);
      expect(after.run).toBe(before.run + Number(moved));
      if (done) expect(moved).toBe(true);
      before = after;
    }
    await place.clear();
  }, 600_000);
}
