import { addDays, addMonths, type Day, isoDay, pad, parseIso, weekdayOf } from '../../../core/days.js';
import type { Context } from '../context.js';
import type { Features } from '../features.js';
import { unitAt, weekOf } from '../resolve.js';
import { DIRECTIONS, monthReading, namedYear } from './named.js';

/** "the first week of July", "the last day of the month". */
export function nthUnit(nth: number, features: Features, context: Context): string | null {
  const unit = features.option('unit');
  const month = features.number('month');
  const base = month === undefined ? enclosing(features, context) : monthReading(month, features, context);
  if (!base || base.includes('X')) return null;
  return nthWithin(base, String(unit), nth);
}

function enclosing(features: Features, context: Context): string | null {
  const year = namedYear(features, context);
  if (typeof year === 'number') return pad(year, 4);
  const month = features.has('<rel-month>') && context.anchor;
  return month ? unitAt(month, 'M', features.number(...DIRECTIONS) ?? 0) : null;
}

function nthWithin(base: string, unit: string, nth: number): string | null {
  const first = parseIso(base.length === 4 ? `${base}-01-01` : `${base}-01`);
  if (!first) return null;
  const next = addMonths(first, base.length === 4 ? 12 : 1);
  const start = nth > 0 ? first : addDays(next, unit === 'W' ? -7 : -1);
  if (unit === 'D') return isoDay(addDays(start, nth > 0 ? nth - 1 : 0));
  if (unit === 'M') return base.length === 4 ? `${base}-${pad(nth > 0 ? nth : 12)}` : null;
  if (unit === 'WE')
    return nth > 0 ? `${weekOf(addDays(firstMonday(first), (nth - 1) * 7))}-WE` : `${weekOf(start)}-WE`;
  return nth > 0 ? weekOf(addDays(first, (nth - 1) * 7)) : weekOf(addDays(next, -1));
}

/** The Monday of the first weekend that begins in a month. */
function firstMonday(first: Day): Day {
  return addDays(first, ((6 - weekdayOf(first) + 7) % 7) - 5);
}
