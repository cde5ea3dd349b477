import type { Act } from '../core/records.js';
import type { ScoredDocument } from './score.js';

/** How often a gold act was read as another; null stands for no statement at that place. */
export interface Confusion {
  readonly gold: Act | null;
  readonly predicted: Act | null;
  readonly count: number;
}

/** Counts gold acts against predicted ones over the given releases, the most frequent first. */
export function confusions(documents: readonly ScoredDocument[]): Confusion[] {
  const counts = new Map<string, { gold: Act | null; predicted: Act | null; count: number }>();
  const add = (gold: Act | null, predicted: Act | null): void => {
    const key = `${gold} ${predicted}`;
    const known = counts.get(key) ?? { gold, predicted, count: 0 };
    counts.set(key, known);
    known.count++;
  };
  for (const { comparison } of documents) {
    const taken = new Set(comparison.partner);
    comparison.gold.forEach(({ statement }, i) => {
      add(statement.act, comparison.predicted[comparison.partner[i] ?? -1]?.statement.act ?? null);
    });
    comparison.predicted.forEach(({ statement }, j) => {
      if (!taken.has(j)) add(null, statement.act);
    });
  }
  return [...counts.entries()]
    .sort((a, b) => b[1].count - a[1].count || (a[0] < b[0] ? -1 : 1))
    .map(([, value]) => value);
}
