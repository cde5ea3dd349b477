import type { DocumentRecord } from '../../core/records.js';
import { type Dataset, referenceName } from '../dataset.js';
import { layout } from '../html/layout.js';
import { type Child, type Html, h } from '../html/markup.js';
import { statementsLink } from '../html/parts.js';
import { oneLine } from '../shared/controls.js';
import { releaseText } from './release-text.js';
import { statementCard } from './statement-card.js';

const CLASSES = ['assertive', 'expressive', 'commissive', 'directive', 'declarative', 'consultative'] as const;

/** Title of a release to show, on one line. */
export function titleOf({ title, id }: Pick<DocumentRecord, 'title' | 'id'>): string {
  return title === null || title.trim() === '' ? id : oneLine(title.replace(/<[^<>]*>/g, ' '));
}

function legend(): Html {
  return h(
    'ul',
    { class: 'legend', 'aria-label': 'How the text is marked' },
    h('li', {}, h('b', {}, 'cue'), h('span', { class: 'label' }, 'act')),
    h('li', {}, h('i', {}, 'speakers')),
    h('li', {}, h('span', { class: 'p time' }, 'time')),
    h('li', {}, h('span', { class: 'p deadline' }, 'deadline')),
    CLASSES.map((name) => h('li', { class: name }, h('span', { class: `p l0-${name}` }, `content, ${name}`))),
  );
}

/** A link only where the address is one of the web: other schemes could run something. */
function sourceOf({ source }: DocumentRecord): Child {
  if (source === null) return 'unknown';
  return /^https?:\/\//i.test(source) ? h('a', { href: source, rel: 'noreferrer' }, source) : source;
}

function factsOf(document: DocumentRecord, dataset: Dataset, others: readonly Html[]): Html {
  const actors = document.entities.map((entity, at) => [
    at > 0 ? ', ' : null,
    h('a', { href: statementsLink('../', { actor: dataset.linked(document.id, entity.id) }) }, referenceName(entity)),
  ]);
  const rows: readonly (readonly [string, Child])[] = [
    ['Date', document.date ?? 'none found'],
    [
      'Publisher',
      document.publisher === null ? 'none found' : dataset.nameOf(dataset.linked(document.id, document.publisher)),
    ],
    ['Source', sourceOf(document)],
    ['Parties', document.parties.map((id) => dataset.nameOf(dataset.linked(document.id, id))).join(', ')],
    ['Actors', actors],
    ['Same meeting', others.map((link, at) => [at > 0 ? ', ' : null, link])],
  ];
  return h(
    'dl',
    {},
    rows
      .filter(([, value]) => (Array.isArray(value) ? value.length > 0 : value !== ''))
      .map(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]),
  );
}

function textOrSentences(text: string | null, document: DocumentRecord, dataset: Dataset): Child {
  if (text !== null) return releaseText(text, document, dataset.statementsOf(document.id), dataset);
  const sentences = new Map(dataset.statementsOf(document.id).map(({ sentence }) => [sentence.start, sentence.text]));
  return h(
    'article',
    { class: 'text' },
    h(
      'p',
      { class: 'furniture' },
      'The text was not at hand when this page was made; these are the sentences with statements.',
    ),
    [...sentences.values()].map((sentence) => h('p', {}, sentence)),
  );
}

/**
 * The page of a release: its text with everything marked, and its statements with their records.
 *
 * @param text the text that offsets refer to; null when it is not at hand
 * @param others links to comparisons with other releases about the same meeting
 */
export function releasePage(
  document: DocumentRecord,
  text: string | null,
  dataset: Dataset,
  others: readonly Html[],
): string {
  const statements = dataset.statementsOf(document.id);
  const title = titleOf(document);
  return layout({
    title,
    root: '../',
    section: 'releases.html',
    scripts: ['assets/release.js'],
    wide: true,
    main: [
      h('h1', {}, title),
      factsOf(document, dataset, others),
      legend(),
      h(
        'div',
        { class: 'release' },
        textOrSentences(text, document, dataset),
        h(
          'section',
          { class: 'statements', tabindex: 0, 'aria-label': 'Statements' },
          h('h2', {}, `${statements.length} statements`),
          h(
            'ol',
            {},
            statements.map((statement, at) => statementCard(statement, at, dataset)),
          ),
        ),
      ),
    ],
  });
}
