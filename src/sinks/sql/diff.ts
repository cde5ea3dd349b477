import type { Table } from '../model/types.js';
import { historyOf, isRoot, stageOf } from './ddl.js';
import { list, quoted } from './dialect.js';

/** Tables of one kind of record: the one of the records themselves, and all with it. */
export interface Family {
  readonly root: Table;
  readonly tables: readonly Table[];
}

/** Groups tables by the records they belong to. */
export function familiesOf(tables: readonly Table[]): Family[] {
  return tables.filter(isRoot).map((root) => ({ root, tables: tables.filter(({ kind }) => kind === root.kind) }));
}

const columnsOf = ({ columns }: Table): string => list(columns.map(({ name }) => name));
/** Temporary table with the ids that differ: `id`, `change`, `first_seen`. */
export const diffOf = ({ name }: Table): string => `diff_${name}`;

function unequal(table: Table, one: string, other: string): string {
  const columns = columnsOf(table);
  return `SELECT ${quoted(table.owner)} AS id FROM (SELECT ${columns} FROM ${quoted(one)} EXCEPT SELECT ${columns} FROM ${quoted(other)}) e`;
}

/** Ids of records whose rows differ in any table between stage and database. */
function touched({ tables }: Family): string {
  const parts = tables.flatMap((table) => [
    unequal(table, stageOf(table.name), table.name),
    unequal(table, table.name, stageOf(table.name)),
  ]);
  return parts.join('\nUNION ALL ');
}

/** Finds which records were added, changed and removed, and since when their ids are known. */
export function findChanges(family: Family, run: number): string[] {
  const { root } = family;
  const [diff, now, stage] = [quoted(diffOf(root)), quoted(root.name), quoted(stageOf(root.name))];
  return [
    `CREATE TEMP TABLE ${quoted(`touched_${root.name}`)} AS SELECT DISTINCT id FROM (${touched(family)}) t`,
    `CREATE TEMP TABLE ${diff} AS
SELECT t.id AS id,
  CASE WHEN n.id IS NULL THEN 'added' WHEN s.id IS NULL THEN 'removed' ELSE 'changed' END AS change,
  COALESCE(n.first_seen, (SELECT MIN(h.first_seen) FROM ${quoted(historyOf(root.name))} h WHERE h.id = t.id), ${run}) AS first_seen
FROM ${quoted(`touched_${root.name}`)} t
LEFT JOIN ${now} n ON n.id = t.id
LEFT JOIN ${stage} s ON s.id = t.id`,
  ];
}

/** Puts rows that go or change into the tables of history. */
export function keepHistory({ root, tables }: Family, last: number): string[] {
  const diff = quoted(diffOf(root));
  return tables.map((table) => {
    const columns = table.columns.map(({ name }) => name);
    const seen = isRoot(table) ? ['first_seen', 'since'] : [];
    const own = list([...columns, ...seen], 't.');
    const target = list([...columns, ...seen, ...(isRoot(table) ? ['change'] : []), 'last_seen']);
    return `INSERT INTO ${quoted(historyOf(table.name))} (${target})
SELECT ${own}${isRoot(table) ? ', d.change' : ''}, ${last} FROM ${quoted(table.name)} t
JOIN ${diff} d ON d.id = t.${quoted(table.owner)} WHERE d.change <> 'added'`;
  });
}

/** Deletes the rows of records that go or change. */
export function deleteOld({ root }: Family, table: Table): string {
  const ids = `SELECT id FROM ${quoted(diffOf(root))} WHERE change <> 'added'`;
  return `DELETE FROM ${quoted(table.name)} WHERE ${quoted(table.owner)} IN (${ids})`;
}

/** Adds the rows of records that are new or changed. */
export function insertNew({ root }: Family, table: Table, run: number): string {
  const columns = table.columns.map(({ name }) => name);
  const seen = isRoot(table);
  return `INSERT INTO ${quoted(table.name)} (${list([...columns, ...(seen ? ['first_seen', 'since'] : [])])})
SELECT ${list(columns, 's.')}${seen ? `, d.first_seen, ${run}` : ''} FROM ${quoted(stageOf(table.name))} s
JOIN ${quoted(diffOf(root))} d ON d.id = s.${quoted(table.owner)} WHERE d.change <> 'removed'`;
}

/** Remembers since when the rows of a table are known, before the table is made anew. */
export function rememberSeen(root: Table): string {
  return `CREATE TEMP TABLE ${quoted(`seen_${root.name}`)} AS SELECT id, first_seen, since FROM ${quoted(root.name)}`;
}

/** Fills a table that was made anew with all rows of the stage. */
export function insertAll({ root }: Family, table: Table, run: number): string {
  const columns = table.columns.map(({ name }) => name);
  if (!isRoot(table)) {
    return `INSERT INTO ${quoted(table.name)} (${list(columns)}) SELECT ${list(columns)} FROM ${quoted(stageOf(table.name))}`;
  }
  return `INSERT INTO ${quoted(table.name)} (${list([...columns, 'first_seen', 'since'])})
SELECT ${list(columns, 's.')}, COALESCE(d.first_seen, k.first_seen), CASE WHEN d.id IS NULL THEN k.since ELSE ${run} END
FROM ${quoted(stageOf(root.name))} s
LEFT JOIN ${quoted(diffOf(root))} d ON d.id = s.id
LEFT JOIN ${quoted(`seen_${root.name}`)} k ON k.id = s.id`;
}
