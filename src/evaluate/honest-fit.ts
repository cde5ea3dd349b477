import { type Case, type Fit, fitLogistic, fitPlatt, oddsOf, probability } from './logistic.js';
import { seeded } from './random.js';
import type { Claim } from './reliability.js';

/** A case with the release it comes from. */
export interface Example extends Case {
  readonly document: string;
}

/** Which part each release was dealt to. */
export type Deal = ReadonlyMap<string, number>;

/** Parts into which releases are dealt for cross-validation. */
export const FOLDS = 5;
const DEALS = 3;
const SEED = 1;
const PENALTIES = [0.5, 2, 8, 32];

/** Several ways to deal releases into parts, always the same for the same releases: one way alone would be luck. */
export function deals(ids: readonly string[]): Deal[] {
  const below = seeded(SEED);
  return Array.from({ length: DEALS }, () => {
    const shuffled = [...ids].sort();
    for (let i = shuffled.length - 1; i > 0; i--) {
      const j = below(i + 1);
      [shuffled[i], shuffled[j]] = [shuffled[j] as string, shuffled[i] as string];
    }
    return new Map(shuffled.map((id, index) => [id, index % FOLDS]));
  });
}

/** Odds for each example from fits that have not seen its release. */
function oddsUnseen(examples: readonly Example[], size: number, penalty: number, deal: Deal): number[] {
  const fits = new Map<number | undefined, Fit>();
  return examples.map(({ document, terms }) => {
    const fold = deal.get(document);
    const known = (): readonly Example[] => examples.filter((other) => deal.get(other.document) !== fold);
    const fit = fits.get(fold) ?? fitLogistic(known(), size, penalty);
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
  const right = ways.flatMap(() => examples.map((example) => example.right));
  const tried = PENALTIES.map((penalty) => {
    const odds = ways.flatMap((deal) => oddsUnseen(examples, size, penalty, deal));
    return { penalty, odds, loss: logLoss(odds, right) };
  });
  const best = tried.reduce((a, b) => (b.loss < a.loss ? b : a));
  const { shift, scale } = fitPlatt(best.odds, right);
  const raw = fitLogistic(examples, size, best.penalty);
  return {
    penalty: best.penalty,
    fit: { intercept: shift + scale * raw.intercept, weights: raw.weights.map((weight) => scale * weight) },
  };
}

/** Confidences of each example from models made, penalty and scaling included, without its release. */
export function crossValidate(examples: readonly Example[], size: number, deal: Deal): Claim[] {
  return Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
    const known = examples.filter(({ document }) => deal.get(document) !== fold);
    const { fit } = fitHonest(known, size, [deal]);
    return examples
      .filter(({ document }) => deal.get(document) === fold)
      .map(({ terms, right }) => ({ confidence: probability(oddsOf(fit, terms)), right }));
  });
}
