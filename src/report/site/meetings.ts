import type { DocumentRecord, StatementRecord } from '../../core/records.js';
import { type ComparedRow, type Comparison, onlyIn } from '../compare/compare.js';
import { type Meeting, span } from '../compare/meetings.js';
import { accountName, differenceWords, summaryWords } from '../compare/words.js';
import { type Dataset, referenceName } from '../dataset.js';
import { layout } from '../html/layout.js';
import { type Child, type Html, h } from '../html/markup.js';
import { actBadge, table } from '../html/parts.js';
import { comparisonPage, pageOf } from './pages.js';
import { titleOf } from './release.js';
import { anchorOf } from './release-text.js';

/** Counts of accounts that headings spell out. */
const NUMBERS: Readonly<Record<number, string>> = { 2: 'Two', 3: 'Three', 4: 'Four', 5: 'Five', 6: 'Six' };

/** A table of meetings told by several releases, each with its comparison. */
export function meetingList(meetings: readonly Meeting[], caption = 'Releases about one meeting'): Html {
  if (meetings.length === 0) return h('p', { class: 'note' }, 'No two releases tell of one meeting.');
  const rows = meetings.map(({ accounts, pairs }) => [
    h('a', { href: comparisonPage(accounts.map(({ id }) => id)) }, accounts.map(titleOf).join(' / ')),
    h('span', { class: 'date' }, [...new Set(accounts.map(({ date }) => date ?? ''))].join(', ')),
    String(accounts.length),
    span(pairs.map(({ parties }) => parties)),
    span(pairs.map(({ text }) => text)),
  ]);
  const columns = [
    { name: 'Comparison' },
    { name: 'Date' },
    { name: 'Accounts', numeric: true },
    { name: 'Parties in common', numeric: true },
    { name: 'Likeness of words', numeric: true },
  ];
  return table(caption, columns, rows);
}

export function meetingsPage(meetings: readonly Meeting[]): string {
  return layout({
    title: 'Meetings',
    root: '',
    section: 'meetings.html',
    main: [
      h('h1', {}, 'Meetings told more than once'),
      h('p', { class: 'note' }, 'Releases that are a few days apart at most and share parties and words.'),
      meetingList(meetings),
    ],
  });
}

function statement(one: StatementRecord): Child {
  const said = one.content?.text ?? one.cue.text;
  return [
    actBadge(one.act, one.actClass, one.strength),
    ' ',
    h('b', {}, one.cue.text),
    ' ',
    h('a', { href: `../${pageOf(one.document)}#${anchorOf(one)}` }, said),
    h('br'),
    h('span', { class: 'quiet' }, one.speakers.map(referenceName).join(', ')),
  ];
}

function cell(statements: readonly StatementRecord[]): Child {
  if (statements.length === 0) return h('span', { class: 'quiet' }, 'left out');
  return statements.map((one, at) => h('div', { class: at === 0 ? null : 'again' }, statement(one)));
}

function rowCells(row: ComparedRow): readonly Child[] {
  const found = differenceWords(row);
  const verdict =
    found.length === 0 ? h('span', { class: 'quiet' }, 'no difference') : found.map((line) => h('div', {}, line));
  return [...row.said.map(cell), h('div', { class: 'verdict' }, verdict), row.score?.toFixed(2) ?? ''];
}

function only(name: string, statements: readonly StatementRecord[]): Child {
  const items = statements.map((one) => h('li', {}, statement(one)));
  return [
    h('h2', {}, `Only ${name} says (${statements.length})`),
    items.length === 0 ? h('p', {}, 'Nothing.') : h('ul', {}, items),
  ];
}

function head(document: DocumentRecord, account: number, dataset: Dataset): Child {
  const { id, date, publisher } = document;
  const by = publisher === null ? 'no publisher' : dataset.nameOf(dataset.linked(id, publisher));
  return [
    h('dt', {}, accountName(account)),
    h('dd', {}, h('a', { href: `../${pageOf(id)}` }, titleOf(document)), ` · ${date ?? 'no date'} · ${by}`),
  ];
}

/** The page that sets accounts of one meeting side by side: a row for each thing said, a column for each account. */
export function comparisonHtml(comparison: Comparison, dataset: Dataset): string {
  const { accounts, shared } = comparison;
  const names = accounts.map((_, account) => accountName(account));
  const caption = accounts.length === 2 ? 'What both say' : 'What several say';
  const columns = [...names, 'What differs'].map((name) => ({ name }));
  return layout({
    title: accounts.map(titleOf).join(' / '),
    root: '../',
    section: 'meetings.html',
    wide: true,
    main: [
      h('h1', {}, `${NUMBERS[accounts.length] ?? accounts.length} accounts of one meeting`),
      h(
        'dl',
        {},
        accounts.map((document, account) => head(document, account, dataset)),
      ),
      h(
        'ul',
        {},
        summaryWords(comparison).map((line) => h('li', {}, line)),
      ),
      h(
        'div',
        { class: 'compare' },
        table(caption, [...columns, { name: 'Likeness', numeric: true }], shared.map(rowCells)),
      ),
      names.map((name, account) => only(name, onlyIn(comparison, account))),
    ],
  });
}
