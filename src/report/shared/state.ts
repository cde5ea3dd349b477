import { FILTER_KEYS, type Filter } from './filter.js';

export const SORT_KEYS = ['date', 'act', 'speakers', 'content', 'targets', 'deadline', 'release'] as const;
export type SortKey = (typeof SORT_KEYS)[number];

/** What the statement table shows; a link carries it whole. */
export interface TableState {
  readonly filter: Filter;
  readonly sort: SortKey;
  readonly descending: boolean;
}

export const DEFAULT_STATE: TableState = { filter: {}, sort: 'date', descending: true };

/** The fragment of a link, without `#`; what is as by default is left out. */
export function writeState({ filter, sort, descending }: TableState): string {
  const parameters = new URLSearchParams();
  for (const key of FILTER_KEYS) {
    const value = filter[key];
    if (value) parameters.set(key, value);
  }
  if (sort !== DEFAULT_STATE.sort || descending !== DEFAULT_STATE.descending) {
    parameters.set('sort', `${descending ? '-' : ''}${sort}`);
  }
  return parameters.toString();
}

/** Reads the fragment of a link; unknown keys and values that make no sense are passed over. */
export function readState(fragment: string): TableState {
  const parameters = new URLSearchParams(fragment.replace(/^#/, ''));
  const filter: Partial<Record<(typeof FILTER_KEYS)[number], string>> = {};
  for (const key of FILTER_KEYS) {
    const value = parameters.get(key);
    if (value) filter[key] = value;
  }
  const stated = parameters.get('sort') ?? '';
  const name = stated.replace(/^-/, '');
  const sort = SORT_KEYS.find((key) => key === name);
  return sort
    ? { filter, sort, descending: stated.startsWith('-') }
    : { filter, sort: DEFAULT_STATE.sort, descending: DEFAULT_STATE.descending };
}
