import type { StatementRecord } from '../../core/records.js';
import { referenceName } from '../dataset.js';
import { oneLine } from '../shared/controls.js';
import { csv } from '../shared/csv.js';
import { wrapped } from '../text-table.js';
import { type ComparedRow, type Comparison, onlyIn } from './compare.js';
import { accountName, differenceWords, sayingOf, summaryWords } from './words.js';

/** A text in lines that begin with a sign, the rest of them set in. */
function signed(sign: string, text: string, width: number): string[] {
  const indent = ' '.repeat(sign.length);
  return wrapped(text, Math.max(width - sign.length, 1)).map((line, at) => (at === 0 ? sign : indent) + line);
}

function plainRow(row: ComparedRow, width: number): string[] {
  const sayings = row.said.flatMap((statements, account) =>
    statements.flatMap((statement, at) =>
      signed(`  ${accountName(account)}  `, `${sayingOf(statement)}${at === 0 ? '' : ' (said again)'}`, width),
    ),
  );
  const differences = differenceWords(row).flatMap((line) => signed('  ≠  ', line, width));
  return [(row.score ?? 0).toFixed(2), ...sayings, ...differences];
}

/** For the terminal. */
export function plainComparison(comparison: Comparison, width: number): string {
  const { accounts, shared } = comparison;
  const only = accounts.flatMap((_, account): string[] => {
    const statements = onlyIn(comparison, account);
    if (statements.length === 0) return [];
    return ['', `Only ${accountName(account)}`, ...statements.flatMap((one) => signed('  -  ', sayingOf(one), width))];
  });
  return [
    ...accounts.map(
      ({ id, date, title }, account) => `${accountName(account)}  ${id}  ${date ?? ''}  ${oneLine(title ?? '')}`,
    ),
    summaryWords(comparison).join('; '),
    '',
    accounts.length === 2 ? 'Both say' : 'Several say',
    ...shared.flatMap((row) => plainRow(row, width)),
    ...only,
    '',
  ].join('\n');
}

const FIELDS = ['act', 'cue', 'speakers', 'content', 'deadline', 'id'] as const;

function cells(statement: StatementRecord | undefined): string[] {
  if (statement === undefined) return FIELDS.map(() => '');
  const { act, cue, speakers, content, deadlines, id } = statement;
  const deadline = deadlines.map(({ text, latest }) => (latest ? `${text} (${latest})` : text)).join('; ');
  return [act, cue.text, speakers.map(referenceName).join(', '), content?.text ?? '', deadline, id].map(oneLine);
}

/** Lines of a row: one for the statements that say it first in each account, and one for each time it is said again. */
function csvLines(row: ComparedRow, number: number): string[][] {
  const most = Math.max(...row.said.map(({ length }) => length));
  const accounts = row.said.flatMap(({ length }, account) => (length > 0 ? [accountName(account)] : []));
  return Array.from({ length: most }, (_, at) => [
    String(number),
    accounts.join(' '),
    at === 0 ? 'first' : 'again',
    row.score?.toFixed(3) ?? '',
    at === 0 ? differenceWords(row).join('; ') : '',
    ...row.said.flatMap((statements) => cells(statements[at])),
  ]);
}

/** The joint table: a row for each thing said, with the statement of each account. */
export function csvComparison({ accounts, shared, alone }: Comparison): string {
  const head = accounts.flatMap((_, account) => FIELDS.map((field) => `${field} ${accountName(account)}`));
  return csv([
    ['row', 'said by', 'said', 'likeness', 'differences', ...head],
    ...[...shared, ...alone].flatMap((row, at) => csvLines(row, at + 1)),
  ]);
}

/** For machines: ids, likeness and differences; the statements themselves are in the dataset. */
export function jsonComparison({ accounts, shared, alone }: Comparison): string {
  const rows = [...shared, ...alone].map(({ said, score, wording, deadline, missing }) => ({
    said: said.map((statements) => statements.map(({ id }) => id)),
    likeness: score === null ? null : Number(score.toFixed(4)),
    wording: wording.map(({ account, over, scale, by }) => ({
      account,
      over: over.map((voice) => voice.account),
      scale,
      by,
    })),
    deadline,
    missing,
  }));
  return `${JSON.stringify({ accounts: accounts.map(({ id }) => id), rows }, null, 1)}\n`;
}
