import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RejectRecord } from '../../src/core/records.js';
import type { Database } from '../../src/sinks/database.js';
import type { Dataset } from '../../src/sinks/dataset.js';
import { loadDataset } from '../../src/sinks/load.js';
import { relationalModel } from '../../src/sinks/model/model.js';
import type { Model } from '../../src/sinks/model/types.js';
import { first, loneStatement, rowsOf, second, withStatements } from './datasets.js';

/** A database to test: opened anew for each load, and emptied. */
export interface Place {
  open(): Promise<Database>;
  /** Makes names without a schema findable outside of a load. */
  look(db: Database): Promise<void>;
  clear(): Promise<void>;
}

const NOTHING = { added: 0, changed: 0, removed: 0 };
const count = rowsOf(first, 'statements').length;

/** The tables without one column, one list and one value of a closed list, as a program before this one had them. */
function olderModel(): Model {
  const { runs, rejects, tables } = relationalModel();
  const without = (name: string, column: string) => (table: Model['tables'][number]) =>
    table.name === name ? { ...table, columns: table.columns.filter((one) => one.name !== column) } : table;
  return {
    version: 0,
    runs: { ...runs, columns: runs.columns.filter(({ name }) => name !== 'config') },
    rejects: { ...rejects, columns: rejects.columns.filter(({ name }) => name !== 'remedy') },
    tables: tables.filter(({ name }) => name !== 'statement_rules').map(without('statements', 'segment_kind')),
  };
}

export function loadSuite(name: string, place: Place): void {
  const using = async <T>(action: (db: Database) => Promise<T>): Promise<T> => {
    const db = await place.open();
    try {
      return await action(db);
    } finally {
      await db.close();
    }
  };
  const load = (dataset: Dataset, model?: Model) => using((db) => loadDataset(db, dataset, model));
  const ask = (sql: string) =>
    using(async (db) => {
      await place.look(db);
      return db.query(sql);
    });
  const state = async () => {
    const tables = relationalModel().tables.map((table) => table.name);
    return Promise.all(['runs', ...tables].map((table) => ask(`SELECT * FROM ${table} ORDER BY 1, 2, 3`)));
  };

  describe(`loading into ${name}`, () => {
    let newer: Dataset;
    beforeAll(() => {
      newer = second();
    });
    beforeEach(() => place.clear());
    afterAll(() => place.clear());

    it('adds all rows, and none the second time', async () => {
      expect((await load(first)).counts.statement).toEqual({ ...NOTHING, added: count });
      const before = await state();
      const again = await load(first);
      expect(again).toMatchObject({ run: 1, counts: { document: NOTHING, entity: NOTHING, statement: NOTHING } });
      expect(await state()).toEqual(before);
    });

    it('counts what a newer dataset adds, changes and removes, and keeps what was', async () => {
      await load(first);
      const report = await load(newer);
      expect(report).toMatchObject({
        run: 2,
        counts: { statement: { added: 1, changed: 2, removed: 1 }, document: NOTHING },
      });
      const seen = await ask('SELECT first_seen, since, COUNT(*) AS n FROM statements GROUP BY 1, 2 ORDER BY 1, 2');
      expect(seen.map(Object.values)).toEqual([
        [1, 1, count - 3],
        [1, 2, 2],
        [2, 2, 1],
      ]);
      const kept = await ask('SELECT change, COUNT(*) AS n FROM statements_history GROUP BY 1 ORDER BY 1');
      expect(kept.map(Object.values)).toEqual([
        ['changed', 2],
        ['removed', 1],
      ]);
      const gone = await ask(
        `SELECT first_seen, last_seen, is_current FROM statements_seen WHERE id = '${loneStatement().id}'`,
      );
      expect(gone.map(Object.values)).toEqual([[1, 1, 0]]);
    });

    it('knows an id again that comes back', async () => {
      for (const dataset of [first, newer, first]) await load(dataset);
      const [back] = await ask(`SELECT first_seen, since FROM statements WHERE id = '${loneStatement().id}'`);
      expect(back).toEqual({ first_seen: 1, since: 3 });
    });

    it('keeps what each run could not accept', async () => {
      const rejects = (count: number): RejectRecord[] =>
        Array.from({ length: count }, (_, at) => ({
          document: at === 0 ? null : `release-${at}`,
          source: 'a\u0000b.txt',
          reason: 'invalid-record',
          message: `number ${at}`,
          remedy: 'none',
          errors: ['one', 'two'],
          record: at === 0 ? null : { at },
        }));
      await load(first);
      await load(withStatements((rows) => rows, rejects(450)));
      const rows = await ask('SELECT * FROM rejects ORDER BY position');
      expect(rows).toHaveLength(450);
      expect(rows[0]).toMatchObject({ run: 2, position: 1, document: null, record: null, source: 'a\uFFFDb.txt' });
      expect(rows[449]).toMatchObject({
        position: 450,
        message: 'number 449',
        errors: 'one\ntwo',
        record: '{"at":449}',
      });
    });

    it('is as it was before when a load fails half-way', async () => {
      await load(first);
      const before = await state();
      const broken = withStatements((rows) => [...rows.slice(1), { ...rows[0], document: 'no such release' }]);
      await expect(load(broken)).rejects.toThrow();
      expect(await state()).toEqual(before);
    });

    it('refuses a parent that is not there', async () => {
      const broken = withStatements((rows) => [...rows.slice(1), { ...rows[0], parent: 'no such statement' }]);
      await expect(load(broken)).rejects.toThrow(/foreign key|no such statement/i);
      await expect(state()).rejects.toThrow();
    });

    it('refuses a value that is not in the closed list of the schema', async () => {
      const broken = withStatements((rows) => [...rows.slice(1), { ...rows[0], act: 'whisper' }]);
      await expect(load(broken)).rejects.toThrow(/constraint/i);
      await expect(state()).rejects.toThrow();
    });

    it('brings an older shape forward and keeps since when rows are known', async () => {
      await load(first, olderModel());
      const report = await load(newer);
      expect(report).toMatchObject({
        run: 2,
        migratedFrom: 0,
        counts: { statement: { added: 1, changed: 1, removed: 1 } },
      });
      const seen = await ask('SELECT first_seen, COUNT(*) AS n FROM statements GROUP BY 1 ORDER BY 1');
      expect(seen.map(Object.values)).toEqual([
        [1, count - 1],
        [2, 1],
      ]);
      const since = await ask('SELECT since, COUNT(*) AS n FROM statements GROUP BY 1 ORDER BY 1');
      expect(since.map(Object.values)).toEqual([
        [1, count - 2],
        [2, 2],
      ]);
      const kept = await ask('SELECT change, COUNT(*) AS n FROM statements_history GROUP BY 1 ORDER BY 1');
      expect(kept.map(Object.values)).toEqual([
        ['changed', 1],
        ['removed', 1],
      ]);
      expect(await ask('SELECT rule FROM statement_rules LIMIT 1')).toHaveLength(1);
      expect((await load(newer)).counts.statement).toEqual(NOTHING);
    });

    it('leaves a newer shape alone', async () => {
      await load(first, { ...relationalModel(), version: 99 });
      await expect(load(first)).rejects.toThrow(/shape 99.*Update communique/);
    });
  });
}
