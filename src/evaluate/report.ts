import { type Confusion, confusions } from './confusion.js';
import { MEASURES } from './measures.js';
import { figure } from './parts.js';
import { type Resampling, type Score, type ScoredDocument, scores, sumUp } from './score.js';
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
  /** Releases with gold that the other reading lacks, and those it has without gold. */
  readonly missing: readonly string[];
  readonly withoutGold: readonly string[];
}

/** Puts the figures together. */
export function report(
  documents: readonly ScoredDocument[],
  predictedIds: readonly string[],
  resampling: Resampling,
): Report {
  const known = new Set(predictedIds);
  const withGold = new Set(documents.map(({ id }) => id));
  return {
    ...resampling,
    counts: counts(documents),
    measures: scores(documents, resampling).map((score, m) => ({
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
