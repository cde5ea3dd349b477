import { expect, it } from 'vitest';
import { DuckDB } from '../../src/sinks/drivers/duckdb.js';
import { exportDataset } from '../../src/sinks/export.js';
import { loadDataset } from '../../src/sinks/load.js';
import { first } from '../sinks/datasets.js';
import { allAnswers } from '../sinks/same-answers.js';
import { postgresPlace, withServer } from './postgres-place.js';

withServer('answers of PostgreSQL', (url) => {
  const place = postgresPlace(url, `communique "quoted" ${process.pid}`);

  it('are those of DuckDB, to all tables and views', async () => {
    await place.clear();
    const [duck, pg] = [await DuckDB.open(':memory:'), await place.open()];
    for (const db of [duck, pg]) await loadDataset(db, first);
    await place.look(pg);
    expect(await allAnswers(pg)).toEqual(await allAnswers(duck));
    for (const db of [duck, pg]) await db.close();
    await place.clear();
  });

  it('do not come without TLS where TLS is asked for', async () => {
    const target = new URL(url);
    target.searchParams.set('sslmode', 'verify-full');
    await expect(exportDataset(first.folder, target.href, '.')).rejects.toThrow(/SSL|certificate/);
  });
});
