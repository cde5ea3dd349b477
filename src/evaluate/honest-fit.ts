import { type Case, type Fit, fitLogistic, fitPlatt, oddsOf, probability } from './logistic.js';
import type { Claim } from './reliability.js';

/** A case with the release it comes from. */
export interface Example extends Case {
  readonly document: string;
}

/** Parts into which releases are dealt for cross-validation. */
export const FOLDS = 5;
const PENALTIES = [0.5, 2, 8, 32, 128];

/** Odds for each example from fits that have not seen its release. */
function oddsUnseen(
  examples: readonly Example[],
  size: number,
  penalty: number,
  foldOf: ReadonlyMap<string, number>,
): number[] {
  const fits = new Map<number, Fit>();
  return examples.map(({ document, terms }) => {
    const fold = foldOf.get(document) ?? 0;
    const fit =
      fits.get(fold) ??
      fitLogistic(
        examples.filter((other) => foldOf.get(other.document) !== fold),
        size,
        penalty,
      );
    fits.set(fold, fit);
    return oddsOf(fit, terms);
  });
}

/** Log loss by release, in the order of the releases. */
function lossByRelease(odds: readonly number[], examples: readonly Example[]): ReadonlyMap<string, number> {
  const losses = new Map<string, number>();
  examples.forEach(({ document, right }, i) => {
    const value = odds[i] as number;
    losses.set(document, (losses.get(document) ?? 0) - Math.log(probability(right ? value : -value)));
  });
  return losses;
}

/**
 * The strongest penalty that is not clearly worse than the best one: within one standard error of the difference over
 * releases (the rule of L. Breiman and others, "Classification and Regression Trees", 1984, section 3.4.3).
 */
function choosePenalty(tried: readonly Trial[]): Trial {
  const total = ({ losses }: Trial): number => [...losses.values()].reduce((sum, loss) => sum + loss, 0);
  const best = tried.reduce((a, b) => (total(b) < total(a) ? b : a));
  const bearable = tried.filter((trial) => {
    const differences = [...trial.losses].map(([document, loss]) => loss - (best.losses.get(document) ?? 0));
    const mean = differences.reduce((sum, value) => sum + value, 0) / differences.length;
    const variance = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (differences.length - 1);
    return mean <= Math.sqrt(variance / differences.length);
  });
  return bearable.reduce((a, b) => (b.penalty > a.penalty ? b : a));
}

interface Trial {
  readonly penalty: number;
  readonly odds: readonly number[];
  readonly losses: ReadonlyMap<string, number>;
}

/** A fit on all examples with a well chosen penalty, its odds stretched and shifted as unseen releases ask for. */
export function fitHonest(
  examples: readonly Example[],
  size: number,
  foldOf: ReadonlyMap<string, number>,
): { readonly fit: Fit; readonly penalty: number } {
  const chosen = choosePenalty(
    PENALTIES.map((penalty) => {
      const odds = oddsUnseen(examples, size, penalty, foldOf);
      return { penalty, odds, losses: lossByRelease(odds, examples) };
    }),
  );
  const { shift, scale } = fitPlatt(
    chosen.odds,
    examples.map(({ right }) => right),
  );
  const raw = fitLogistic(examples, size, chosen.penalty);
  return {
    penalty: chosen.penalty,
    fit: { intercept: shift + scale * raw.intercept, weights: raw.weights.map((weight) => scale * weight) },
  };
}

/** Confidences of each example from models made wholly without its release. */
export function crossValidate(
  examples: readonly Example[],
  size: number,
  foldOf: ReadonlyMap<string, number>,
): Claim[] {
  return Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
    const known = examples.filter(({ document }) => foldOf.get(document) !== fold);
    const { fit } = fitHonest(known, size, foldOf);
    return examples
      .filter(({ document }) => foldOf.get(document) === fold)
      .map(({ terms, right }) => ({ confidence: probability(oddsOf(fit, terms)), right }));
  });
}
