import { csv } from '../shared/csv.js';
import { createFilter, FILTER_KEYS, type Filter, type FilterKey } from '../shared/filter.js';
import { DATA_GLOBAL, type PackedIndex, type PackedRow } from '../shared/packed.js';
import { exported, type Row, sorted, unpack } from '../shared/rows.js';
import { DEFAULT_STATE, readState, SORT_KEYS, type TableState, writeState } from '../shared/state.js';
import { byId, element, save } from './dom.js';
import { rowElement } from './statement-row.js';
import { VirtualRows } from './virtual-rows.js';

interface Data {
  readonly index: PackedIndex;
  readonly rows: readonly PackedRow[];
}

/** Browsers refuse to note more than some hundred addresses a minute. */
const NOTE_AFTER = 250;

const { index, rows: packed } = (globalThis as unknown as Record<string, Data>)[DATA_GLOBAL] as Data;
const all: readonly Row[] = packed.map((row) => unpack(row, index));
const form = byId('filters', HTMLFormElement);
const count = byId('count', HTMLElement);
const table = byId('table', HTMLTableElement);
const view = new VirtualRows(byId('viewport', HTMLElement), byId('rows', HTMLElement), rowElement);

let state: TableState = readState(location.hash);
let ordered: readonly Row[] = all;
let shown: readonly Row[] = all;
let timer = 0;

function control(key: FilterKey): HTMLInputElement | HTMLSelectElement | null {
  const found = form.elements.namedItem(key);
  return found instanceof HTMLInputElement || found instanceof HTMLSelectElement ? found : null;
}

function fillForm(): void {
  for (const key of FILTER_KEYS) {
    const field = control(key);
    if (field) field.value = state.filter[key] ?? '';
  }
}

function readForm(): Filter {
  const filter: Partial<Record<FilterKey, string>> = {};
  for (const key of FILTER_KEYS) {
    // What has no field, such as several acts or one release, stays as the link gave it.
    const field = control(key);
    const stated = state.filter[key];
    const value = field === null || (stated?.includes(',') && field.value === '') ? stated : field.value.trim();
    if (value) filter[key] = value;
  }
  return filter;
}

function showSort(): void {
  for (const head of table.querySelectorAll<HTMLElement>('th[data-sort]')) {
    if (head.dataset.sort !== state.sort) head.removeAttribute('aria-sort');
    else head.setAttribute('aria-sort', state.descending ? 'descending' : 'ascending');
  }
}

function describe(): string {
  const total = all.length.toLocaleString('en');
  const found =
    shown.length === all.length ? `${total} statements` : `${shown.length.toLocaleString('en')} of ${total} statements`;
  const release = state.filter.release ? ` in ${state.filter.release}` : '';
  return found + release;
}

function apply(): void {
  shown = ordered.filter(createFilter(state.filter));
  count.textContent = describe();
  table.setAttribute('aria-rowcount', String(shown.length + 1));
  view.show(shown);
}

function note(): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    const fragment = writeState(state);
    history.replaceState(null, '', fragment === '' ? location.href.replace(/#.*/, '') : `#${fragment}`);
  }, NOTE_AFTER);
}

function sort(): void {
  ordered = sorted(all, state.sort, state.descending);
  showSort();
}

function set(next: TableState): void {
  const resort = next.sort !== state.sort || next.descending !== state.descending;
  state = next;
  if (resort) sort();
  apply();
  note();
}

function sortBy(event: Event): void {
  const name = event.target instanceof Element ? event.target.closest<HTMLElement>('th')?.dataset.sort : undefined;
  const key = SORT_KEYS.find((known) => known === name);
  if (key) set({ ...state, sort: key, descending: key === state.sort ? !state.descending : false });
}

async function copyLink(event: Event): Promise<void> {
  const button = event.currentTarget as HTMLButtonElement;
  const link = `${location.href.replace(/#.*/, '')}#${writeState(state)}`;
  history.replaceState(null, '', link);
  try {
    await navigator.clipboard.writeText(link);
    button.textContent = 'Link copied';
  } catch {
    button.textContent = 'Link is in the address bar';
  }
  setTimeout(() => {
    button.textContent = 'Copy link';
  }, 2000);
}

function offerActors(): void {
  const options = index.entities.map(({ id, name }) => element('option', { value: id, label: name }));
  document.getElementById('actors')?.replaceChildren(...options);
}

form.addEventListener('input', () => set({ ...state, filter: readForm() }));
form.addEventListener('submit', (event) => event.preventDefault());
table.tHead?.addEventListener('click', sortBy);
byId('clear', HTMLElement).addEventListener('click', () => {
  set({ ...DEFAULT_STATE, sort: state.sort, descending: state.descending });
  fillForm();
});
byId('link', HTMLElement).addEventListener('click', copyLink);
byId('export', HTMLElement).addEventListener('click', () => save('statements.csv', 'text/csv', csv(exported(shown))));
addEventListener('hashchange', () => {
  state = readState(location.hash);
  fillForm();
  sort();
  apply();
});

fillForm();
sort();
apply();
offerActors();
