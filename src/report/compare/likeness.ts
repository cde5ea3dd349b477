import type { StatementRecord } from '../../core/records.js';
import type { Dataset } from '../dataset.js';
import type { Comparer } from '../similarity/index.js';

/** Shares of the parts of the score; they add up to 1. */
const SHARES = { content: 0.68, act: 0.14, speakers: 0.1, order: 0.08 };
/** Below these nothing is taken for the same; found by hand on two accounts of one meeting, and kept by a test. */
const LEAST = { score: 0.45, content: 0.25 };
/** That they met takes few words in common: one account names the place, the other those who came. */
const MET = { score: 0.38, content: 0.08 };

/** Kinship of two acts: the same, on one scale of wording, in one class, or neither. */
function actScore(a: StatementRecord, b: StatementRecord, { wordings }: Comparer): number {
  if (a.act === b.act) return 1;
  if (wordings.related(a.act, b.act)) return 0.7;
  return a.actClass === b.actClass ? 0.5 : 0;
}

function linkedSpeakers({ document, speakers }: StatementRecord, dataset: Dataset): Set<string> {
  return new Set(speakers.map(({ id, country }) => country ?? dataset.linked(document, id)));
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  const shared = [...a].filter((item) => b.has(item)).length;
  return shared / (a.size + b.size - shared);
}

/**
 * Scores all pairs of statements of two releases: content by the similarity of words, act by kinship, speakers by the
 * countries they speak for, order by how far into its release each stands.
 *
 * @returns by statement of the first, by statement of the second: 0, or what makes them the same
 */
export function likenesses(
  a: readonly StatementRecord[],
  b: readonly StatementRecord[],
  dataset: Dataset,
  comparer: Comparer,
): number[][] {
  const speakersB = b.map((statement) => linkedSpeakers(statement, dataset));
  return a.map((first, i) => {
    const speakersA = linkedSpeakers(first, dataset);
    return b.map((second, j) => {
      const content = comparer.measure.similarity(comparer.weighed(first), comparer.weighed(second));
      const least = first.act === 'meet' && second.act === 'meet' ? MET : LEAST;
      if (content < least.content) return 0;
      const score =
        SHARES.content * content +
        SHARES.act * actScore(first, second, comparer) +
        SHARES.speakers * overlap(speakersA, speakersB[j] as Set<string>) +
        SHARES.order * (1 - Math.abs((i + 0.5) / a.length - (j + 0.5) / b.length));
      return score >= least.score ? score : 0;
    });
  });
}
