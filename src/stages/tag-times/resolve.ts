import {
  addDays,
  addMonths,
  type Day,
  dayNumber,
  isoDay,
  isoWeek,
  isRealDay,
  pad,
  parseIso,
  weekdayOf,
} from '../../core/days.js';
import type { Context, Tense } from './context.js';

/** Beyond these distances in days the nearer reading wins over the usual one. */
const FAR_PAST = 210;
const NEAR_FUTURE = 120;

/** "travelled there to attend the meeting on 31 May", told in June, is no plan any more. */
const JUST_OVER = 60;

/** Prepositions that usually set a bound ahead. */
const AHEAD = new Set(['by', 'until', 'till', 'before', 'than']);

/** Words between the two ends of a period. */
const TO = new Set(['to', 'through', 'until', 'till']);

/** Words before a date that belongs to a noun. */
const MODIFYING = new Set(['the', 's', 'of']);

/** Picks the year of a date that names none: by tense, then by what lies nearer, normally the past. */
export function yearFor(month: number, day: number | undefined, context: Context): number | null {
  const { anchor } = context;
  const told = toldYear(month, context);
  if (told !== null) return told;
  if (!anchor) return null;
  const start = (year: number) => ({ year, month, day: day ?? 1 });
  const partner = TO.has(context.before()) ? toldStart(context) : null;
  if (partner) return start(partner.year + (dayNumber(start(partner.year)) < dayNumber(partner) ? 1 : 0)).year;
  const isAhead = (year: number) =>
    day === undefined
      ? year * 12 + month > anchor.year * 12 + anchor.month
      : dayNumber(start(year)) > dayNumber(anchor);
  const isNow = (year: number) =>
    day === undefined ? year === anchor.year && month === anchor.month : dayNumber(start(year)) === dayNumber(anchor);
  const past = isAhead(anchor.year) ? anchor.year - 1 : anchor.year;
  const future = isAhead(anchor.year) || isNow(anchor.year) ? anchor.year : anchor.year + 1;
  return choose(past, future, start, anchor, context);
}

/** "before" sets a bound ahead, but in a story of the past. */
function looksAhead(context: Context): boolean {
  const word = context.before();
  return AHEAD.has(word) && !(word === 'before' && context.tense() === 'past');
}

function choose(past: number, future: number, start: (year: number) => Day, anchor: Day, context: Context): number {
  if (past === future || context.before() === 'since') return past;
  const tense = looksAhead(context) ? 'open' : context.tense();
  // "will not forget the May 12 attack": a date before a noun does not follow the verb.
  const modifies = MODIFYING.has(context.before());
  if (tense === 'future' && !modifies) return future;
  if (isBoundOfPast(start(past), tense, anchor, context)) return past;
  const since = dayNumber(anchor) - dayNumber(start(past));
  const until = dayNumber(start(future)) - dayNumber(anchor);
  // "agreed to meet in July" looks ahead; "met to discuss the situation since the attack of 3 July" need not.
  if (tense === 'plan' && !modifies) return since <= JUST_OVER ? past : future;
  if (tense === 'open' && !modifies && context.verbIsNear()) return future;
  if (tense === 'future' || tense === 'open' || tense === 'plan') return until <= since ? future : past;
  const far = since > FAR_PAST && until < NEAR_FUTURE;
  if (tense === 'past') return far && (modifies || !context.verbIsNear()) ? future : past;
  return far ? future : past;
}

/** Days within which a bound belongs to the story of the date told before it. */
const SAME_STORY = 45;

/** "On Jan. 5 they ruled that he must return by Jan. 14": ahead of the date just told, and long over. */
function isBoundOfPast(day: Day, tense: Tense, anchor: Day, context: Context): boolean {
  const told = tense === 'open' || tense === 'plan' ? toldStart(context) : null;
  if (!told || dayNumber(told) >= dayNumber(anchor)) return false;
  const days = dayNumber(day) - dayNumber(told);
  return days > 0 && days <= SAME_STORY;
}

/** First day of the last month or day told in the same block. */
function toldStart({ told }: Context): Day | null {
  const value = /^\d{4}-\d{2}(?:-\d{2})?/.exec(told(0).at(-1) ?? '')?.[0];
  return value === undefined ? null : parseIso(value.length === 7 ? `${value}-01` : value);
}

/** The year of the date just told, when that is another year's story ("On 20 December 2018 … On 21 December …"). */
function toldYear(month: number, { told: toldValues, anchor }: Context): number | null {
  const told = /^(\d{4})-(\d{2})/.exec(toldValues(0).at(-1) ?? '');
  if (!told) return null;
  const year = Number(told[1]);
  if (anchor && Math.abs(year - anchor.year) < 2) return null;
  return Math.abs(Number(told[2]) - month) <= 1 ? year : null;
}

/** The day of a weekday near the anchor: the last one, or by tense the next one; the anchor's own day counts. */
export function weekdayNear(weekday: number, context: Context, direction?: number): Day | null {
  const { anchor } = context;
  if (!anchor) return null;
  const ahead = (((weekday - weekdayOf(anchor)) % 7) + 7) % 7;
  if (direction === 1) return addDays(anchor, ahead || 7);
  if (direction === -1) return addDays(anchor, ahead - 7);
  if (direction === 0) return addDays(anchor, weekday - weekdayOf(anchor));
  if (ahead === 0) return anchor;
  const tense = looksAhead(context) ? 'future' : context.tense();
  return addDays(anchor, tense === 'past' || tense === 'none' ? ahead - 7 : ahead);
}

/** The whole unit that lies `shift` units from a day, as TIMEX3 writes it. */
export function unitAt(day: Day, letter: string, shift: number): string {
  const { year } = day;
  const { year: y, month } = letter === 'M' ? addMonths({ ...day, day: 1 }, shift) : day;
  switch (letter) {
    case 'D':
      return isoDay(addDays(day, shift));
    case 'W':
      return weekOf(addDays(day, shift * 7));
    case 'WE':
      return `${weekOf(addDays(day, shift * 7))}-WE`;
    case 'M':
      return `${pad(y, 4)}-${pad(month)}`;
    case 'Q': {
      const quarter = Math.floor((day.month - 1) / 3) + shift;
      const years = Math.floor(quarter / 4);
      return `${pad(year + years, 4)}-Q${quarter - years * 4 + 1}`;
    }
    case 'DE':
      return String(Math.floor(year / 10) + shift);
    case 'CE':
      return String(Math.floor(year / 100) + shift);
    default:
      return pad(year + shift, 4);
  }
}

/** The unit around an unknown day: X for each digit. */
export function unknownUnit(letter: string): string {
  const unknown: Readonly<Record<string, string>> = {
    D: 'XXXX-XX-XX',
    W: 'XXXX-WXX',
    WE: 'XXXX-WXX-WE',
    M: 'XXXX-XX',
    Q: 'XXXX-QX',
    DE: 'XXX',
    CE: 'XX',
  };
  return unknown[letter] ?? 'XXXX';
}

export function weekOf(day: Day): string {
  const { year, week } = isoWeek(day);
  return `${pad(year, 4)}-W${pad(week)}`;
}

/** Year, month and day as a value; null for days that do not exist. */
export function dateValue(year: number | null, month: number, day?: number): string | null {
  if (month < 1 || month > 12) return null;
  if (day !== undefined && !isRealDay({ year: year ?? 2000, month, day })) return null;
  const y = year === null ? 'XXXX' : pad(year, 4);
  return day === undefined ? `${y}-${pad(month)}` : `${y}-${pad(month)}-${pad(day)}`;
}
