import { addDays, addMonths, type Day, daysInMonth, mondayOf, parseIso } from '../../core/days.js';
import type { FiscalYear } from './context.js';

/** First and last whole day of a calendar value. */
export interface Bounds {
  readonly first: Day;
  readonly last: Day;
}

const SEASONS: Readonly<Record<string, number>> = { SP: 3, SU: 6, FA: 9, WI: 12 };

/** Whole months from a first month on. */
function months(year: number, month: number, count: number): Bounds {
  const first = { year, month, day: 1 };
  return { first, last: addDays(addMonths(first, count), -1) };
}

function fiscalBounds(year: number, fiscal: FiscalYear): Bounds {
  const start = fiscal.named === 'end' && fiscal.startMonth > 1 ? year - 1 : year;
  return months(start, fiscal.startMonth, 12);
}

type Reader = (groups: readonly string[], fiscal: FiscalYear) => Bounds | null;

const READERS: readonly (readonly [RegExp, Reader])[] = [
  [/^(\d{4}-\d{2}-\d{2})(?:T.*)?$/, ([day = '']) => sameDay(parseIso(day))],
  [/^(\d{4})-(\d{2})$/, ([y, m]) => months(Number(y), Number(m), 1)],
  [/^(\d{4})$/, ([y]) => months(Number(y), 1, 12)],
  [/^(\d{4})-Q([1-4])$/, ([y, q]) => months(Number(y), Number(q) * 3 - 2, 3)],
  [/^(\d{4})-H([12])$/, ([y, h]) => months(Number(y), Number(h) * 6 - 5, 6)],
  [/^(\d{4})-(SP|SU|FA|WI)$/, ([y, s = '']) => months(Number(y), SEASONS[s] ?? 1, 3)],
  [/^(\d{4})-W(\d{2})(-WE)?$/, ([y, w, weekend]) => week(Number(y), Number(w), Boolean(weekend))],
  [/^FY(\d{4})$/, ([y], fiscal) => fiscalBounds(Number(y), fiscal)],
  [/^FY(\d{4})-([QH])(\d)$/, ([y, kind, n], fiscal) => fiscalPart(Number(y), kind === 'Q' ? 3 : 6, Number(n), fiscal)],
  [/^(\d{3})$/, ([d]) => ({ first: { year: Number(d) * 10, month: 1, day: 1 }, last: lastOf(Number(d) * 10 + 9) })],
  [/^(\d{2})$/, ([c]) => ({ first: { year: Number(c) * 100, month: 1, day: 1 }, last: lastOf(Number(c) * 100 + 99) })],
];

function fiscalPart(year: number, size: number, nth: number, fiscal: FiscalYear): Bounds {
  const { first } = fiscalBounds(year, fiscal);
  const start = addMonths(first, (nth - 1) * size);
  return months(start.year, start.month, size);
}

function sameDay(day: Day | null): Bounds | null {
  return day && { first: day, last: day };
}

function lastOf(year: number): Day {
  return { year, month: 12, day: 31 };
}

function week(year: number, number: number, weekend: boolean): Bounds {
  const monday = mondayOf(year, number);
  return { first: weekend ? addDays(monday, 5) : monday, last: addDays(monday, 6) };
}

/**
 * The whole days a TIMEX3 calendar value covers, narrowed by its mod: START of a year is its first quarter, MID ends
 * with its first half, END as "late" is its last quarter; START of a month is its first ten days, MID ends on the 15th.
 *
 * @returns null for values with X and for durations
 */
export function boundsOf(value: string, mod: string | null, fiscal: FiscalYear): Bounds | null {
  const slash = value.indexOf('/');
  if (slash > 0) {
    const first = boundsOf(value.slice(0, slash), null, fiscal);
    const last = boundsOf(value.slice(slash + 1), null, fiscal);
    return first && last && { first: first.first, last: last.last };
  }
  for (const [pattern, read] of READERS) {
    const match = pattern.exec(value);
    const bounds = match && read(match.slice(1), fiscal);
    if (bounds) return narrowed(bounds, mod);
  }
  return null;
}

function narrowed(bounds: Bounds, mod: string | null): Bounds {
  const { first, last } = bounds;
  const span = (last.year - first.year) * 12 + last.month - first.month + 1;
  if (mod !== 'START' && mod !== 'MID' && mod !== 'END') return bounds;
  return span === 1 ? narrowedMonth(first, last, mod) : narrowedMonths(first, last, span, mod);
}

function narrowedMonth(first: Day, last: Day, mod: string): Bounds {
  if (first.day !== 1 || last.day !== daysInMonth(last.year, last.month)) return { first, last };
  if (mod === 'START') return { first, last: { ...first, day: 10 } };
  if (mod === 'MID') return { first: { ...first, day: 11 }, last: { ...first, day: 15 } };
  return { first: { ...first, day: 21 }, last };
}

function narrowedMonths(first: Day, last: Day, span: number, mod: string): Bounds {
  const quarter = Math.max(1, Math.round(span / 4));
  // The middle of a century, as a goal, is its fiftieth year.
  if (mod === 'MID' && span === 1200) return months(first.year + 50, 1, 12);
  if (mod === 'START') return { first, last: addDays(addMonths(first, quarter), -1) };
  if (mod === 'END') return { first: addMonths(first, span - quarter), last };
  return { first: addMonths(first, quarter), last: addDays(addMonths(first, Math.round(span / 2)), -1) };
}

/** The day a TIMEX3 duration after (or, with a negative sign, before) a day; null for unknown amounts. */
export function dayAfter(day: Day, duration: string, sign = 1): Day | null {
  const match = /^P(T?)([\d.]+)(DE|CE|WE|[YQMWDHS])$/.exec(duration);
  if (!match) return null;
  const amount = Number(match[2]) * sign;
  const letter = match[3] ?? '';
  if (match[1] === 'T') return letter === 'H' ? addDays(day, Math.ceil(amount / 24)) : day;
  const inMonths: Readonly<Record<string, number>> = { M: 1, Q: 3, Y: 12, DE: 120, CE: 1200 };
  const inDays: Readonly<Record<string, number>> = { D: 1, W: 7, WE: 7 };
  const size = inMonths[letter];
  if (size !== undefined) return addMonths(day, Math.round(amount * size));
  return addDays(day, Math.round(amount * (inDays[letter] ?? 0)));
}
