import { parseDay } from '../../../core/calendar.js';
import { addDays, isoDay, mondayOf, pad, parseIso, weekdayOf } from '../../../core/days.js';
import type { Context, Reading } from '../context.js';
import type { Features } from '../features.js';
import { dateValue, unitAt, unknownUnit, weekdayNear, weekOf, yearFor } from '../resolve.js';

const DIRECTIONS = [
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

function modOf(features: Features): string | null {
  const own = features.own(...EDGES)[0] ?? features.first(...EDGES);
  const option = features.option('mod');
  return typeof option === 'string' ? option : typeof own?.value === 'string' ? own.value : null;
}

/** The year an expression names, by number or by "this", "last", "next": undefined when it names none. */
export function namedYear(features: Features, context: Context): number | null | undefined {
  const year = features.own('year', 'long-year')[0]?.value ?? features.number('year');
  if (typeof year === 'number') return year;
  const short = features.number('short-year', 'fy-short');
  if (short !== undefined) return short + (short > 50 ? 1900 : 2000);
  if (features.option('worded') === true) return features.number('<count>');
  if (!features.has('<rel-year>')) return undefined;
  if (!context.anchor) return null;
  return context.anchor.year + (features.number(...DIRECTIONS) ?? 0);
}

function wordYear(year: number | null | undefined): string {
  return typeof year === 'number' ? pad(year, 4) : 'XXXX';
}

function dayReading(features: Features, context: Context): string | null {
  const month = features.number('month');
  const day = dayNumberOf(features);
  if (day === undefined) return null;
  if (month === undefined) return bareDay(day, context);
  const year = namedYear(features, context);
  return dateValue(year === undefined ? yearFor(month, day, context) : year, month, day);
}

/** "this morning (27)": the day of the month of the release, or of the month before. */
function bareDay(day: number, { anchor }: Context): string | null {
  if (!anchor) return day <= 31 ? `XXXX-XX-${pad(day)}` : null;
  return dateValue(anchor.year, anchor.month, day);
}

function dayNumberOf(features: Features): number | undefined {
  const own = features.own('day-digits', 'zero-digits', 'day-ordinal', 'ordinal')[0];
  const value = own?.value ?? features.number('day-digits', 'zero-digits', 'day-ordinal');
  return typeof value === 'number' ? value : undefined;
}

function monthReading(month: number, features: Features, context: Context): string | null {
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

function weekdayReading(weekday: number, features: Features, context: Context): string {
  const direction = features.number(...DIRECTIONS);
  const day = weekdayNear(weekday, context, direction);
  return day ? isoDay(day) : `XXXX-WXX-${weekday}`;
}

/** Quarter, half, third or season of a year that is named or chosen by tense. */
function partOfYear(suffix: string, startMonth: number, features: Features, context: Context): string {
  const named = namedYear(features, context);
  const fiscal = features.has('fiscal', 'fy') && named !== undefined ? 'FY' : '';
  if (named !== undefined) return `${fiscal}${wordYear(named)}-${suffix}`;
  const direction = features.number(...DIRECTIONS);
  const { anchor } = context;
  if (direction === undefined || !anchor) return `${wordYear(yearFor(startMonth, undefined, context))}-${suffix}`;
  return `${wordYear(directedYear(startMonth, direction, anchor.month, anchor.year))}-${suffix}`;
}

function directedYear(startMonth: number, direction: number, month: number, year: number): number {
  if (direction < 0) return startMonth + 2 < month ? year : year - 1;
  if (direction > 0) return startMonth > month ? year : year + 1;
  return year;
}

const SEASON_STARTS: Readonly<Record<string, number>> = { SP: 3, SU: 6, FA: 9, WI: 12 };

function seasonReading(season: string, features: Features, context: Context): string {
  const { anchor } = context;
  const start = SEASON_STARTS[season] ?? 1;
  // A winter told in January is the one that began in December before, and is named by the year the story is in.
  if (season === 'WI' && anchor && namedYear(features, context) === undefined && !features.has(...DIRECTIONS)) {
    return `${wordYear(anchor.month < 3 ? anchor.year - 1 : anchor.year)}-WI`;
  }
  return partOfYear(season, start, features, context);
}

/** "the first week of July", "the last day of the month". */
function nthUnit(nth: number, features: Features, context: Context): string | null {
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
  const next = base.length === 4 ? { ...first, year: first.year + 1 } : nextMonth(first);
  const start = nth > 0 ? first : addDays(next, unit === 'W' ? -7 : -1);
  if (unit === 'D') return isoDay(addDays(start, nth > 0 ? nth - 1 : 0));
  if (unit === 'M') return base.length === 4 ? `${base}-${pad(nth > 0 ? nth : 12)}` : null;
  if (unit === 'WE')
    return nth > 0 ? `${weekOf(addDays(firstMonday(first), (nth - 1) * 7))}-WE` : `${weekOf(start)}-WE`;
  return nth > 0 ? weekOf(addDays(first, (nth - 1) * 7)) : weekOf(addDays(next, -1));
}

function nextMonth(day: { year: number; month: number; day: number }) {
  return day.month === 12 ? { year: day.year + 1, month: 1, day: 1 } : { ...day, month: day.month + 1 };
}

function firstMonday(first: { year: number; month: number; day: number }) {
  return addDays(first, (6 - weekdayOf(first) + 7) % 7);
}

function unitReading(features: Features, context: Context): string | null {
  const unit = features.unit();
  const direction = features.number(...DIRECTIONS) ?? (features.option('shift') as number | undefined);
  if (!unit || direction === undefined) return null;
  return context.anchor ? unitAt(context.anchor, unit.letter, direction) : unknownUnit(unit.letter);
}

/** Picks the finest calendar unit that the words name. */
function calendarValue(features: Features, context: Context): string | null {
  const written = features.own('iso-day', 'numeric-day')[0]?.lexemes[0]?.lower;
  if (written) return parseDay(written.slice(0, 10));
  const isoMonth = features.own('iso-month')[0]?.lexemes[0]?.lower;
  if (isoMonth) return isoMonth;
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

function quarterReading(features: Features, context: Context, letter: string, months: number): string | null {
  const nth = features.number('ordinal', 'day-ordinal', 'ordinal-last', 'quarter-glued', 'half-glued');
  if (nth === undefined) return null;
  const n = nth < 0 ? 12 / months : nth;
  if (n * months > 12) return null;
  return partOfYear(`${letter}${n}`, (n - 1) * months + 1, features, context);
}

/** Reads calendar dates of every grain. */
export function readDate(features: Features, context: Context): Reading | null {
  const value = calendarValue(features, context);
  return value === null ? null : { type: 'DATE', value, mod: modOf(features) };
}

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

/** Decades and centuries: "the 1990s", "the late 2030s", "the 21st century", "mid-century". */
export function readEra(features: Features, context: Context): Reading | null {
  const mod = modOf(features);
  const decade = features.first('decade', 'short-decade')?.lexemes[0]?.lower.replace(/\D/g, '');
  if (decade) {
    const value = decade.length === 4 ? decade.slice(0, 3) : `${Number(decade) < 30 ? 20 : 19}${decade.slice(0, 1)}`;
    return { type: 'DATE', value, mod };
  }
  const name = features.number('decade-name');
  if (name !== undefined) return { type: 'DATE', value: `${name < 3 ? 20 : 19}${name}`, mod };
  const century = features.number('day-ordinal', 'high-ordinal', 'ordinal');
  if (century === undefined)
    return { type: 'DATE', value: unitAt(context.anchor ?? { year: 2000, month: 1, day: 1 }, 'CE', 0), mod };
  return { type: 'DATE', value: pad(century + ((features.option('add') as number | undefined) ?? 0) - 1), mod };
}

/** Monday of a week value such as `2024-W27`. */
export function mondayOfWeek(value: string): string | null {
  const match = /^(\d{4})-W(\d{2})/.exec(value);
  return match ? isoDay(mondayOf(Number(match[1]), Number(match[2]))) : null;
}

/** "FY27", "the next fiscal year". */
export function readFiscal(features: Features, context: Context): Reading {
  const short = features.number('two-digits', 'day-digits');
  const { anchor, fiscal } = context;
  const mod = modOf(features);
  if (short !== undefined) return { type: 'DATE', value: `FY${2000 + short}`, mod };
  if (!anchor) return { type: 'DATE', value: 'FYXXXX', mod };
  const running = anchor.year + (fiscal.named === 'end' ? 1 : 0) - (anchor.month < fiscal.startMonth ? 1 : 0);
  return { type: 'DATE', value: `FY${running + (features.number(...DIRECTIONS) ?? 0)}`, mod };
}

/** "the weekend": in a past clause before its Saturday, the one before. */
export function readWeekend(_features: Features, context: Context): Reading {
  const { anchor } = context;
  if (!anchor) return { type: 'DATE', value: unknownUnit('WE') };
  const isOver = weekdayOf(anchor) < 6 && context.tense() === 'past';
  return { type: 'DATE', value: unitAt(anchor, 'WE', isOver ? -1 : 0) };
}

/** Named days with a fixed date. */
export function readHoliday(features: Features, context: Context): Reading | null {
  const named = features.option('day') ?? features.string('holiday');
  const [month = 1, day = 1] = String(named).split('-').map(Number);
  const year = namedYear(features, context);
  const value = dateValue(year === undefined ? yearFor(month, day, context) : year, month, day);
  return value === null ? null : { type: 'DATE', value };
}
