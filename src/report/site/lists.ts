import type { Dataset } from '../dataset.js';
import { layout } from '../html/layout.js';
import { type Child, h } from '../html/markup.js';
import { statementsLink, table } from '../html/parts.js';
import { pageOf } from './pages.js';
import { titleOf } from './release.js';

function listPage(title: string, section: 'releases.html' | 'actors.html', what: string, list: Child): string {
  return layout({
    title,
    root: '',
    section,
    scripts: ['assets/list.js'],
    main: [
      h('h1', {}, title),
      h(
        'div',
        { class: 'bar' },
        h('label', {}, 'Find ', h('input', { type: 'search', id: 'find', 'data-table': 'list', autocomplete: 'off' })),
        h('output', { id: 'count', 'aria-live': 'polite' }, what),
      ),
      list,
    ],
  });
}

/** All releases, newest first. */
export function releasesPage(dataset: Dataset): string {
  const rows = [...dataset.documents]
    .reverse()
    .map((document) => [
      h('a', { href: pageOf(document.id) }, titleOf(document)),
      h('span', { class: 'date' }, document.date ?? ''),
      document.parties.map((id) => dataset.nameOf(dataset.linked(document.id, id))).join(', '),
      h('a', { href: statementsLink('', { release: document.id }) }, document.counts.statements),
      document.counts.words,
    ]);
  const columns = [
    { name: 'Release' },
    { name: 'Date' },
    { name: 'Parties' },
    { name: 'Statements', numeric: true },
    { name: 'Words', numeric: true },
  ];
  const count = `${rows.length} releases`;
  return listPage('Releases', 'releases.html', count, table('Releases, newest first', columns, rows, 'list'));
}

/** All entities that speak or are spoken to, the busiest first. */
export function actorsPage(dataset: Dataset): string {
  const busy = dataset.entities
    .filter(({ counts }) => counts.spoken + counts.targeted > 0)
    .sort(
      (a, b) => b.counts.spoken + b.counts.targeted - a.counts.spoken - a.counts.targeted || (a.id < b.id ? -1 : 1),
    );
  const rows = busy.map(({ id, type, role, country, counts, aliases, documents }) => [
    h('a', { href: statementsLink('', { actor: id }) }, dataset.nameOf(id)),
    [type, role].filter(Boolean).join(', '),
    country === null ? '' : dataset.nameOf(country),
    counts.spoken === 0 ? 0 : h('a', { href: statementsLink('', { actor: id, as: 'speaker' }) }, counts.spoken),
    counts.targeted === 0 ? 0 : h('a', { href: statementsLink('', { actor: id, as: 'target' }) }, counts.targeted),
    documents.length,
    [id, ...aliases.slice(0, 4)].join(', '),
  ]);
  const columns = [
    { name: 'Actor' },
    { name: 'What' },
    { name: 'Country' },
    { name: 'Spoke', numeric: true },
    { name: 'Spoken to', numeric: true },
    { name: 'Releases', numeric: true },
    { name: 'Id and other names' },
  ];
  const count = `${rows.length} actors`;
  return listPage('Actors', 'actors.html', count, table('Actors, the busiest first', columns, rows, 'list'));
}
