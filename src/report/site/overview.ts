import type { Dataset } from '../dataset.js';
import { layout } from '../html/layout.js';
import { type Child, h } from '../html/markup.js';
import { matrix } from './matrix.js';
import { timeline } from './timeline.js';

/** What the overview shows beside what it counts itself. */
export interface OverviewParts {
  readonly deadlines: Child;
  readonly meetings: Child;
  readonly commitments: number;
}

function span({ documents }: Dataset): string {
  const days = documents.flatMap(({ date }) => date ?? []);
  return days.length === 0 ? '' : `Releases from ${days[0]} to ${days.at(-1)}.`;
}

function tile(count: number, what: string, href: string): Child {
  return h('li', {}, h('b', {}, count.toLocaleString('en')), h('a', { href }, what));
}

/** The first page: counts, who says what, when, and what is due. */
export function overviewPage(dataset: Dataset, parts: OverviewParts): string {
  const { documents, statements, entities } = dataset;
  const words = documents.reduce((sum, { counts }) => sum + counts.words, 0);
  return layout({
    title: 'Overview',
    root: '',
    section: 'index.html',
    main: [
      h('h1', {}, 'What was said'),
      h('p', { class: 'note' }, `${span(dataset)} ${words.toLocaleString('en')} words.`),
      h(
        'ul',
        { class: 'tiles', 'aria-label': 'Counts' },
        tile(documents.length, 'releases', 'releases.html'),
        tile(statements.length, 'statements', 'statements.html'),
        tile(entities.length, 'actors', 'actors.html'),
        tile(parts.commitments, 'commitments', 'commitments.html'),
      ),
      h('h2', {}, 'Statements over time'),
      timeline(statements),
      h('h2', {}, 'Next deadlines'),
      parts.deadlines,
      h('h2', {}, 'Meetings told more than once'),
      parts.meetings,
      h('h2', {}, 'Who does what'),
      matrix(statements),
    ],
  });
}
