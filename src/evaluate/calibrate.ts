import { type ConfidenceModel, terms } from '../core/confidence.js';
import { UsageError } from '../core/diagnostics.js';
import type { StatementRecord } from '../core/records.js';
import { crossValidate, deals, type Example, FOLDS, fitHonest } from './honest-fit.js';
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
    /** On releases the model had not seen: the mean of several cross-validations over releases. */
    readonly expectedCalibrationError: number;
    readonly brier: number;
    readonly meanConfidence: number;
    readonly shareRight: number;
  };
}

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
  const ways = deals(ids);
  const heldOut = ways.map((deal) => crossValidate(examples, names.length, deal));
  const final = fitHonest(examples, names.length, ways);
  const honesty = heldOut.map(reliability);
  const mean = (values: readonly number[]): number =>
    round(values.reduce((sum, value) => sum + value, 0) / values.length);
  return {
    description: DESCRIPTION,
    fitted: {
      documents: ids.length,
      statements: examples.length,
      folds: FOLDS,
      penalty: final.penalty,
      expectedCalibrationError: mean(honesty.map(({ expectedCalibrationError }) => expectedCalibrationError ?? 0)),
      brier: mean(honesty.map(({ brier }) => brier ?? 0)),
      meanConfidence: mean(heldOut.flat().map(({ confidence }) => confidence)),
      shareRight: mean(examples.map(({ right }) => Number(right))),
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
    terms: terms(record),
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
