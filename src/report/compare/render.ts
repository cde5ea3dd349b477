import type { StatementRecord } from '../../core/records.js';
import { referenceName } from '../dataset.js';
import { oneLine } from '../shared/controls.js';
import { csv } from '../shared/csv.js';
import { type ComparedPair, differences, type ReleaseComparison } from './compare.js';

/** A statement on one line: act, cue and content. */
export function said({ act, cue, content }: StatementRecord): string {
  return oneLine(`[${act}] ${cue.text}${content === null ? '' : ` ${content.text}`}`);
}

function wrapped(text: string, first: string, rest: string, width: number): string[] {
  const lines: string[] = [];
  let line = first;
  for (const word of text.split(' ')) {
    if (line.length + word.length + 1 > width && line.trim() !== '' && line !== first && line !== rest) {
      lines.push(line);
      line = rest;
    }
    line += line === first || line === rest ? word : ` ${word}`;
  }
  return [...lines, line];
}

/** What stands between the two accounts: counts, then where they part. */
function summary({ a, b, pairs, onlyA, onlyB }: ReleaseComparison): string[] {
  const stronger = (side: 'a' | 'b'): number => pairs.filter(({ wording }) => wording?.stronger === side).length;
  return [
    `A  ${a.id}  ${a.date ?? ''}  ${oneLine(a.title ?? '')}`,
    `B  ${b.id}  ${b.date ?? ''}  ${oneLine(b.title ?? '')}`,
    `${pairs.length} pairs; A stronger in ${stronger('a')}, B in ${stronger('b')}; deadlines differ in ${pairs.filter(({ deadline }) => deadline !== null && deadline !== 'same').length}; only A ${onlyA.length}, only B ${onlyB.length}`,
  ];
}

function plainPair(pair: ComparedPair, width: number): string[] {
  return [
    `${pair.score.toFixed(2)}${pair.again ? '  (said again)' : ''}`,
    ...wrapped(said(pair.a), '  A  ', '     ', width),
    ...wrapped(said(pair.b), '  B  ', '     ', width),
    ...differences(pair, 'A', 'B').flatMap((line) => wrapped(line, '  ≠  ', '     ', width)),
  ];
}

/** For the terminal. */
export function plainComparison(comparison: ReleaseComparison, width: number): string {
  const only = (name: string, list: readonly StatementRecord[]): string[] =>
    list.length === 0
      ? []
      : ['', `Only ${name}`, ...list.flatMap((one) => wrapped(said(one), '  -  ', '     ', width))];
  return [
    ...summary(comparison),
    '',
    'Both say',
    ...comparison.pairs.flatMap((pair) => plainPair(pair, width)),
    ...only('A', comparison.onlyA),
    ...only('B', comparison.onlyB),
    '',
  ].join('\n');
}

const MARKDOWN = /[\\`*_{}[\]<>#|!~]/g;

/** Text that Markdown shows as it is, also within a table. */
export function markdownText(text: string): string {
  return oneLine(text).replace(MARKDOWN, '\\$&').replaceAll('&', '&amp;');
}

export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(markdownText).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---|').join('')}`, ...rows.map(line)].join('\n');
}

export function markdownComparison(comparison: ReleaseComparison): string {
  const { a, b, pairs, onlyA, onlyB } = comparison;
  const list = (name: string, statements: readonly StatementRecord[]): string[] =>
    statements.length === 0
      ? []
      : ['', `## Only ${name}`, '', ...statements.map((one) => `- ${markdownText(said(one))}`)];
  return [
    `# ${markdownText(a.title ?? a.id)} / ${markdownText(b.title ?? b.id)}`,
    '',
    ...summary(comparison).map((line) => `- ${markdownText(line)}`),
    '',
    '## Both say',
    '',
    markdownTable(
      ['A', 'B', 'differences'],
      pairs.map((pair) => [said(pair.a), said(pair.b), differences(pair, 'A', 'B').join('; ')]),
    ),
    ...list('A', onlyA),
    ...list('B', onlyB),
    '',
  ].join('\n');
}

const HEAD = [
  'kind',
  'score',
  'act A',
  'cue A',
  'speakers A',
  'content A',
  'deadline A',
  'act B',
  'cue B',
  'speakers B',
  'content B',
  'deadline B',
  'differences',
  'id A',
  'id B',
];

function cells(statement: StatementRecord | null): string[] {
  if (statement === null) return ['', '', '', '', ''];
  const { act, cue, speakers, content, deadlines } = statement;
  const deadline = deadlines.map(({ text, latest }) => (latest ? `${text} (${latest})` : text)).join('; ');
  return [act, cue.text, speakers.map(referenceName).join(', '), content?.text ?? '', deadline].map(oneLine);
}

export function csvComparison({ pairs, onlyA, onlyB }: ReleaseComparison): string {
  return csv([
    HEAD,
    ...pairs.map((pair) => [
      pair.again ? 'again' : 'pair',
      pair.score.toFixed(3),
      ...cells(pair.a),
      ...cells(pair.b),
      differences(pair, 'A', 'B').join('; '),
      pair.a.id,
      pair.b.id,
    ]),
    ...onlyA.map((one) => ['only A', '', ...cells(one), ...cells(null), '', one.id, '']),
    ...onlyB.map((one) => ['only B', '', ...cells(null), ...cells(one), '', '', one.id]),
  ]);
}

/** For machines: ids, scores and differences; the statements themselves are in the dataset. */
export function jsonComparison({ a, b, pairs, onlyA, onlyB }: ReleaseComparison): string {
  const value = {
    a: a.id,
    b: b.id,
    pairs: pairs.map(({ a: first, b: second, score, again, wording, deadline }) => ({
      a: first.id,
      b: second.id,
      score: Number(score.toFixed(4)),
      again,
      wording,
      deadline,
    })),
    onlyA: onlyA.map(({ id }) => id),
    onlyB: onlyB.map(({ id }) => id),
  };
  return `${JSON.stringify(value, null, 1)}\n`;
}
