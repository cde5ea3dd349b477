import { expect, it } from 'vitest';
import { DuckDB } from '../../src/sinks/drivers/duckdb.js';
import { SQLite } from '../../src/sinks/drivers/sqlite.js';
import { loadDataset } from '../../src/sinks/load.js';
import { first } from './datasets.js';
import { allAnswers } from './same-answers.js';

it('DuckDB and SQLite give the same answers to all tables and views', async () => {
  const [duck, lite] = [await DuckDB.open(':memory:'), await SQLite.open(':memory:')];
  for (const db of [duck, lite]) await loadDataset(db, first);
  const answers = await allAnswers(duck);
  expect(answers.commitments?.length).toBeGreaterThan(10);
  expect(answers.deadlines_due?.length).toBeGreaterThan(10);
  expect(await allAnswers(lite)).toEqual(answers);
  for (const db of [duck, lite]) await db.close();
});
