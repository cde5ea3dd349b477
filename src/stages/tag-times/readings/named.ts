import { pad } from '../../../core/days.js';
import type { Context } from '../context.js';
import type { Features } from '../features.js';
import { dateValue, yearFor } from '../resolve.js';

/** Slots of words that say which way from now. */
export const DIRECTIONS = [
  'dir-past',
  'dir-prior',
  'dir-span-past',
  'dir-this',
  'dir-current',
  'dir-next',
  'dir-coming',
  'dir-following',
  'dir-same',
];

const EDGES = ['edge', 'phase'];

/** START, MID or END, as the words or the rule say. */
export function modOf(features: Features): string | null {
  const own = features.own(...EDGES)[0] ?? features.first(...EDGES);
  const option = features.option('mod');
  return typeof option === 'string' ? option : typeof own?.value === 'string' ? own.value : null;
}

/** The year an expression names, by number or by "this", "last", "next": undefined when it names none. */
export function namedYear(features: Features, context: Context): number | null | undefined {
  const year = features.own('year')[0]?.value ?? features.number('year');
  if (typeof year === 'number') return year;
  const short = features.number('short-year');
  if (short !== undefined) return short + (short > 50 ? 1900 : 2000);
  if (features.option('worded') === true) return features.number('<count>');
  if (!features.has('<rel-year>')) return undefined;
  if (!context.anchor) return null;
  return context.anchor.year + (features.number(...DIRECTIONS) ?? 0);
}

/** A year in four digits, X when it is not known. */
export function wordYear(year: number | null | undefined): string {
  return typeof year === 'number' ? pad(year, 4) : 'XXXX';
}

/** A month with the year that the words or the clause give it. */
export function monthReading(month: number, features: Features, context: Context): string | null {
  const year = namedYear(features, context);
  if (year !== undefined) return dateValue(year, month);
  const direction = features.number(...DIRECTIONS);
  const { anchor } = context;
  if (direction === undefined || !anchor) return dateValue(yearFor(month, undefined, context), month);
  if (direction === 0) return dateValue(anchor.year, month);
  const past = month < anchor.month ? anchor.year : anchor.year - 1;
  const next = month > anchor.month ? anchor.year : anchor.year + 1;
  return dateValue(direction < 0 ? past : next, month);
}
