import { parseDay } from '../../../core/calendar.js';
import { addDays, addMonths, type Day, dayNumber, isoDay, isRealDay, pad, parseIso } from '../../../core/days.js';
import type { Context, Reading } from '../context.js';
import type { Features } from '../features.js';
import { dateValue, unitAt, unknownUnit, weekdayNear, yearFor } from '../resolve.js';
import { DIRECTIONS, modOf, monthReading, namedYear, wordYear } from './named.js';
import { nthUnit } from './nth-unit.js';
import { quarterReading, seasonReading } from './part-of-year.js';

function dayReading(features: Features, context: Context): string | null {
  const month = features.number('month');
  const day = dayNumberOf(features);
  if (day === undefined) return null;
  if (month === undefined) return bareDay(day, context);
  if (features.option('recurring') === true) return dateValue(null, month, day);
  const year = namedYear(features, context);
  return dateValue(year === undefined ? yearFor(month, day, context) : year, month, day);
}

/** "this morning (27)": the day of that number nearest to the release. */
function bareDay(day: number, { anchor }: Context): string | null {
  if (!anchor) return day <= 31 ? `XXXX-XX-${pad(day)}` : null;
  const candidates = [0, -1, 1]
    .map((shift) => ({ ...addMonths({ ...anchor, day: 1 }, shift), day }))
    .filter(isRealDay)
    .sort((a, b) => distance(a, anchor) - distance(b, anchor));
  const nearest = candidates[0];
  return nearest ? isoDay(nearest) : null;
}

function distance(a: Day, b: Day): number {
  return Math.abs(dayNumber(a) - dayNumber(b));
}

function dayNumberOf(features: Features): number | undefined {
  const own = features.own('day-digits', 'zero-digits', 'day-ordinal', 'ordinal')[0];
  const value = own?.value ?? features.number('day-digits', 'zero-digits', 'day-ordinal');
  return typeof value === 'number' ? value : undefined;
}

function weekdayReading(weekday: number, features: Features, context: Context): string {
  const direction = features.number(...DIRECTIONS);
  const day = weekdayNear(weekday, context, direction);
  return day ? isoDay(day) : `XXXX-WXX-${weekday}`;
}

function unitReading(features: Features, context: Context): string | null {
  const unit = features.unit();
  const direction = features.number(...DIRECTIONS) ?? (features.option('shift') as number | undefined);
  if (!unit || direction === undefined) return null;
  return context.anchor ? unitAt(context.anchor, unit.letter, direction) : unknownUnit(unit.letter);
}

/** "2011-12" is the year that runs from 2011 to 2012 rather than a month. */
function monthOrSeason(written: string): string {
  const [year = '', month = ''] = written.split('-');
  return Number(month) === (Number(year) % 100) + 1 ? `${year}/${Number(year) + 1}` : written;
}

/** Days within which a slashed date beside the release is read the way that falls there. */
const NEARBY = 7;

/** "08/11/2023" in a release of 8 November 2023 puts the day first. */
function writtenDay(written: string, { anchor }: Context): string | null {
  const value = parseDay(written.slice(0, 10));
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(written) ?? [];
  const dayFirst = year === '' ? null : dateValue(Number(year), Number(month), Number(day));
  const known = dayFirst === null ? null : parseIso(dayFirst);
  return anchor && known && distance(known, anchor) <= NEARBY ? dayFirst : value;
}

/** Picks the finest calendar unit that the words name. */
function calendarValue(features: Features, context: Context): string | null {
  const written = features.own('iso-day', 'numeric-day')[0]?.lexemes[0]?.lower;
  if (written) return writtenDay(written, context);
  const isoMonth = features.own('iso-month')[0]?.lexemes[0]?.lower;
  if (isoMonth) return monthOrSeason(isoMonth);
  const nth = features.own('ordinal', 'day-ordinal', 'ordinal-last')[0]?.value;
  if (features.option('unit') !== undefined && typeof nth === 'number') return nthUnit(nth, features, context);
  if (features.option('quarter') === true) return quarterReading(features, context, 'Q', 3);
  if (features.option('half') === true) return quarterReading(features, context, 'H', 6);
  const day = dayNumberOf(features);
  if (day !== undefined) return dayReading(features, context);
  const weekday = features.number('weekday', 'weekday-short');
  if (weekday !== undefined) return weekdayReading(weekday, features, context);
  const month = features.number('month', 'month-plain');
  if (month !== undefined) return monthReading(month, features, context);
  const season = features.string('season', 'fall');
  if (season !== undefined) return seasonReading(season, features, context);
  const deictic = features.number('deictic');
  if (deictic !== undefined) return context.anchor ? isoDay(addDays(context.anchor, deictic)) : 'XXXX-XX-XX';
  const year = namedYear(features, context);
  if (typeof year === 'number' && features.option('years') === 'near' && (year < 1900 || year > 2059)) return null;
  if (year !== undefined) return `${features.has('fiscal', 'fy') ? 'FY' : ''}${wordYear(year)}`;
  return unitReading(features, context);
}

/** Reads calendar dates of every grain. */
export function readDate(features: Features, context: Context): Reading | null {
  const value = calendarValue(features, context);
  return value === null ? null : { type: 'DATE', value, mod: modOf(features) };
}
