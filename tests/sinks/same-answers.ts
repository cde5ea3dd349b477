import type { Database } from '../../src/sinks/database.js';
import { relationalModel } from '../../src/sinks/model/model.js';
import type { Value } from '../../src/sinks/rows.js';
import { allViews } from '../../src/sinks/shape.js';

const DAY = '2024-06-01';

/** Booleans are numbers in SQLite; means may differ in the last digit. */
function plain(value: Value): Value {
  if (typeof value === 'boolean') return Number(value);
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(12)) : value;
}

/** All that tables and views show, sorted, so that databases can be compared. */
export async function allAnswers(db: Database): Promise<Record<string, string[]>> {
  const due = db.dialect.name === 'sqlite' ? 'deadlines_due' : `deadlines_due('${DAY}')`;
  if (db.dialect.name === 'sqlite') await db.execute(`UPDATE as_of SET day = '${DAY}'`);
  const names = [...relationalModel().tables, ...allViews(db.dialect)].map(({ name }) => [name, name] as const);
  const answers: Record<string, string[]> = {};
  for (const [name, source] of [...names, ['runs', 'runs'] as const, ['deadlines_due', due] as const]) {
    const rows = await db.query(`SELECT * FROM ${source}`);
    answers[name] = rows
      .map((row) => JSON.stringify(Object.entries(row).map(([key, value]) => [key, plain(value)])))
      .sort();
  }
  return answers;
}
