import { EVENT_WORDS, type LedgerEvent } from '../commitments/events.js';
import type { Commitment } from '../commitments/ledger.js';
import { type Dataset, referenceName } from '../dataset.js';
import { layout } from '../html/layout.js';
import { type Child, type Html, h } from '../html/markup.js';
import { actBadge, table } from '../html/parts.js';
import { pageOf } from './pages.js';
import { anchorOf } from './release-text.js';

function eventLine({ kind, date, document, statement, note }: LedgerEvent): Child {
  const href = pageOf(document) + (statement ? `#${anchorOf(statement)}` : '');
  return h('li', {}, h('a', { href }, `${EVENT_WORDS[kind]} ${date ?? ''}`), note === '' ? null : `: ${note}`);
}

/** The last day of a deadline, or its words. */
export function dueWords({ deadline }: Commitment): string {
  return deadline === null ? '' : (deadline.latest ?? deadline.text);
}

function row(commitment: Commitment): readonly Child[] {
  const { first, status, events, deadline } = commitment;
  return [
    h('span', { class: `badge ${status}` }, status),
    h(
      'span',
      { class: 'date' },
      dueWords(commitment),
      deadline?.latest ? h('div', { class: 'quiet' }, deadline.text) : null,
    ),
    first.speakers.map(referenceName).join(', '),
    [
      actBadge(first.act, first.actClass, first.strength),
      ' ',
      h('a', { href: `${pageOf(first.document)}#${anchorOf(first)}` }, first.content?.text ?? ''),
    ],
    first.targets.map(referenceName).join(', '),
    h('ul', { class: 'history' }, events.map(eventLine)),
  ];
}

const COLUMNS = ['Status', 'Due', 'Who', 'What', 'To whom', 'Since then'].map((name) => ({ name }));

export function commitmentTable(caption: string, commitments: readonly Commitment[]): Html {
  return table(caption, COLUMNS, commitments.map(row), 'list');
}

/** The ledger as a page of the site. */
export function commitmentsPage(commitments: readonly Commitment[], asOf: string): string {
  return layout({
    title: 'Commitments',
    root: '',
    section: 'commitments.html',
    wide: true,
    scripts: ['assets/list.js'],
    main: [
      h('h1', {}, 'Commitments'),
      h(
        'p',
        { class: 'note' },
        `As of ${asOf}. Overdue means that the last day has passed, not that nothing was done: releases do not tell. Dropped means that a later release of the same parties speaks of the matter without it, perhaps reworded that it holds something near to it, not mentioned that the matter does not come up. None of these says that a commitment was given up.`,
      ),
      h(
        'div',
        { class: 'bar' },
        h('label', {}, 'Find ', h('input', { type: 'search', id: 'find', 'data-table': 'list', autocomplete: 'off' })),
        h('output', { id: 'count', 'aria-live': 'polite' }, `${commitments.length} commitments`),
      ),
      commitmentTable(`Commitments as of ${asOf}, by deadline`, commitments),
    ],
  });
}

const MOST_NEXT = 12;

/** The deadlines to come, or the last ones where none is to come. */
export function nextDeadlines(commitments: readonly Commitment[], asOf: string, dataset: Dataset): Html {
  const dated = commitments.filter(({ deadline }) => deadline?.latest);
  const coming = dated.filter(({ status }) => status !== 'overdue');
  const shown = coming.length > 0 ? coming.slice(0, MOST_NEXT) : dated.slice(-MOST_NEXT);
  if (shown.length === 0)
    return h('p', { class: 'note' }, `No commitment of ${dataset.documents.length} releases names a day.`);
  const rows = shown.map(({ first, status, deadline }) => [
    h('span', { class: 'date' }, deadline?.latest ?? ''),
    h('span', { class: `badge ${status}` }, status),
    first.speakers.map(referenceName).join(', '),
    [
      actBadge(first.act, first.actClass),
      ' ',
      h('a', { href: `${pageOf(first.document)}#${anchorOf(first)}` }, first.content?.text ?? ''),
    ],
  ]);
  const caption =
    coming.length > 0
      ? `Deadlines of commitments from ${asOf} on`
      : `The last deadlines of commitments; all were before ${asOf}`;
  return table(caption, [{ name: 'Day' }, { name: 'Status' }, { name: 'Who' }, { name: 'What' }], rows);
}
