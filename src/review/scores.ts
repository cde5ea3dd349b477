import { readGold, readReading } from '../evaluate/files.js';
import { comparePaired } from '../evaluate/paired.js';
import { scoreDocuments } from '../evaluate/score.js';
import type { ScoreChange } from './difference/index.js';

/** No resampling: a reviewer asks what the figures are; `communique evaluate --against` gives their intervals. */
const NO_RESAMPLING = { seed: 1, samples: 0 };

/**
 * Scores of two datasets against the same gold; only the gold of releases that both have counts.
 *
 * @param gold files or folders
 * @returns null when no release with gold is in both
 * @throws UsageError when there is no gold there
 */
export function scoreChanges(gold: readonly string[], old: string, fresh: string): ScoreChange[] | null {
  const [before, after] = [readReading(old), readReading(fresh)];
  const annotated = [...readGold(gold).documents.values()].filter(
    ({ document }) => before.documents.has(document) && after.documents.has(document),
  );
  if (annotated.length === 0) return null;
  const genre = (): string => 'all';
  const [here, there] = [after, before].map(({ documents }) => scoreDocuments(annotated, documents, genre));
  if (!here || !there) return null;
  return comparePaired(here, there, NO_RESAMPLING).differences.map(({ name, value, other, difference }) => ({
    name,
    old: other,
    new: value,
    difference,
  }));
}
