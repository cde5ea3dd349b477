import type { Dataset } from '../dataset.js';
import { enumeration } from '../enumeration.js';
import { layout } from '../html/layout.js';
import { type Child, type Html, h } from '../html/markup.js';

const COLUMNS = [
  ['date', 'Date'],
  ['act', 'Act'],
  ['speakers', 'Speakers'],
  ['content', 'Content'],
  ['targets', 'Toward'],
  ['deadline', 'Deadline'],
  ['release', 'Release'],
] as const;

function select(name: string, label: string, options: readonly (readonly [value: string, name: string])[]): Html {
  const list = [['', 'any'] as const, ...options].map(([value, text]) => h('option', { value }, text));
  return h('label', {}, label, h('select', { name }, list));
}

function input(name: string, label: string, type: string, attributes = {}): Html {
  return h('label', {}, label, h('input', { name, type, ...attributes }));
}

function same(values: readonly string[]): [string, string][] {
  return values.map((value) => [value, value]);
}

function filters(countries: readonly (readonly [string, string])[]): Html {
  const form: Child[] = [
    h(
      'label',
      { class: 'wide' },
      'Words, "phrases", -without',
      h('input', { name: 'q', type: 'search', autocomplete: 'off', spellcheck: 'false' }),
    ),
    select('class', 'Class', same(enumeration('ActClass'))),
    select('act', 'Act', same(enumeration('Act'))),
    input('actor', 'Actor', 'text', { list: 'actors', autocomplete: 'off', spellcheck: 'false' }),
    select('as', 'Actor as', same(['speaker', 'target'])),
    select('country', 'Country that speaks', countries),
    input('from', 'Said from', 'date'),
    input('to', 'Said to', 'date'),
    select('deadline', 'Deadline', [
      ['any', 'with a deadline'],
      ['dated', 'with a day'],
      ['vague', 'without a day'],
      ['none', 'no deadline'],
    ]),
    input('dueFrom', 'Due from', 'date'),
    input('dueTo', 'Due to', 'date'),
    select('strength', 'Strength', same(['strong', 'neutral', 'weak'])),
  ];
  return h(
    'form',
    { class: 'filters', id: 'filters', role: 'search', 'aria-label': 'Filter statements' },
    form,
    h('datalist', { id: 'actors' }),
  );
}

function head(): Html {
  return h(
    'tr',
    {},
    COLUMNS.map(([key, name]) =>
      h('th', { scope: 'col', class: `w-${key}`, 'data-sort': key }, h('button', { type: 'button' }, name)),
    ),
  );
}

/**
 * The page with the table of all statements.
 *
 * @param countries code and name of the countries that speak
 * @param data paths of the data files, in order
 */
export function statementsPage(
  { statements }: Dataset,
  countries: readonly (readonly [string, string])[],
  data: readonly string[],
): string {
  return layout({
    title: 'Statements',
    root: '',
    section: 'statements.html',
    wide: true,
    scripts: [...data, 'assets/statements.js'],
    main: [
      h('h1', {}, 'Statements'),
      filters(countries),
      h(
        'div',
        { class: 'bar' },
        h('output', { id: 'count', 'aria-live': 'polite' }, `${statements.length} statements`),
        h('button', { type: 'button', id: 'clear' }, 'Clear filters'),
        h('button', { type: 'button', id: 'link' }, 'Copy link'),
        h('button', { type: 'button', id: 'export' }, 'Export CSV'),
      ),
      h('noscript', {}, h('p', {}, 'The table needs scripts. The pages of the releases do without.')),
      h(
        'div',
        { class: 'viewport', id: 'viewport', tabindex: 0, role: 'region', 'aria-label': 'Table of statements' },
        h(
          'table',
          { id: 'table', 'aria-rowcount': statements.length + 1 },
          h('thead', {}, head()),
          h('tbody', { id: 'rows' }),
        ),
      ),
    ],
  });
}
