import type { StatementRecord } from '../../core/records.js';
import { assign } from '../../evaluate/assignment.js';
import type { Dataset } from '../dataset.js';
import type { Comparer } from '../similarity/index.js';

/** Two statements taken for accounts of the same thing. */
export interface Pair {
  readonly a: StatementRecord;
  readonly b: StatementRecord;
  /** 0 to 1. */
  readonly score: number;
  /** One of them is paired with another already: a release that says it twice, as in its headline. */
  readonly again: boolean;
}

export interface Alignment {
  /** In the order of the first release. */
  readonly pairs: readonly Pair[];
  readonly onlyA: readonly StatementRecord[];
  readonly onlyB: readonly StatementRecord[];
}

/** Shares of the parts of the score; they add up to 1. */
const SHARES = { content: 0.68, act: 0.14, speakers: 0.1, order: 0.08 };
/** Below these no pair is made; found by hand on two accounts of one meeting, and kept by a test. */
const LEAST = { score: 0.45, content: 0.25, again: 0.5 };
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
 */
function scores(
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

/** Pairs for statements that were left alone although they say what a paired one says. */
function repeats(weights: readonly (readonly number[])[], taken: readonly number[]): [row: number, column: number][] {
  const columns = new Set(taken);
  const found: [number, number][] = [];
  weights.forEach((row, i) => {
    if ((taken[i] ?? -1) >= 0) return;
    const best = row.reduce((most, weight, j) => (weight > (row[most] ?? 0) ? j : most), 0);
    if ((row[best] ?? 0) >= LEAST.again && columns.has(best)) found.push([i, best]);
  });
  for (let j = 0; j < (weights[0]?.length ?? 0); j++) {
    if (columns.has(j)) continue;
    const best = weights.reduce((most, row, i) => ((row[j] ?? 0) > (weights[most]?.[j] ?? 0) ? i : most), 0);
    if ((weights[best]?.[j] ?? 0) >= LEAST.again && (taken[best] ?? -1) >= 0) found.push([best, j]);
  }
  return found;
}

/**
 * Aligns the statements of two releases: the one-to-one pairing with the greatest sum of scores, then statements that
 * repeat a paired one.
 */
export function align(
  a: readonly StatementRecord[],
  b: readonly StatementRecord[],
  dataset: Dataset,
  comparer: Comparer,
): Alignment {
  const weights = scores(a, b, dataset, comparer);
  const taken = a.length > 0 && b.length > 0 ? assign(weights) : [];
  const first = taken.flatMap((j, i) => (j >= 0 ? [{ i, j, again: false }] : []));
  const second = a.length > 0 && b.length > 0 ? repeats(weights, taken).map(([i, j]) => ({ i, j, again: true })) : [];
  const all = [...first, ...second].sort((x, y) => x.i - y.i || x.j - y.j);
  const pairs = all.map(({ i, j, again }) => ({
    a: a[i] as StatementRecord,
    b: b[j] as StatementRecord,
    score: weights[i]?.[j] ?? 0,
    again,
  }));
  const [usedA, usedB] = [new Set(all.map(({ i }) => i)), new Set(all.map(({ j }) => j))];
  return { pairs, onlyA: a.filter((_, i) => !usedA.has(i)), onlyB: b.filter((_, j) => !usedB.has(j)) };
}
