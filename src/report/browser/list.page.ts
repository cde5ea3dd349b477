import { fold, matches, parseQuery } from '../shared/query.js';
import { byId } from './dom.js';

/** Narrows a list to the rows that hold the words of the search field; the address keeps them. */
document.addEventListener('DOMContentLoaded', () => {
  const field = byId('find', HTMLInputElement);
  const count = byId('count', HTMLElement);
  const rows = [...document.querySelectorAll<HTMLTableRowElement>(`#${field.dataset.table} tbody tr`)];
  const words = rows.map((row) => fold(row.textContent ?? ''));
  const what = count.textContent?.replace(/^\d+ /, '') ?? '';
  const apply = (): void => {
    const query = parseQuery(field.value);
    let shown = 0;
    rows.forEach((row, at) => {
      row.hidden = !matches(query, words[at] ?? '');
      if (!row.hidden) shown++;
    });
    count.textContent = shown === rows.length ? `${shown} ${what}` : `${shown} of ${rows.length} ${what}`;
  };
  field.value = new URLSearchParams(location.hash.slice(1)).get('q') ?? '';
  field.addEventListener('input', () => {
    apply();
    history.replaceState(null, '', `#${field.value === '' ? '' : new URLSearchParams({ q: field.value })}`);
  });
  apply();
});
