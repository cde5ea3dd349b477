import { type ConfidenceModel, terms } from '../core/confidence.js';
import { UsageError } from '../core/diagnostics.js';
import type { StatementRecord } from '../core/records.js';
import { createReleaseView } from '../core/release-view.js';
import type { Reading } from './files.js';
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
    /** Genres, issuers, and releases of neither; none is both learned from and judged on. */
    readonly groups: number;
    readonly folds: number;
    readonly penalty: number;
    /** Statements of releases that nobody tuned on, where such were named; all of them otherwise. */
    readonly judged: number;
    /** On groups the model had not met: the mean of several cross-validations. */
    readonly expectedCalibrationError: number;
    readonly brier: number;
    readonly meanConfidence: number;
    readonly shareRight: number;
  };
}

/** Terms that occur in fewer groups than this tell of those groups, not of what they name. */
const RARE = 4;
const DESCRIPTION =
  'Log odds that act, speakers by country, content and negation of a statement are all right: intercept plus weights of its features. Written by `communique evaluate --calibrate`; see docs/evaluation.md.';

/**
 * Fits confidence on gold: a ridge logistic regression of "the full statement is right" on what is known of a
 * statement and its release, made honest by Platt scaling of the odds it gives to kinds of releases it has not met.
 * The penalty is chosen, and the calibration error found, by cross-validation over genres and issuers.
 *
 * @param run the run that was scored, with its records
 * @param unseen ids of releases that nobody tuned on; scaling and error are of these alone. Null: of all
 * @throws UsageError when there are fewer genres and issuers than folds
 */
export function calibrate(
  documents: readonly ScoredDocument[],
  run: Reading,
  unseen: ReadonlySet<string> | null = null,
): FittedModel {
  const { examples, names } = collect(documents, run, unseen);
  const groups = [...new Set(examples.map(({ group }) => group))].sort();
  if (groups.length < FOLDS) {
    throw new UsageError(
      `calibration needs releases of at least ${FOLDS} genres or issuers, found ${groups.length}. Name more gold, or a run that read it.`,
    );
  }
  const ways = deals(groups);
  const heldOut = ways.map((deal) => crossValidate(examples, names.length, deal));
  const final = fitHonest(examples, names.length, ways);
  const honesty = heldOut.map(reliability);
  const mean = (values: readonly number[]): number =>
    round(values.reduce((sum, value) => sum + value, 0) / values.length);
  const judged = examples.filter((example) => example.unseen);
  return {
    description: DESCRIPTION,
    fitted: {
      documents: documents.filter(({ comparison }) => comparison.predicted.length > 0).length,
      statements: examples.length,
      groups: groups.length,
      folds: FOLDS,
      penalty: final.penalty,
      judged: judged.length,
      expectedCalibrationError: mean(honesty.map(({ expectedCalibrationError }) => expectedCalibrationError ?? 0)),
      brier: mean(honesty.map(({ brier }) => brier ?? 0)),
      meanConfidence: mean(heldOut.flat().map(({ confidence }) => confidence)),
      shareRight: mean(judged.map(({ right }) => Number(right))),
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

/** What a release is dealt by: its genre, else its issuer, else itself. */
function groupOf({ id, genre }: ScoredDocument, { releases }: Reading): string {
  return genre === 'unknown' ? (releases.get(id)?.publisher ?? id) : genre;
}

function collect(
  documents: readonly ScoredDocument[],
  run: Reading,
  unseen: ReadonlySet<string> | null,
): { readonly examples: Example[]; readonly names: string[] } {
  const seen = documents.flatMap((document) => {
    const release = run.releases.get(document.id);
    if (!release) return [];
    const own = claims([document], run.records);
    const view = createReleaseView(
      release,
      own.map(({ record }) => record),
    );
    const place = { group: groupOf(document, run), unseen: unseen?.has(document.id) ?? true };
    return own.map(({ record, right }) => ({ ...place, right, terms: terms(record, view) }));
  });
  const groups = new Map<string, Set<string>>();
  for (const { group, terms } of seen) {
    for (const [name] of terms) groups.set(name, (groups.get(name) ?? new Set()).add(group));
  }
  const names = [...groups.keys()].filter((name) => (groups.get(name)?.size ?? 0) >= RARE).sort();
  const index = new Map(names.map((name, i) => [name, i]));
  const examples = seen.map((example) => ({
    ...example,
    terms: example.terms.flatMap(([name, amount]): [number, number][] => {
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
