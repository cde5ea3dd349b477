import type { DeadlineRecord, StatementRecord } from '../../core/records.js';
import type { Comparer } from '../similarity/index.js';
import type { Row } from './align.js';

/** What an account says at its strongest. */
export interface Voice {
  readonly account: number;
  readonly statement: StatementRecord;
}

/** An account whose words no other surpasses, and those it is stronger than. */
export interface WordingDifference extends Voice {
  readonly over: readonly Voice[];
  readonly scale: string;
  /** Steps of the scale, over the weakest. */
  readonly by: number;
}

/** What parts the accounts of one row. */
export interface Differences {
  readonly wording: readonly WordingDifference[];
  /** Whether all who say it name the same days; null when nobody names one. */
  readonly deadline: 'same' | 'other' | null;
  /** Accounts that leave it out; empty where only one says it. */
  readonly missing: readonly number[];
}

/** The text may agree on what its own headline says was discussed: the stronger one is what the account says. */
function voicesOf({ said }: Row, { wordings }: Comparer): Voice[] {
  return said.flatMap(([first, ...again], account) => {
    if (!first) return [];
    const stronger = (a: StatementRecord, b: StatementRecord): StatementRecord =>
      (wordings.compare(b, a)?.difference ?? 0) > 0 ? b : a;
    return [{ account, statement: again.reduce(stronger, first) }];
  });
}

function wordingDifferences(row: Row, comparer: Comparer): WordingDifference[] {
  const voices = voicesOf(row, comparer);
  const stronger = voices.flatMap((voice) =>
    voices.flatMap((other) => {
      const found = comparer.wordings.compare(voice.statement, other.statement);
      return found && found.difference > 0 ? [{ voice, other, scale: found.scale, by: found.difference }] : [];
    }),
  );
  const surpassed = new Set(stronger.map(({ other }) => other));
  return voices.flatMap((voice) => {
    const own = stronger.filter((one) => one.voice === voice && !surpassed.has(voice));
    return [...new Set(own.map(({ scale }) => scale))].map((scale) => {
      const found = own.filter((one) => one.scale === scale);
      return { ...voice, scale, over: found.map(({ other }) => other), by: Math.max(...found.map(({ by }) => by)) };
    });
  });
}

/** All deadlines that an account names in a row. */
export function deadlinesOf(said: readonly StatementRecord[]): DeadlineRecord[] {
  return said.flatMap(({ deadlines }) => deadlines);
}

function sameBounds(a: DeadlineRecord, b: DeadlineRecord): boolean {
  return a.latest === b.latest && (a.latest !== null || a.relation === b.relation);
}

function deadlineDifference({ said }: Row): Differences['deadline'] {
  const named = said.filter(({ length }) => length > 0).map(deadlinesOf);
  if (named.every(({ length }) => length === 0)) return null;
  const met = (list: readonly DeadlineRecord[], others: readonly DeadlineRecord[]): boolean =>
    list.every((one) => others.some((other) => sameBounds(one, other)));
  return named.every((list) => named.every((others) => met(list, others))) ? 'same' : 'other';
}

/** Holds the accounts of a row against each other. */
export function differencesOf(row: Row, comparer: Comparer): Differences {
  const missing = row.said.flatMap(({ length }, at) => (length === 0 ? [at] : []));
  const alone = missing.length === row.said.length - 1;
  return {
    wording: alone ? [] : wordingDifferences(row, comparer),
    deadline: alone ? null : deadlineDifference(row),
    missing: alone ? [] : missing,
  };
}
