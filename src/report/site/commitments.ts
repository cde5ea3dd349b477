import { EVENT_WORDS, type LedgerEvent } from '../commitments/events.js';
import type { Commitment } from '../commitments/ledger.js';
import { countryName } from '../country-names.js';
import { type Dataset, referenceName, speakingCountries } from '../dataset.js';
import { layout } from '../html/layout.js';
import { type Child, type Html, h } from '../html/markup.js';
import { actBadge, table } from '../html/parts.js';
import { pageOf } from './pages.js';
import { anchorOf } from './release-text.js';

function eventLink({ kind, date, document, statement }: LedgerEvent): Html {
  const href = pageOf(document) + (statement ? `#${anchorOf(statement)}` : '');
  return h('a', { href }, `${EVENT_WORDS[kind]} ${date ?? ''}`);
}

/** Events in the order of time; other accounts of one occasion stand in one line. */
function history(events: readonly LedgerEvent[]): Html {
  const lines: LedgerEvent[][] = [];
  for (const event of events) {
    if (event.kind === 'also' && lines.at(-1)?.[0]?.kind === 'also') lines.at(-1)?.push(event);
    else lines.push([event]);
  }
  return h(
    'ul',
    { class: 'history' },
    lines.map((line) =>
      h(
        'li',
        {},
        line.map((event, at) => [at > 0 ? ', ' : null, eventLink(event)]),
        line[0]?.note ? `: ${line[0].note}` : null,
      ),
    ),
  );
}

/** Who is bound, and the countries that are. */
function who({ first }: Commitment): Child {
  const countries = speakingCountries(first).map(countryName).join(', ');
  return [first.speakers.map(referenceName).join(', '), h('div', { class: 'quiet' }, countries)];
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
    who(commitment),
    [
      actBadge(first.act, first.actClass, first.strength),
      ' ',
      h('a', { href: `${pageOf(first.document)}#${anchorOf(first)}` }, first.content?.text ?? ''),
    ],
    first.targets.map(referenceName).join(', '),
    history(events),
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
