import type { AnnotatedStatement } from './annotation.js';
import { type Interval, percentileInterval, resample } from './bootstrap.js';

import { isFull, MEASURES } from './measures.js';
import { f1 } from './parts.js';
import { seeded } from './random.js';
import { type Resampling, type ScoredDocument, sumUp } from './score.js';
import { type DocumentTally, partsOf, type Tally } from './tally.js';

/** One measure of two runs on the same gold. */
export interface Difference {
  readonly name: string;
  readonly value: number | null;
  readonly other: number | null;
  /** This run's value less the other's. */
  readonly difference: number | null;
  /** 95 % interval of the difference, from resampling releases. */
  readonly interval: Interval | null;
  /** How often swapping whole releases between the runs at random differs as much: two-sided. */
  readonly randomisation: number | null;
  /** For measures of gold statements: those only this run has right, those only the other has, and how likely that is. */
  readonly mcnemar: { readonly won: number; readonly lost: number; readonly p: number } | null;
}

/** A gold statement that one run has fully right and the other has not. */
export interface Change {
  readonly document: string;
  readonly gold: AnnotatedStatement;
  /** What each run made of it; null where it has nothing there. */
  readonly here: AnnotatedStatement | null;
  readonly there: AnnotatedStatement | null;
}

/** A paired comparison of two runs. */
export interface PairedComparison {
  readonly differences: readonly Difference[];
  readonly won: readonly Change[];
  readonly lost: readonly Change[];
}

/**
 * Compares two runs on the same gold, release by release. Differences come with bootstrap intervals; p-values are by
 * approximate randomisation over releases (E. Noreen, "Computer-Intensive Methods for Testing Hypotheses", 1989; A.
 * Yeh, COLING 2000) and, over gold statements, by the exact test of Q. McNemar (Psychometrika 12, 1947).
 *
 * @param here this run, `there` the other; the same gold in the same order
 */
export function comparePaired(
  here: readonly ScoredDocument[],
  there: readonly ScoredDocument[],
  resampling: Resampling,
): PairedComparison {
  const a = here.map(({ tally }) => tally);
  const b = there.map(({ tally }) => tally);
  const valueHere = microValues(a);
  const valueThere = microValues(b);
  const difference = differences(valueHere, valueThere);
  const drawn = drawDifferences(a, b, resampling);
  return {
    differences: MEASURES.map((measure, m) => ({
      name: measure.name,
      value: valueHere[m] ?? null,
      other: valueThere[m] ?? null,
      difference: difference[m] ?? null,
      interval: percentileInterval((drawn.bootstrap[m] ?? []).filter((value) => value !== null)),
      randomisation: atLeast(drawn.swapped[m] ?? [], difference[m] ?? null),
      mcnemar: measure.over === 'statements' ? mcnemar(...discordant(here, there, measure.right)) : null,
    })),
    ...changes(here, there),
  };
}

type Value = number | null;

function microValues(tallies: readonly DocumentTally[], times?: Uint32Array): Value[] {
  return valuesOf(
    sumUp(
      tallies.map(({ micro }) => ({ micro, byAct: new Map() })),
      times,
    ).micro,
  );
}

function valuesOf(tally: Tally): Value[] {
  return MEASURES.map((_, m) => f1(partsOf(tally, m)));
}

function differences(a: readonly Value[], b: readonly Value[]): Value[] {
  return a.map((value, m) => {
    const other = b[m] ?? null;
    return value === null || other === null ? null : value - other;
  });
}

/** Differences by measure over resampled releases, and over releases swapped at random between the runs. */
function drawDifferences(
  a: readonly DocumentTally[],
  b: readonly DocumentTally[],
  { seed, samples }: Resampling,
): { readonly bootstrap: Value[][]; readonly swapped: Value[][] } {
  const below = seeded(seed);
  const bootstrap = MEASURES.map((): Value[] => []);
  const swapped = MEASURES.map((): Value[] => []);
  for (let sample = 0; sample < samples; sample++) {
    const times = resample(a.length, below);
    const swap = a.map(() => below(2) === 1);
    const first = microValues(a.map((tally, i) => (swap[i] ? (b[i] ?? tally) : tally)));
    const second = microValues(b.map((tally, i) => (swap[i] ? (a[i] ?? tally) : tally)));
    differences(microValues(a, times), microValues(b, times)).forEach((value, m) => {
      bootstrap[m]?.push(value);
    });
    differences(first, second).forEach((value, m) => {
      swapped[m]?.push(value);
    });
  }
  return { bootstrap, swapped };
}

/** Slack for sums of floating-point numbers in another order. */
const EPSILON = 1e-12;

function atLeast(values: readonly Value[], difference: Value): number | null {
  if (difference === null || values.length === 0) return null;
  const reached = values.filter((value) => value !== null && Math.abs(value) >= Math.abs(difference) - EPSILON).length;
  return (reached + 1) / (values.length + 1);
}

function discordant(
  here: readonly ScoredDocument[],
  there: readonly ScoredDocument[],
  right: Parameters<typeof rightGold>[1],
): [won: number, lost: number] {
  let won = 0;
  let lost = 0;
  here.forEach((document, d) => {
    const other = there[d];
    if (!other) return;
    const a = rightGold(document, right);
    const b = rightGold(other, right);
    document.comparison.gold.forEach((_, i) => {
      if (a.has(i) && !b.has(i)) won++;
      else if (b.has(i) && !a.has(i)) lost++;
    });
  });
  return [won, lost];
}

/** Indexes of the gold statements a run has right. */
function rightGold(
  { comparison }: ScoredDocument,
  right: (pair: ScoredDocument['comparison']['pairs'][number]) => boolean,
): ReadonlySet<number> {
  const indexes = new Set<number>();
  comparison.alignment.statements.forEach(([i], p) => {
    const pair = comparison.pairs[p];
    if (pair && right(pair)) indexes.add(i);
  });
  return indexes;
}

/** The exact two-sided test: how likely a split as uneven as this is when both sides are equally likely. */
export function mcnemar(won: number, lost: number): { won: number; lost: number; p: number } {
  const n = won + lost;
  let logChoose = 0;
  let tail = 0;
  for (let k = 0; k <= Math.min(won, lost); k++) {
    tail += Math.exp(logChoose - n * Math.LN2);
    logChoose += Math.log(n - k) - Math.log(k + 1);
  }
  return { won, lost, p: Math.min(1, 2 * tail) };
}

function changes(here: readonly ScoredDocument[], there: readonly ScoredDocument[]): { won: Change[]; lost: Change[] } {
  const won: Change[] = [];
  const lost: Change[] = [];
  here.forEach((document, d) => {
    const other = there[d];
    if (!other) return;
    const a = rightGold(document, isFull);
    const b = rightGold(other, isFull);
    document.comparison.gold.forEach(({ statement }, i) => {
      if (a.has(i) === b.has(i)) return;
      (a.has(i) ? won : lost).push({
        document: document.id,
        gold: statement,
        here: partnerOf(document, i),
        there: partnerOf(other, i),
      });
    });
  });
  return { won, lost };
}

function partnerOf({ comparison }: ScoredDocument, gold: number): AnnotatedStatement | null {
  return comparison.predicted[comparison.partner[gold] ?? -1]?.statement ?? null;
}
