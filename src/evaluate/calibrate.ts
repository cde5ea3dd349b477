import { type ConfidenceModel, statementFeatures, terms } from '../core/confidence.js';
import { UsageError } from '../core/diagnostics.js';
import type { StatementRecord } from '../core/records.js';
import { type Case, type Fit, fitLogistic, fitPlatt, oddsOf, probability } from './logistic.js';
import { isFull } from './measures.js';
import { type Claim, reliability } from './reliability.js';
import type { ScoredDocument } from './score.js';

/** The data file of confidence: the model, and what is known of it. */
export interface FittedModel extends ConfidenceModel {
  readonly description: string;
  readonly fitted: {
    readonly documents: number;
    readonly statements: number;
    readonly folds: number;
    readonly penalty: number;
    /** On releases the model had not seen, by cross-validation over releases. */
    readonly expectedCalibrationError: number | null;
    readonly brier: number | null;
    readonly meanConfidence: number;
    readonly shareRight: number;
  };
}

interface Example extends Case {
  readonly document: string;
}

const FOLDS = 5;
const PENALTIES = [0.5, 2, 8, 32, 128];
/** Terms of fewer statements than this say too little to learn from. */
const RARE = 5;
const DESCRIPTION =
  'Log odds that act, speakers by country, content and negation of a statement are all right: intercept plus weights of its features. Written by `communique evaluate --calibrate`; see docs/evaluation.md.';

/**
 * Fits confidence on gold: a ridge logistic regression of "the full statement is right" on what is known of a
 * statement, made honest by Platt scaling of the odds it gives to releases it has not seen. The penalty is chosen, and
 * the calibration error found, by cross-validation over releases.
 *
 * @param records the run's statements by id
 * @throws UsageError when there are fewer releases with statements than folds
 */
export function calibrate(
  documents: readonly ScoredDocument[],
  records: ReadonlyMap<string, StatementRecord>,
): FittedModel {
  const { examples, names } = collect(documents, records);
  const ids = [...new Set(examples.map(({ document }) => document))].sort();
  if (ids.length < FOLDS) {
    throw new UsageError(
      `calibration needs statements of at least ${FOLDS} releases with gold, found ${ids.length}. Name more gold, or a run that read it.`,
    );
  }
  const foldOf = new Map(ids.map((id, index) => [id, index % FOLDS]));
  const heldOut = crossValidate(examples, names.length, foldOf);
  const final = fitHonest(examples, names.length, foldOf);
  const honesty = reliability(heldOut);
  const share = (values: readonly number[]): number =>
    round(values.reduce((sum, value) => sum + value, 0) / values.length);
  return {
    description: DESCRIPTION,
    fitted: {
      documents: ids.length,
      statements: examples.length,
      folds: FOLDS,
      penalty: final.penalty,
      expectedCalibrationError: honesty.expectedCalibrationError && round(honesty.expectedCalibrationError),
      brier: honesty.brier && round(honesty.brier),
      meanConfidence: share(heldOut.map(({ confidence }) => confidence)),
      shareRight: share(examples.map(({ right }) => Number(right))),
    },
    intercept: round(final.fit.intercept),
    weights: Object.fromEntries(
      names
        .map((name, index): [string, number] => [name, round(final.fit.weights[index] as number)])
        .filter(([, weight]) => weight !== 0)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  };
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

function collect(
  documents: readonly ScoredDocument[],
  records: ReadonlyMap<string, StatementRecord>,
): { readonly examples: Example[]; readonly names: string[] } {
  const seen = claims(documents, records).map(({ record, right }) => ({
    document: record.document,
    right,
    terms: terms(statementFeatures(record)),
  }));
  const counts = new Map<string, number>();
  for (const { terms } of seen) for (const [name] of terms) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts]
    .filter(([, count]) => count >= RARE)
    .map(([name]) => name)
    .sort();
  const index = new Map(names.map((name, i) => [name, i]));
  const examples = seen.map(({ document, right, terms }) => ({
    document,
    right,
    terms: terms.flatMap(([name, amount]): [number, number][] => {
      const i = index.get(name);
      return i === undefined ? [] : [[i, amount]];
    }),
  }));
  return { examples, names };
}

/** Every record that was scored, with its confidence and whether it is fully right. */
export function claims(
  documents: readonly ScoredDocument[],
  records: ReadonlyMap<string, StatementRecord>,
): (Claim & { readonly record: StatementRecord })[] {
  return documents.flatMap(({ comparison }) => {
    const right = new Set(comparison.pairs.filter(isFull).map(({ predicted }) => predicted));
    return comparison.predicted.flatMap((predicted) => {
      const record = records.get(predicted.statement.id);
      return record ? [{ record, confidence: record.confidence, right: right.has(predicted) }] : [];
    });
  });
}

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
function fitHonest(
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
function crossValidate(examples: readonly Example[], size: number, foldOf: ReadonlyMap<string, number>): Claim[] {
  return Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
    const known = examples.filter(({ document }) => foldOf.get(document) !== fold);
    const { fit } = fitHonest(known, size, foldOf);
    return examples
      .filter(({ document }) => foldOf.get(document) === fold)
      .map(({ terms, right }) => ({ confidence: probability(oddsOf(fit, terms)), right }));
  });
}
