import type { StatementRecord } from '../../core/records.js';
import { type ComparedPair, differences, type ReleaseComparison } from '../compare/compare.js';
import type { Meeting } from '../compare/meetings.js';
import { referenceName } from '../dataset.js';
import { layout } from '../html/layout.js';
import { type Child, type Html, h } from '../html/markup.js';
import { actBadge, table } from '../html/parts.js';
import { comparisonPage, pageOf } from './pages.js';
import { titleOf } from './release.js';
import { anchorOf } from './release-text.js';

/** A table of pairs of releases about one meeting, each with its comparison. */
export function meetingList(meetings: readonly Meeting[], caption = 'Releases about one meeting'): Html {
  if (meetings.length === 0) return h('p', { class: 'note' }, 'No two releases tell of one meeting.');
  const rows = meetings.map(({ a, b, parties, text }) => [
    h('a', { href: comparisonPage(a.id, b.id) }, `${titleOf(a)} / ${titleOf(b)}`),
    h('span', { class: 'date' }, a.date === b.date ? (a.date ?? '') : `${a.date}, ${b.date}`),
    parties.toFixed(2),
    text.toFixed(2),
  ]);
  const columns = [
    { name: 'Comparison' },
    { name: 'Date' },
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
      h('p', { class: 'note' }, 'Pairs of releases that are a few days apart at most and share parties and words.'),
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

function pairRow(pair: ComparedPair): readonly Child[] {
  const found = differences(pair, 'A', 'B');
  const verdict =
    found.length === 0 ? h('span', { class: 'quiet' }, 'no difference') : found.map((line) => h('div', {}, line));
  return [
    statement(pair.a),
    statement(pair.b),
    h('div', { class: 'verdict' }, verdict),
    `${pair.score.toFixed(2)}${pair.again ? ' (again)' : ''}`,
  ];
}

function only(name: string, statements: readonly StatementRecord[]): Child {
  const items = statements.map((one) => h('li', {}, statement(one)));
  return [
    h('h2', {}, `Only ${name} (${statements.length})`),
    items.length === 0 ? h('p', {}, 'Nothing.') : h('ul', {}, items),
  ];
}

/** The page that sets two accounts of one meeting side by side. */
export function comparisonHtml({ a, b, pairs, onlyA, onlyB }: ReleaseComparison): string {
  const head = (name: string, document: typeof a): Child => [
    h('dt', {}, name),
    h(
      'dd',
      {},
      h('a', { href: `../${pageOf(document.id)}` }, titleOf(document)),
      ` · ${document.date ?? 'no date'} · ${document.publisher ?? 'no publisher'}`,
    ),
  ];
  const stronger = (side: 'a' | 'b'): number => pairs.filter(({ wording }) => wording?.stronger === side).length;
  return layout({
    title: `${titleOf(a)} / ${titleOf(b)}`,
    root: '../',
    section: 'meetings.html',
    wide: true,
    main: [
      h('h1', {}, 'Two accounts of one meeting'),
      h('dl', {}, head('A', a), head('B', b)),
      h(
        'p',
        {},
        `${pairs.length} statements in both; the wording of A is stronger in ${stronger('a')}, that of B in ${stronger('b')}; ${onlyA.length} only in A, ${onlyB.length} only in B.`,
      ),
      h(
        'div',
        { class: 'compare' },
        table(
          'What both say',
          [{ name: 'A' }, { name: 'B' }, { name: 'What differs' }, { name: 'Likeness', numeric: true }],
          pairs.map(pairRow),
        ),
      ),
      only('A says', onlyA),
      only('B says', onlyB),
    ],
  });
}
