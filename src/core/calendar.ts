import { isoDay, isRealDay } from './days.js';
import type { Span } from './span.js';

export const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const;

/** Days of the week in ISO order: Monday is 1, so the index is one less. */
export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** A day named in full in a text. */
export interface FoundDay extends Span {
  /** ISO 8601 day. */
  readonly iso: string;
}

const month = `(${MONTHS.map((name) => (name === 'may' ? 'may' : name === 'september' ? 'sept?(?:ember)?' : `${name.slice(0, 3)}(?:${name.slice(3)})?`)).join('|')})\\.?`;
const weekday = `(?:${WEEKDAYS.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)}|s|rs|r)?`).join('|')})\\.?,?\\s+(?:the\\s+)?`;
const dayOfMonth = '(\\d{1,2})(?:\\s?(?:st|nd|rd|th)\\b)?';
const fullYear = '(\\d{4})(?![\\d-])';
/** A number right before is part of another date ("12 13 June"), unless letters belong to it ("FA90 13 June"). */
const before = '(?<![\\w.,/-]|(?<!\\w)\\d{1,4} )';

/** What each spelling has. */
const YEAR = /\d{4}/;

/** How the groups of a spelling are to be read. */
type Reader = (groups: readonly string[]) => { year: string; month: string; day: string };

const SPELLINGS: readonly (readonly [RegExp, Reader])[] = [
  [
    new RegExp(`${before}(?:${weekday})?${month}\\s+(?:the\\s+)?${dayOfMonth}\\s?,?\\s*${fullYear}`, 'i'),
    ([m = '', d = '', y = '']) => ({ year: y, month: m, day: d }),
  ],
  [
    new RegExp(
      `${before}(?:${weekday})?(?:the\\s+)?${dayOfMonth}(?:\\s+day)?(?:\\s+of\\s+|[\\s-]+)${month}[\\s,-]+${fullYear}`,
      'i',
    ),
    ([d = '', m = '', y = '']) => ({ year: y, month: m, day: d }),
  ],
  [
    new RegExp(`${before}${fullYear.replace('-', '')}\\s?,?\\s+${month}\\s+${dayOfMonth}(?![\\w])`, 'i'),
    ([y = '', m = '', d = '']) => ({ year: y, month: m, day: d }),
  ],
  [
    /(?<![\w.,/-])(\d{4})([-./])(\d{1,2})\2(\d{1,2})(?:T\d{2}:\d{2}\S*|(?![\w/-]))/,
    ([y = '', , m = '', d = '']) => ({ year: y, month: m, day: d }),
  ],
  [
    /(?<![\w.,/-])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\w)/,
    ([d = '', m = '', y = '']) => ({ year: y, month: m, day: d }),
  ],
  [/(?<![\w.,/-])(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?![\w/-])/, slashed],
];

/** Slashes put the month first, as American releases do, unless that is no month. */
function slashed([a = '', , b = '', y = '']: readonly string[]): { year: string; month: string; day: string } {
  return Number(a) > 12 ? { year: y, month: b, day: a } : { year: y, month: a, day: b };
}

function monthNumber(text: string): number {
  if (/^\d/.test(text)) return Number(text);
  const stem = text.slice(0, 3).toLowerCase();
  return MONTHS.findIndex((name) => name.startsWith(stem)) + 1;
}

function found(match: RegExpExecArray, read: Reader): FoundDay | null {
  const parts = read(match.slice(1).map((group) => group ?? ''));
  const day = { year: Number(parts.year), month: monthNumber(parts.month), day: Number(parts.day) };
  if (!isRealDay(day) || day.year < 1000 || day.year > 2199) return null;
  return { start: match.index, end: match.index + match[0].length, iso: isoDay(day) };
}

/**
 * Finds the first day written with its year, in any of the usual spellings: "June 4, 2023", "4 June 2023",
 * "4th of June, 2023", "Sunday, 4 June 2023", "10 APRIL 2012", "4-Jun-2023", "2023-06-04", "2023/6/4", "04.06.2023",
 * "6/4/2023" (month first unless that is impossible).
 *
 * @param text a line or a short piece of text; wraps inside a date are allowed
 * @returns the span with the weekday that belongs to it, and the ISO 8601 day; null when no real day is named
 */
export function findDay(text: string): FoundDay | null {
  if (!YEAR.test(text)) return null;
  let first: FoundDay | null = null;
  for (const [pattern, read] of SPELLINGS) {
    const match = pattern.exec(text);
    const day = match && found(match, read);
    if (day && (first === null || day.start < first.start)) first = day;
  }
  return first;
}

/**
 * The day that a text consists of, white space and brackets aside.
 * @returns ISO 8601 day, or null when the text says anything else
 */
export function parseDay(text: string): string | null {
  const day = findDay(text);
  if (!day) return null;
  const rest = text.slice(0, day.start) + text.slice(day.end);
  return /^[\s()[\].,]*$/.test(rest) ? day.iso : null;
}
