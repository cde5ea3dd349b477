import { type Agreement, agreement } from './agreement.js';
import { claims } from './calibrate.js';
import { type Confusion, confusions } from './confusion.js';
import type { Reading } from './files.js';
import { MEASURES } from './measures.js';
import { comparePaired, type PairedComparison } from './paired.js';
import { figure } from './parts.js';
import { type Reliability, reliability } from './reliability.js';
import { type Resampling, type Score, type ScoredDocument, scoreDocuments, scores, sumUp } from './score.js';
import { partsOf } from './tally.js';

/** Numbers of releases and statements. */
export interface Counts {
  readonly documents: number;
  readonly gold: number;
  readonly predicted: number;
  readonly paired: number;
}

/** The values of all measures over a part of the releases, by name. */
export interface Slice {
  readonly name: string;
  readonly counts: Counts;
  readonly values: Readonly<Record<string, number | null>>;
}

/** Everything that was measured; what `--format json` prints. */
export interface Report {
  readonly seed: number;
  readonly samples: number;
  readonly counts: Counts;
  readonly measures: readonly (Score & { readonly title: string; readonly over: string })[];
  readonly acts: readonly Slice[];
  readonly genres: readonly Slice[];
  readonly documents: readonly Slice[];
  readonly confusions: readonly Confusion[];
  /** Agreement beyond chance, where both readings are annotators'. */
  readonly agreement: Agreement | null;
  /** How honest the confidences are, where the reading is a run. */
  readonly reliability: Reliability | null;
  /** The paired comparison with another run, where one was named. */
  readonly comparison: PairedComparison | null;
  /** Releases with gold that the other reading lacks, and those it has without gold. */
  readonly missing: readonly string[];
  readonly withoutGold: readonly string[];
}

/** What is to be measured. */
export interface Task {
  readonly gold: Reading;
  readonly predicted: Reading;
  /** Another run on the same gold, to compare with. */
  readonly other?: Reading;
  readonly genreOf?: (id: string) => string;
  /** Length of a release in code points, for the continuum of annotators; undefined when its text is not at hand. */
  readonly lengthOf?: (id: string) => number | undefined;
  readonly resampling: Resampling;
}

/** The figures, and the releases with their alignments, from which mistakes are listed and gates explained. */
export interface Evaluation {
  readonly report: Report;
  readonly documents: readonly ScoredDocument[];
}

/** Scores one reading of the gold releases, and whatever follows from what the readings are. */
export function evaluate({ gold, predicted, other, genreOf, lengthOf, resampling }: Task): Evaluation {
  const readings = [...gold.documents.values()];
  const documents = scoreDocuments(readings, predicted.documents, genreOf);
  const isRun = predicted.records.size > 0;
  return {
    documents,
    report: {
      ...figures(documents, [...predicted.documents.keys()], resampling),
      agreement: isRun ? null : agreement(documents, lengthOf ?? (() => undefined)),
      reliability: isRun ? reliability(claims(documents, predicted.records)) : null,
      comparison: other
        ? comparePaired(documents, scoreDocuments(readings, other.documents, genreOf), resampling)
        : null,
    },
  };
}

function figures(
  documents: readonly ScoredDocument[],
  predictedIds: readonly string[],
  { seed, samples }: Resampling,
): Omit<Report, 'agreement' | 'reliability' | 'comparison'> {
  const known = new Set(predictedIds);
  const withGold = new Set(documents.map(({ id }) => id));
  return {
    seed,
    samples,
    counts: counts(documents),
    measures: scores(documents, { seed, samples }).map((score, m) => ({
      ...score,
      title: MEASURES[m]?.title ?? '',
      over: MEASURES[m]?.over ?? '',
    })),
    acts: actSlices(documents),
    genres: genreSlices(documents),
    documents: documents.map((document) => slice(document.id, [document])),
    confusions: confusions(documents),
    missing: [...withGold].filter((id) => !known.has(id)),
    withoutGold: predictedIds.filter((id) => !withGold.has(id)).sort(),
  };
}

function counts(documents: readonly ScoredDocument[]): Counts {
  const sum = (of: (document: ScoredDocument) => number): number =>
    documents.reduce((total, document) => total + of(document), 0);
  return {
    documents: documents.length,
    gold: sum(({ comparison }) => comparison.gold.length),
    predicted: sum(({ comparison }) => comparison.predicted.length),
    paired: sum(({ comparison }) => comparison.pairs.length),
  };
}

function slice(name: string, documents: readonly ScoredDocument[]): Slice {
  const { micro } = sumUp(documents.map(({ tally }) => tally));
  return {
    name,
    counts: counts(documents),
    values: Object.fromEntries(MEASURES.map((measure, m) => [measure.name, figure(partsOf(micro, m)).value])),
  };
}

function genreSlices(documents: readonly ScoredDocument[]): Slice[] {
  const genres = [...new Set(documents.map(({ genre }) => genre))].sort();
  return genres.map((name) =>
    slice(
      name,
      documents.filter(({ genre }) => genre === name),
    ),
  );
}

function actSlices(documents: readonly ScoredDocument[]): Slice[] {
  const { byAct } = sumUp(documents.map(({ tally }) => tally));
  const found = MEASURES.findIndex(({ name }) => name === 'detection');
  return [...byAct.entries()]
    .map(([act, tally]) => {
      const detection = partsOf(tally, found);
      return {
        name: act,
        counts: {
          documents: documents.filter((document) => document.tally.byAct.has(act)).length,
          gold: detection.gold,
          predicted: detection.predicted,
          paired: detection.rightGold,
        },
        values: Object.fromEntries(
          MEASURES.map((measure, m) => [measure.name, figure(partsOf(tally, m)).value]).filter(([name]) =>
            statementMeasures.has(name as string),
          ),
        ),
      };
    })
    .sort((a, b) => b.counts.gold - a.counts.gold || (a.name < b.name ? -1 : 1));
}

const statementMeasures = new Set(
  MEASURES.filter(({ over }) => ['statements', 'pairs', 'members'].includes(over)).map(({ name }) => name),
);
