import { pad } from '../../../core/days.js';
import type { Context, Reading } from '../context.js';
import type { Features } from '../features.js';
import { dateValue, yearFor } from '../resolve.js';

/** "January 18-20", "2021-2030", "from 28 June to 3 July" in one expression: both ends, parted by a slash. */
export function readRange(features: Features, context: Context): Reading | null {
  const years = features.own('year').map(({ value }) => Number(value));
  const months = features.own('month').map(({ value }) => Number(value));
  const days = features.own('day-digits', 'zero-digits', 'day-ordinal').map(({ value }) => Number(value));
  if (months.length === 0) return yearRange(years, features);
  const lastMonth = months.at(-1);
  const firstMonth = months[0];
  if (firstMonth === undefined || lastMonth === undefined) return null;
  const named = years.at(-1);
  const turns = firstMonth > lastMonth ? 1 : 0;
  const start =
    named === undefined ? yearFor(firstMonth, days[0], context) : years.length > 1 ? (years[0] ?? 0) : named - turns;
  const from = dateValue(start, firstMonth, days[0]);
  const to = dateValue(start === null ? null : (named ?? start + turns), lastMonth, days[1]);
  return from && to && from < to ? { type: 'DATE', value: `${from}/${to}` } : null;
}

function yearRange(years: readonly number[], features: Features): Reading | null {
  const from = years[0];
  const short = features.number('two-digits', 'day-digits', 'zero-digits');
  const to = years[1] ?? (from !== undefined && short !== undefined ? Math.floor(from / 100) * 100 + short : undefined);
  if (from === undefined || to === undefined || to <= from) return null;
  return { type: 'DATE', value: `${pad(from, 4)}/${pad(to, 4)}` };
}
