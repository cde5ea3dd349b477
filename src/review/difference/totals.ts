import type { StatementRecord } from '../../core/records.js';
import type { StatementChange } from './statements.js';

/** Statements of one act, actor or field before and after, and how many came, went and changed. */
export interface Total {
  readonly name: string;
  readonly old: number;
  readonly new: number;
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
}

/** Only rows in which something happened. */
export interface Totals {
  readonly act: readonly Total[];
  readonly actor: readonly Total[];
  /** Changed statements by the field that changed. */
  readonly field: readonly { readonly name: string; readonly changed: number }[];
}

function count(keys: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function totalsBy(
  old: readonly StatementRecord[],
  fresh: readonly StatementRecord[],
  changes: readonly StatementChange[],
  keysOf: (row: StatementRecord) => readonly string[],
  keysOfChange: (change: StatementChange) => readonly string[],
): Total[] {
  const [before, after] = [count(old.flatMap(keysOf)), count(fresh.flatMap(keysOf))];
  const of = (kind: StatementChange['kind']) => count(changes.filter((one) => one.kind === kind).flatMap(keysOfChange));
  const [added, removed, changed] = [of('added'), of('removed'), of('changed')];
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names
    .map((name) => ({
      name,
      old: before.get(name) ?? 0,
      new: after.get(name) ?? 0,
      added: added.get(name) ?? 0,
      removed: removed.get(name) ?? 0,
      changed: changed.get(name) ?? 0,
    }))
    .filter((row) => row.old !== row.new || row.added + row.removed + row.changed > 0)
    .sort((a, b) => touched(b) - touched(a) || (a.name < b.name ? -1 : 1));
}

function touched({ added, removed, changed }: Total): number {
  return added + removed + changed;
}

/** Totals by act, by speaker and by field. */
export function totalsOf(
  old: readonly StatementRecord[],
  fresh: readonly StatementRecord[],
  changes: readonly StatementChange[],
): Totals {
  const fields = count(changes.flatMap((change) => change.fields.map(({ field }) => field)));
  return {
    act: totalsBy(
      old,
      fresh,
      changes,
      ({ act }) => [act],
      ({ act }) => [act],
    ),
    actor: totalsBy(
      old,
      fresh,
      changes,
      ({ speakers }) => speakers.map(({ id }) => id),
      ({ speakers }) => speakers,
    ),
    field: [...fields]
      .map(([name, changed]) => ({ name, changed }))
      .sort((a, b) => b.changed - a.changed || (a.name < b.name ? -1 : 1)),
  };
}
