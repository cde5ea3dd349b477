import type { StatementRecord } from '../../core/records.js';
import { oneLine } from '../shared/controls.js';
import { type ComparedRow, type Comparison, onlyIn } from './compare.js';
import { deadlinesOf } from './differences.js';

const LETTERS = 26;
const LIST = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** Short name of an account: A, B … Z, A1, B1 … */
export function accountName(account: number): string {
  const round = Math.floor(account / LETTERS);
  return String.fromCharCode(65 + (account % LETTERS)) + (round === 0 ? '' : round);
}

/** A statement on one line: act, cue and content. */
export function sayingOf({ act, cue, content }: StatementRecord): string {
  return oneLine(`[${act}] ${cue.text}${content === null ? '' : ` ${content.text}`}`);
}

/** A cue with its degree, which may stand outside it: "strongly" condemned. */
function cueWords({ cue, strength }: StatementRecord): string {
  return oneLine(`"${cue.text}"${strength === 'neutral' ? '' : `, ${strength},`}`);
}

function deadlineWords({ said, deadline }: ComparedRow): string[] {
  if (deadline !== 'other') return [];
  const accounts = said.flatMap((statements, account) => (statements.length > 0 ? [account] : []));
  const texts = (account: number): string =>
    [...new Set(deadlinesOf(said[account] ?? []).map(({ text }) => `"${oneLine(text)}"`))].join(', ');
  const naming = accounts.filter((account) => texts(account) !== '');
  const [only, ...others] = naming as [number, ...number[]];
  if (others.length === 0) return [`only ${accountName(only)} has the deadline ${texts(only)}`];
  return [`deadlines: ${accounts.map((account) => `${accountName(account)} ${texts(account) || 'none'}`).join('; ')}`];
}

/** What differs in a row, in words; empty when nothing does. */
export function differenceWords(row: ComparedRow): string[] {
  const two = row.said.length === 2;
  const wording = row.wording.map(({ account, statement, over, scale }) => {
    const weaker = over.map((voice) => cueWords(voice.statement) + (two ? '' : ` of ${accountName(voice.account)}`));
    return `${accountName(account)} is stronger: ${cueWords(statement)} over ${LIST.format(weaker)} (${scale})`;
  });
  const missing = row.missing.length === 0 ? [] : [`left out by ${LIST.format(row.missing.map(accountName))}`];
  return [...wording, ...deadlineWords(row), ...missing];
}

/** What stands between the accounts, in one sentence a line. */
export function summaryWords(comparison: Comparison): string[] {
  const { accounts, shared } = comparison;
  const each = (words: (account: number) => number): string =>
    accounts.map((_, account) => `${accountName(account)} ${words(account)}`).join(', ');
  const everywhere = shared.filter(({ missing }) => missing.length === 0).length;
  return [
    accounts.length === 2
      ? `${shared.length} things said by both`
      : `${shared.length} things said by several, ${everywhere} of them by all; left out: ${each(
          (account) => shared.filter(({ missing }) => missing.includes(account)).length,
        )}`,
    `stronger wording: ${each((account) => shared.filter(({ wording }) => wording.some((one) => one.account === account)).length)}`,
    `deadlines differ in ${shared.filter(({ deadline }) => deadline === 'other').length}`,
    `said by one only: ${each((account) => onlyIn(comparison, account).length)}`,
  ];
}
