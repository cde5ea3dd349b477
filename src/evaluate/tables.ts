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
  ];
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

/** Tables for a terminal: columns aligned with spaces. */
export function plainTables(list: readonly Table[]): string {
  return list.map(plainTable).join('\n');
}

function plainTable({ title, head, rows }: Table): string {
  const widths = head.map((cell, column) => Math.max(cell.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  return [title, line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line), ''].join('\n');
}

/** Tables in Markdown. */
export function markdownTables(list: readonly Table[]): string {
  return list
    .map(({ title, head, rows }) => {
      const line = (row: readonly string[]): string =>
        `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
      return [
        `## ${title}`,
        '',
        line(head),
        line(head.map((_, i) => (i === 0 ? '---' : '--:'))),
        ...rows.map(line),
        '',
      ].join('\n');
    })
    .join('\n');
}
