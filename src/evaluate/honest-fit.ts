import { type Case, type Fit, fitLogistic, fitPlatt, oddsOf, probability } from './logistic.js';
import { seeded } from './random.js';
import type { Claim } from './reliability.js';

/** A case with what it is dealt by, and whether it is such as will be met. */
export interface Example extends Case {
  /** Genre or issuer of its release: no group is both learned from and judged on. */
  readonly group: string;
  /** From a release that nobody tuned on. Rules are too right about the others, so honesty is judged on these. */
  readonly unseen: boolean;
}

/** Which part each group was dealt to. */
export type Deal = ReadonlyMap<string, number>;

/** Parts into which groups are dealt for cross-validation. */
export const FOLDS = 5;
const DEALS = 3;
const SEED = 1;
const PENALTIES = [0.5, 2, 8, 32];
/** Amount of the mark of releases that were tuned on: large, so that the penalty hardly holds its weight down. */
const TUNED = 3;

/** Several ways to deal groups into parts, always the same for the same groups: one way alone would be luck. */
export function deals(groups: readonly string[]): Deal[] {
  const below = seeded(SEED);
  return Array.from({ length: DEALS }, () => {
    const shuffled = [...groups].sort();
    for (let i = shuffled.length - 1; i > 0; i--) {
      const j = below(i + 1);
      [shuffled[i], shuffled[j]] = [shuffled[j] as string, shuffled[i] as string];
    }
    return new Map(shuffled.map((group, index) => [group, index % FOLDS]));
  });
}

/** Examples with one more term, at `size`, that marks those of releases tuned on; new releases do without it. */
function marked(examples: readonly Example[], size: number): Example[] {
  return examples.map((example) =>
    example.unseen ? example : { ...example, terms: [...example.terms, [size, TUNED] as const] },
  );
}

function fitMarked(examples: readonly Example[], size: number, penalty: number): Fit {
  const { intercept, weights } = fitLogistic(marked(examples, size), size + 1, penalty);
  return { intercept, weights: weights.slice(0, size) };
}

/** Odds of each unseen example from fits that have not met its group. */
function oddsUnseen(examples: readonly Example[], size: number, penalty: number, deal: Deal): number[] {
  const fits = new Map<number | undefined, Fit>();
  return examples
    .filter(({ unseen }) => unseen)
    .map(({ group, terms }) => {
      const fold = deal.get(group);
      const known = (): readonly Example[] => examples.filter((other) => deal.get(other.group) !== fold);
      const fit = fits.get(fold) ?? fitMarked(known(), size, penalty);
      fits.set(fold, fit);
      return oddsOf(fit, terms);
    });
}

function logLoss(odds: readonly number[], right: readonly boolean[]): number {
  return odds.reduce((sum, value, i) => sum - Math.log(probability(right[i] ? value : -value)), 0);
}

/** A fit on all examples with the penalty that serves unseen releases best, its odds stretched and shifted for them. */
export function fitHonest(
  examples: readonly Example[],
  size: number,
  ways: readonly Deal[],
): { readonly fit: Fit; readonly penalty: number } {
  const unseen = examples.filter((example) => example.unseen);
  const right = ways.flatMap(() => unseen.map((example) => example.right));
  const tried = PENALTIES.map((penalty) => {
    const odds = ways.flatMap((deal) => oddsUnseen(examples, size, penalty, deal));
    return { penalty, odds, loss: logLoss(odds, right) };
  });
  const best = tried.reduce((a, b) => (b.loss < a.loss ? b : a));
  const { shift, scale } = fitPlatt(best.odds, right);
  const raw = fitMarked(examples, size, best.penalty);
  return {
    penalty: best.penalty,
    fit: { intercept: shift + scale * raw.intercept, weights: raw.weights.map((weight) => scale * weight) },
  };
}

/** Confidences of each unseen example from models made, penalty and scaling included, without its group. */
export function crossValidate(examples: readonly Example[], size: number, deal: Deal): Claim[] {
  return Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
    const known = examples.filter(({ group }) => deal.get(group) !== fold);
    const judged = examples.filter(({ group, unseen }) => unseen && deal.get(group) === fold);
    if (judged.length === 0) return [];
    const { fit } = fitHonest(known, size, [deal]);
    return judged.map(({ terms, right }) => ({ confidence: probability(oddsOf(fit, terms)), right }));
  });
}
