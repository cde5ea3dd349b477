import type { Act, ActClass, StatementRecord, Strength } from '../../core/records.js';
import type { Filter } from '../shared/filter.js';
import { DEFAULT_STATE, writeState } from '../shared/state.js';
import { type Child, type Html, h } from './markup.js';

/** Name of an act with the colour and sign of its class. */
export function actBadge(act: Act, actClass: ActClass, strength: Strength = 'neutral'): Html {
  return h('span', { class: `act ${actClass}` }, act, strength === 'neutral' ? null : ` (${strength})`);
}

/** What a statement has beside its act: strength, negation and the like. */
export function qualities(statement: StatementRecord): string[] {
  const { strength, negated, restated, reported } = statement;
  return [
    ...(strength === 'neutral' ? [] : [strength]),
    ...(negated ? ['denied'] : []),
    ...(restated ? ['restated'] : []),
    ...(reported ? ['reported'] : []),
  ];
}

/** Link into the statement table. */
export function statementsLink(root: string, filter: Filter): string {
  return `${root}statements.html#${writeState({ ...DEFAULT_STATE, filter })}`;
}

export interface Column {
  readonly name: string;
  readonly numeric?: boolean;
}

/**
 * A table with its caption, in a box that scrolls by keyboard too. The first cell of each row heads it.
 */
export function table(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Child[])[],
  id?: string,
): Html {
  const kind = (at: number): string | null => (columns[at]?.numeric ? 'number' : null);
  const head = columns.map(({ name }, at) => h('th', { scope: 'col', class: kind(at) }, name));
  const body = rows.map((row) =>
    h(
      'tr',
      {},
      row.map((cell, at) => h(at === 0 ? 'th' : 'td', { scope: at === 0 ? 'row' : null, class: kind(at) }, cell)),
    ),
  );
  return h(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': caption },
    h('table', { id }, h('caption', {}, caption), h('thead', {}, h('tr', {}, head)), h('tbody', {}, body)),
  );
}

/** A section that is folded away until asked for. */
export function fold(summary: string, ...children: Child[]): Html {
  return h('details', {}, h('summary', {}, summary), children);
}
