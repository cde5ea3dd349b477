import { oneLine } from '../shared/controls.js';
import { type Comparison, onlyIn } from './compare.js';
import { accountName, differenceWords, sayingOf, summaryWords } from './words.js';

const MARKDOWN = /[\\`*_{}[\]<>#|!~]/g;

/** Text that Markdown shows as it is, also within a table. */
export function markdownText(text: string): string {
  return oneLine(text).replace(MARKDOWN, '\\$&').replaceAll('&', '&amp;');
}

export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(markdownText).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---|').join('')}`, ...rows.map(line)].join('\n');
}

export function markdownComparison(comparison: Comparison): string {
  const { accounts, shared } = comparison;
  const only = accounts.flatMap((_, account): string[] => {
    const statements = onlyIn(comparison, account);
    if (statements.length === 0) return [];
    const items = statements.map((one) => `- ${markdownText(sayingOf(one))}`);
    return ['', `## Only ${accountName(account)}`, '', ...items];
  });
  return [
    `# ${accounts.map(({ title, id }) => markdownText(title ?? id)).join(' / ')}`,
    '',
    ...accounts.map(({ id, date }, account) => `- ${accountName(account)}: ${markdownText(id)}, ${date ?? 'no date'}`),
    ...summaryWords(comparison).map((line) => `- ${markdownText(line)}`),
    '',
    accounts.length === 2 ? '## Both say' : '## Several say',
    '',
    markdownTable(
      [...accounts.map((_, account) => accountName(account)), 'differences'],
      shared.map((row) => [
        ...row.said.map((statements) => statements.map(sayingOf).join(' / ')),
        differenceWords(row).join('; '),
      ]),
    ),
    ...only,
    '',
  ].join('\n');
}
