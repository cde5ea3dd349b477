import type { Act, StatementRecord } from '../../core/records.js';
import { countryName } from '../country-names.js';
import { speakingCountries } from '../dataset.js';
import { type Html, h } from '../html/markup.js';
import { actBadge, statementsLink } from '../html/parts.js';

const MOST_COUNTRIES = 18;
const SHADES = 5;

interface Tally {
  readonly cells: ReadonlyMap<string, number>;
  readonly countries: readonly string[];
  readonly acts: readonly StatementRecord[];
}

function counted(values: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function byCount(counts: ReadonlyMap<string, number>): string[] {
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([name]) => name);
}

function tally(statements: readonly StatementRecord[]): Tally {
  const spoken = statements.flatMap((statement) =>
    speakingCountries(statement).map((country) => ({ country, act: statement.act })),
  );
  const countries = byCount(counted(spoken.map(({ country }) => country))).slice(0, MOST_COUNTRIES);
  const acts = byCount(counted(spoken.filter(({ country }) => countries.includes(country)).map(({ act }) => act)));
  const first = new Map<Act, StatementRecord>();
  for (const statement of statements) if (!first.has(statement.act)) first.set(statement.act, statement);
  return {
    cells: counted(spoken.map(({ country, act }) => `${act} ${country}`)),
    countries,
    acts: acts.flatMap((act) => first.get(act as Act) ?? []),
  };
}

/** Countries that speak, with their names, by name. */
export function speakers(statements: readonly StatementRecord[]): [code: string, name: string][] {
  const codes = [...new Set(statements.flatMap(speakingCountries))];
  const named = codes.map((code): [string, string] => [code, countryName(code)]);
  return named.sort(([, a], [, b]) => (a < b ? -1 : 1));
}

/** How often each country performs each act: the countries that speak most, each cell a link to the statements. */
export function matrix(statements: readonly StatementRecord[]): Html {
  const { cells, countries, acts } = tally(statements);
  const most = Math.max(1, ...cells.values());
  // By the root, so that small numbers differ too.
  const shade = (count: number): number => Math.max(1, Math.ceil(Math.sqrt(count / most) * SHADES));
  const cell = (act: string, country: string): Html => {
    const count = cells.get(`${act} ${country}`) ?? 0;
    if (count === 0) return h('td', {}, h('span', { class: 'hidden' }, '0'));
    const label = `${count} × ${act}, ${countryName(country)}`;
    return h(
      'td',
      { class: `heat${shade(count)}` },
      h('a', { href: statementsLink('', { act, country }), 'aria-label': label }, count),
    );
  };
  const head = countries.map((code) =>
    h(
      'th',
      { scope: 'col' },
      h('div', { class: 'country' }, h('a', { href: statementsLink('', { country: code }) }, countryName(code))),
    ),
  );
  const rows = acts.map(({ act, actClass }) =>
    h(
      'tr',
      {},
      h('th', { scope: 'row' }, actBadge(act, actClass)),
      countries.map((country) => cell(act, country)),
    ),
  );
  const caption = `Statements by act and country of the speakers${countries.length === MOST_COUNTRIES ? ` (the ${MOST_COUNTRIES} that speak most)` : ''}`;
  return h(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': caption },
    h(
      'table',
      { class: 'matrix' },
      h('caption', {}, caption),
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'Act'), head)),
      h('tbody', {}, rows),
    ),
  );
}
