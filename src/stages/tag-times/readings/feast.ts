import { addDays, addMonths, type Day, isoDay, weekdayOf } from '../../../core/days.js';
import type { Context, Reading } from '../context.js';
import type { Features } from '../features.js';
import { unknownUnit, yearFor } from '../resolve.js';
import { namedYear } from './named.js';

/** Easter Sunday of a year, by the rule of Gauss as Meeus writes it. */
function easterOf(year: number): Day {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const correction = Math.floor((8 * century + 13) / 25);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const days = epact + weekday - 7 * late + 114;
  return { year, month: Math.floor(days / 31), day: (days % 31) + 1 };
}

/** The nth weekday of a month; a negative number counts from its end. */
function nthWeekday(year: number, month: number, weekday: number, nth: number): Day {
  const first = { year, month, day: 1 };
  const from = nth > 0 ? first : addMonths(first, 1);
  const ahead = (weekday - weekdayOf(from) + 7) % 7;
  return addDays(from, ahead + (nth > 0 ? nth - 1 : nth) * 7);
}

/** Feasts whose day moves: an nth weekday of a month, or counted from Easter. */
export function readFeast(features: Features, context: Context): Reading {
  const option = (name: string): number => Number(features.option(name) ?? 0);
  const dayIn = (year: number): Day =>
    features.option('easter') === undefined
      ? nthWeekday(year, option('month'), option('weekday'), option('nth'))
      : addDays(easterOf(year), option('easter'));
  const usual = dayIn(context.anchor?.year ?? 2000);
  const year = namedYear(features, context) ?? yearFor(usual.month, usual.day, context);
  return { type: 'DATE', value: year === null ? unknownUnit('D') : isoDay(dayIn(year)) };
}
