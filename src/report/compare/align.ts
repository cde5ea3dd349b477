import type { StatementRecord } from '../../core/records.js';
import { assign } from '../../evaluate/assignment.js';
import type { Dataset } from '../dataset.js';
import type { Comparer } from '../similarity/index.js';
import { cluster, halfAlike, type Link } from './cluster.js';
import { likenesses } from './likeness.js';

/** One thing that was said, and how each account has it. */
export interface Row {
  /** By account: the statement that says it, then those that say it again, as headlines do; empty where it is left out. */
  readonly said: readonly (readonly StatementRecord[])[];
  /** Mean likeness of the accounts that say it, 0 to 1; null when only one does. */
  readonly score: number | null;
}

/** A statement left alone says again what it is at least so like. */
const AGAIN = 0.5;

interface Placed {
  readonly statement: StatementRecord;
  readonly account: number;
  /** How far into its account it stands, 0 to 1. */
  readonly place: number;
}

/** Scores of all pairs of statements of different accounts, and those that are each other's in the best pairing. */
function compareAll(
  accounts: readonly (readonly StatementRecord[])[],
  dataset: Dataset,
  comparer: Comparer,
): { readonly links: Link[]; readonly scores: number[][] } {
  const starts = accounts.map((_, at) => accounts.slice(0, at).reduce((sum, { length }) => sum + length, 0));
  const total = accounts.flat().length;
  const scores = Array.from({ length: total }, () => new Array<number>(total).fill(0));
  const links: Link[] = [];
  accounts.forEach((first, i) => {
    accounts.slice(0, i).forEach((second, j) => {
      if (first.length === 0 || second.length === 0) return;
      const found = likenesses(second, first, dataset, comparer);
      const [startA, startB] = [starts[j] as number, starts[i] as number];
      found.forEach((row, a) => {
        row.forEach((score, b) => {
          (scores[startA + a] as number[])[startB + b] = score;
          (scores[startB + b] as number[])[startA + a] = score;
        });
      });
      assign(found).forEach((b, a) => {
        if (b >= 0) links.push({ a: startA + a, b: startB + b, score: found[a]?.[b] ?? 0 });
      });
    });
  });
  return { links, scores };
}

/** For each statement that is alone, the group of several accounts that holds what it is most like. */
function saidAgain(groups: readonly number[][], scores: readonly (readonly number[])[]): Map<number, number[]> {
  const groupOf = new Map(groups.flatMap((group) => group.map((member) => [member, group] as const)));
  const found = new Map<number, number[]>();
  for (const [alone, ...others] of groups) {
    if (alone === undefined || others.length > 0) continue;
    const row = scores[alone] as readonly number[];
    const best = row.reduce((most, score, at) => (score > (row[most] as number) ? at : most), 0);
    const group = groupOf.get(best) as number[];
    if ((row[best] as number) >= AGAIN && group.length > 1) found.set(alone, group);
  }
  return found;
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * Aligns the statements of two or more accounts. Any two accounts are paired one to one so that the sum of scores is
 * greatest. Pairs grow into rows, the best first: two come together when each brings an account that the other lacks and
 * at least half of what they hold is alike. Then statements left alone join the row that says the same.
 *
 * @returns all that was said, in the order of the first account that says it
 */
export function align(accounts: readonly (readonly StatementRecord[])[], dataset: Dataset, comparer: Comparer): Row[] {
  const placed = accounts.flatMap((statements, account) =>
    statements.map((statement, at): Placed => ({ statement, account, place: (at + 0.5) / statements.length })),
  );
  const node = (at: number): Placed => placed[at] as Placed;
  const accountOf = (at: number): number => node(at).account;
  const { links, scores } = compareAll(accounts, dataset, comparer);
  const score = (a: number, b: number): number => scores[a]?.[b] ?? 0;
  const groups = cluster(placed.length, links, (a, b) => {
    const [ofA, ofB] = [new Set(a.map(accountOf)), new Set(b.map(accountOf))];
    const adds = [...ofA].some((one) => !ofB.has(one)) && [...ofB].some((one) => !ofA.has(one));
    return adds && halfAlike(a, b, (x, y) => (accountOf(x) === accountOf(y) ? null : score(x, y) > 0));
  });
  const again = saidAgain(groups, scores);
  const rows = groups
    .filter(([first]) => !again.has(first as number))
    .map((group) => {
      const closeness = (at: number): number => group.reduce((sum, other) => sum + score(at, other), 0);
      const also = [...again].filter(([, other]) => other === group).map(([at]) => at);
      const members = [...[...group].sort((a, b) => closeness(b) - closeness(a)), ...also];
      const pairs = group.flatMap((a, i) =>
        group
          .slice(i + 1)
          .filter((b) => accountOf(a) !== accountOf(b))
          .map((b) => score(a, b)),
      );
      const said = accounts.map((_, account) =>
        members.filter((at) => accountOf(at) === account).map((at) => node(at).statement),
      );
      return { row: { said, score: mean(pairs) }, first: node(group[0] as number) };
    });
  return rows.sort((a, b) => a.first.place - b.first.place || a.first.account - b.first.account).map(({ row }) => row);
}
