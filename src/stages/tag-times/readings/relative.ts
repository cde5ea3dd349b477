import { addDays, addMonths, type Day, isoDay, pad } from '../../../core/days.js';
import { dayAfter } from '../bounds.js';
import type { Context, Reading } from '../context.js';
import type { Features } from '../features.js';
import { unitAt, unknownUnit, weekOf, yearFor } from '../resolve.js';
import type { TimeUnit } from '../vocabulary.js';
import { readDate } from './date.js';
import { amountOf, period } from './duration.js';
import { startOf, toldDay } from './told.js';

function shifted(day: Day, unit: TimeUnit, amount: number): string {
  const whole = Math.round(amount * (unit.factor ?? 1));
  if (amount % 1 !== 0 && unit.letter === 'Y') return monthAt(day, Math.round(amount * 12));
  if (amount % 1 !== 0 && unit.letter === 'CE') return pad(day.year + Math.round(amount * 100), 4);
  switch (unit.letter) {
    case 'D':
      return isoDay(addDays(day, whole));
    case 'W':
      return weekOf(addDays(day, whole * 7));
    case 'M':
      return unit.time ? isoDay(day) : monthAt(day, whole);
    case 'Q':
      return unitAt(day, 'Q', whole);
    case 'DE':
      return pad(day.year + whole * 10, 4).slice(0, 3);
    case 'CE':
      return pad(day.year + whole * 100, 4);
    case 'Y':
      return pad(day.year + whole, 4);
    default:
      return isoDay(day);
  }
}

function monthAt(day: Day, months: number): string {
  return isoDay(addMonths(day, months)).slice(0, 7);
}

/** "two weeks ago", "a year earlier", "three days later", "one month from today": a date, counted from a day. */
export function readShift(features: Features, context: Context): Reading | null {
  const unit = features.unit();
  if (!unit) return null;
  const sign = Number(features.option('sign') ?? -1);
  const amount = amountOf(features);
  if (amount === 'X') return { type: 'DATE', value: sign < 0 ? 'PAST_REF' : 'FUTURE_REF' };
  const told = features.option('from') === 'told' ? toldDay(context, unit) : null;
  const from = told ?? context.anchor;
  if (!from) return { type: 'DATE', value: unknownUnit(unit.letter) };
  const quarter = features.option('quarters') === true ? quarterBefore(unit, Number(amount) * sign, context) : null;
  return { type: 'DATE', value: quarter ?? shifted(from, unit, sign * Number(amount)) };
}

/** "this day 54 years ago", "one month from today": the very day, not the month or year around it. */
export function readSameDay(features: Features, { anchor }: Context): Reading | null {
  const unit = features.unit();
  const amount = amountOf(features);
  if (!unit || typeof amount !== 'number') return null;
  if (!anchor) return { type: 'DATE', value: unknownUnit('D') };
  const from = addDays(anchor, features.number('deictic') ?? 0);
  const day = dayAfter(from, period(amount, unit), Number(features.option('sign')));
  return day && { type: 'DATE', value: isoDay(day) };
}

/** "the year-earlier fourth quarter". */
export function readQuarterBefore(features: Features, context: Context): Reading | null {
  const nth = features.number('ordinal', 'day-ordinal');
  if (nth === undefined || nth > 4) return null;
  const year = yearFor(nth * 3 - 2, undefined, context);
  return { type: 'DATE', value: year === null ? `XXXX-Q${nth}` : `${year - 1}-Q${nth}` };
}

/** "a year earlier" in a story about a quarter is that quarter of the year before. */
function quarterBefore(unit: TimeUnit, years: number, { told }: Context): string | null {
  const value =
    unit.letter === 'Y'
      ? told(0)
          .slice(-3)
          .findLast((one) => /^\d{4}-Q\d$/.test(one))
      : undefined;
  const quarter = value ? /^(\d{4})-(Q\d)$/.exec(value) : null;
  return quarter ? `${Number(quarter[1]) + years}-${quarter[2]}` : null;
}

/** "now", "recently", "the future": a reference without a date. */
export function readReference(features: Features): Reading | null {
  const value = features.option('value') ?? features.string('ref-adverb', 'ref-adjective', 'ref-noun', 'dir-recent');
  return typeof value === 'string' ? { type: 'DATE', value } : null;
}

/** "the day before yesterday". */
export function readDeicticShift(features: Features, { anchor }: Context): Reading {
  const shift = Number(features.option('shift'));
  return { type: 'DATE', value: anchor ? isoDay(addDays(anchor, shift)) : unknownUnit('D') };
}

/** "year-end", "the month's end". */
export function readUnitEnd(features: Features, { anchor }: Context): Reading {
  const letter = features.unit()?.letter ?? 'Y';
  return { type: 'DATE', value: anchor ? unitAt(anchor, letter, 0) : unknownUnit(letter), mod: 'END' };
}

/** "the week of March 11". */
export function readWeekOf(features: Features, context: Context): Reading | null {
  const day = readDate(features, context)?.value;
  const from = day ? startOf(day) : null;
  return from && { type: 'DATE', value: weekOf(from) };
}
