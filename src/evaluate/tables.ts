import type { Agreement } from './agreement.js';
import { describe } from './errors.js';
import type { Change, PairedComparison } from './paired.js';
import type { Reliability } from './reliability.js';
import type { Report, Slice } from './report.js';

/** A table as data: the first row is the head; the first column is words, the others figures. */
export interface Table {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Measures shown in the tables by act, genre and release. */
const SHORT = ['full', 'detection', 'detectionAct', 'act', 'speakersCountry', 'speakers', 'targetsCountry', 'content'];
const MOST_CONFUSIONS = 25;

/** A figure with three decimals; an en dash where there is none. */
export function decimals(value: number | null | undefined): string {
  return value === null || value === undefined ? '–' : value.toFixed(3);
}

function interval(pair: readonly [number, number] | null): string {
  return pair === null ? '–' : `${decimals(pair[0])}–${decimals(pair[1])}`;
}

/** The report as tables, for any format that has them. */
export function tables(report: Report): Table[] {
  return [
    {
      title: 'Measures',
      head: ['measure', 'over', 'P', 'R', 'F1 or share', '95 % interval', 'macro', 'right', 'predicted', 'gold'],
      rows: report.measures.map((score) => [
        score.name,
        score.over,
        decimals(score.precision),
        decimals(score.recall),
        decimals(score.value),
        interval(score.interval),
        decimals(score.macro),
        String(score.rightGold),
        String(score.predicted),
        String(score.gold),
      ]),
    },
    slices('By act', report.acts),
    slices('By genre', report.genres),
    slices('By release', report.documents),
    {
      title: 'Acts confused',
      head: ['gold', 'read as', 'statements'],
      rows: report.confusions
        .filter(({ gold, predicted }) => gold !== predicted)
        .slice(0, MOST_CONFUSIONS)
        .map(({ gold, predicted, count }) => [gold ?? '(none)', predicted ?? '(none)', String(count)]),
    },
    ...(report.agreement ? [agreementTable(report.agreement)] : []),
    ...(report.reliability ? reliabilityTables(report.reliability) : []),
    ...(report.comparison ? comparisonTables(report.comparison) : []),
  ];
}

function agreementTable({ acts, spans }: Agreement): Table {
  return {
    title: "Agreement beyond chance (Krippendorff's alpha)",
    head: ['of', 'alpha'],
    rows: [
      ['acts of paired statements, nominal', decimals(acts)],
      ...Object.entries(spans).map(([kind, alpha]) => [`${kind}, unitising`, decimals(alpha)]),
    ],
  };
}

function reliabilityTables({ expectedCalibrationError, brier, count, bins, thresholds }: Reliability): Table[] {
  return [
    {
      title: `Reliability of confidence: calibration error ${decimals(expectedCalibrationError)}, Brier ${decimals(brier)}, ${count} statements`,
      head: ['confidence', 'statements', 'claimed', 'right'],
      rows: bins.map((bin) => [
        `${bin.from.toFixed(1)}–${bin.to.toFixed(1)}`,
        String(bin.count),
        decimals(bin.claimed),
        decimals(bin.right),
      ]),
    },
    {
      title: 'What a floor of confidence buys',
      head: ['kept from', 'statements', 'share kept', 'precision'],
      rows: thresholds.map(({ confidence, kept, share, precision }) => [
        confidence.toFixed(2),
        String(kept),
        decimals(share),
        decimals(precision),
      ]),
    },
  ];
}

function comparisonTables({ differences, won, lost }: PairedComparison): Table[] {
  return [
    {
      title: 'Compared with the other run',
      head: [
        'measure',
        'this',
        'other',
        'difference',
        '95 % interval',
        'p (randomisation)',
        'won',
        'lost',
        'p (McNemar)',
      ],
      rows: differences.map(({ name, value, other, difference, interval: range, randomisation, mcnemar }) => [
        name,
        decimals(value),
        decimals(other),
        decimals(difference),
        interval(range),
        decimals(randomisation),
        mcnemar ? String(mcnemar.won) : '–',
        mcnemar ? String(mcnemar.lost) : '–',
        decimals(mcnemar?.p),
      ]),
    },
    changeTable('Statements won', won),
    changeTable('Statements lost', lost),
  ];
}

function changeTable(title: string, changes: readonly Change[]): Table {
  const said = (statement: Change['here']): string => (statement === null ? '(nothing)' : describe(statement));
  return {
    title: `${title}: ${changes.length}`,
    head: ['release', 'gold', 'this', 'other'],
    rows: changes.map(({ document, gold, here, there }) => [document, describe(gold), said(here), said(there)]),
  };
}

function slices(title: string, list: readonly Slice[]): Table {
  return {
    title,
    head: ['', 'gold', 'predicted', 'paired', ...SHORT],
    rows: list.map(({ name, counts, values }) => [
      name,
      String(counts.gold),
      String(counts.predicted),
      String(counts.paired),
      ...SHORT.map((measure) => decimals(values[measure])),
    ]),
  };
}
