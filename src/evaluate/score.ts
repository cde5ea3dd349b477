import type { Act } from '../core/records.js';
import { align } from './align.js';
import type { AnnotatedDocument } from './annotation.js';
import { type Interval, percentileInterval, resample } from './bootstrap.js';
import { type Comparison, compare } from './comparison.js';
import { MEASURES } from './measures.js';
import { type Figure, f1, figure } from './parts.js';
import { seeded } from './random.js';
import { addTally, type DocumentTally, emptyTally, partsOf, type Tally, tallyDocument } from './tally.js';

/** A release with both readings compared and counted. */
export interface ScoredDocument {
  readonly id: string;
  readonly genre: string;
  readonly comparison: Comparison;
  readonly tally: DocumentTally;
}

/** One measure over a set of releases. */
export interface Score extends Figure {
  readonly name: string;
  /** 95 % interval of `value` from resampling releases; null without one. */
  readonly interval: Interval | null;
  /** Mean over acts; null for measures that are not of statements. */
  readonly macro: number | null;
  readonly macroInterval: Interval | null;
}

/** Seed and number of draws for the intervals; 0 draws leave them out. */
export interface Resampling {
  readonly seed: number;
  readonly samples: number;
}

/**
 * Compares two readings of the same releases. A release the second reading lacks counts as read with nothing found;
 * releases without gold are left out.
 *
 * @param genreOf genre of a release by its id
 */
export function scoreDocuments(
  gold: readonly AnnotatedDocument[],
  predicted: ReadonlyMap<string, AnnotatedDocument>,
  genreOf: (id: string) => string = () => 'unknown',
): ScoredDocument[] {
  return [...gold]
    .sort((a, b) => (a.document < b.document ? -1 : 1))
    .map((reading) => {
      const comparison = compare(align(reading, predicted.get(reading.document) ?? nothing(reading)));
      return { id: reading.document, genre: genreOf(reading.document), comparison, tally: tallyDocument(comparison) };
    });
}

function nothing({ document, sha256 }: AnnotatedDocument): AnnotatedDocument {
  return {
    document,
    sha256,
    date: null,
    title: null,
    publisher: null,
    entities: [],
    statements: [],
    times: [],
    deadlines: [],
  };
}

/** Sums of a weighted set of releases. */
export interface Sums {
  readonly micro: Tally;
  readonly byAct: ReadonlyMap<Act, Tally>;
}

/** Adds up releases, each as often as `times` says (once without it). */
export function sumUp(tallies: readonly DocumentTally[], times?: Uint32Array): Sums {
  const micro = emptyTally();
  const byAct = new Map<Act, Tally>();
  tallies.forEach((tally, index) => {
    const often = times ? (times[index] as number) : 1;
    if (often === 0) return;
    addTally(micro, tally.micro, often);
    for (const [act, counts] of tally.byAct) {
      const sum = byAct.get(act) ?? emptyTally();
      byAct.set(act, sum);
      addTally(sum, counts, often);
    }
  });
  return { micro, byAct };
}

/** Value of each measure, and its mean over the acts that have one. */
export function values({ micro, byAct }: Sums): {
  readonly micro: (number | null)[];
  readonly macro: (number | null)[];
} {
  return {
    micro: MEASURES.map((_, m) => f1(partsOf(micro, m))),
    macro: MEASURES.map((_, m) => {
      const ofActs = [...byAct.values()].map((tally) => f1(partsOf(tally, m))).filter((value) => value !== null);
      return ofActs.length === 0 ? null : ofActs.reduce((sum, value) => sum + value, 0) / ofActs.length;
    }),
  };
}

/** Every measure over the given releases, with intervals by the bootstrap over releases. */
export function scores(documents: readonly ScoredDocument[], { seed, samples }: Resampling): Score[] {
  const tallies = documents.map(({ tally }) => tally);
  const sums = sumUp(tallies);
  const point = values(sums);
  const drawn = { micro: MEASURES.map((): number[] => []), macro: MEASURES.map((): number[] => []) };
  const below = seeded(seed);
  for (let sample = 0; sample < samples; sample++) {
    const of = values(sumUp(tallies, resample(tallies.length, below)));
    for (const kind of ['micro', 'macro'] as const) {
      of[kind].forEach((value, m) => {
        if (value !== null) drawn[kind][m]?.push(value);
      });
    }
  }
  return MEASURES.map(({ name }, m) => ({
    name,
    ...figure(partsOf(sums.micro, m)),
    interval: percentileInterval(drawn.micro[m] ?? []),
    macro: point.macro[m] ?? null,
    macroInterval: percentileInterval(drawn.macro[m] ?? []),
  }));
}
