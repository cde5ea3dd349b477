import type { Row } from '../shared/rows.js';
import { element } from './dom.js';

function cell(...children: (Node | string)[]): HTMLTableCellElement {
  return element('td', {}, element('div', {}, ...children));
}

function deadline({ deadlineText, latest }: Row): string {
  if (deadlineText === '') return '';
  return latest === null ? deadlineText : `${latest} ${deadlineText}`;
}

/** A row of the table. All is set as text. */
export function rowElement(row: Row): HTMLTableRowElement {
  const act = element('span', { class: `act ${row.actClass}` }, row.act);
  const qualities = row.qualities.length > 0 ? ` ${row.qualities.join(', ')}` : '';
  const content = element('a', { href: row.href, title: `${row.cue}: ${row.content}` }, row.content || row.cue);
  return element(
    'tr',
    {},
    element('th', { scope: 'row', class: 'date' }, element('div', {}, row.date ?? '')),
    cell(act, qualities),
    cell(row.speakerNames),
    cell(content),
    cell(row.targetNames),
    cell(deadline(row)),
    cell(element('a', { href: row.href.replace(/#.*/, ''), tabindex: '-1' }, row.title)),
  );
}
