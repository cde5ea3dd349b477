import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDay, parseDay } from '../../src/core/calendar.js';
import {
  addDays,
  addMonths,
  dayNumber,
  dayOf,
  isoDay,
  isoWeek,
  mondayOf,
  parseIso,
  weekdayOf,
} from '../../src/core/days.js';

const days: readonly (readonly [string, string])[] = [
  ['June 4, 2023', '2023-06-04'],
  ['June 4 2023', '2023-06-04'],
  ['4 June 2023', '2023-06-04'],
  ['4th of June, 2023', '2023-06-04'],
  ['the 4th of June 2023', '2023-06-04'],
  ['Sunday, 4 June 2023', '2023-06-04'],
  ['Sunday, June 4, 2023', '2023-06-04'],
  ['Sun. 4 Jun 2023', '2023-06-04'],
  ['10 APRIL 2012', '2012-04-10'],
  ['2023-06-03', '2023-06-03'],
  ['2023/6/3', '2023-06-03'],
  ['2023.06.03', '2023-06-03'],
  ['04.06.2023', '2023-06-04'],
  ['4-Jun-2023', '2023-06-04'],
  ['6/4/2023', '2023-06-04'],
  ['24/6/2023', '2023-06-24'],
  ['Sept. 15, 2021', '2021-09-15'],
  ['(December 28, 2023)', '2023-12-28'],
  ['2023 June 4', '2023-06-04'],
  ['June 4,\n2023', '2023-06-04'],
];
const noDays = [
  'February 30, 2023',
  '31 June 2023',
  'June 2023',
  '2023',
  'Resolution 2231-1-2',
  '1.2.3',
  'may 4 people',
  'Article 12',
  '(02) 6277 7744',
];

describe('days named in full', () => {
  it.each(days)('%s is %s', (text, iso) => expect(parseDay(text)).toBe(iso));
  it.each(noDays)('%s is none', (text) => expect(findDay(text)).toBeNull());
  it('gives the span, with the weekday, within a line', () => {
    const line = 'Tokyo, Sunday, 4 June 2023 (revised)';
    const day = findDay(line);
    expect(day && line.slice(day.start, day.end)).toBe('Sunday, 4 June 2023');
    expect(parseDay(line)).toBeNull();
  });
});

describe('calendar arithmetic', () => {
  const number = fc.integer({ min: -300_000, max: 300_000 });
  it('day numbers and days are inverse', () => {
    fc.assert(fc.property(number, (n) => dayNumber(dayOf(n)) === n));
  });
  it('agrees with the platform on every day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40_000 }),
        (n) => isoDay(dayOf(n)) === new Date(n * 864e5).toISOString().slice(0, 10),
      ),
    );
  });
  it('each ISO week begins on its Monday', () => {
    fc.assert(
      fc.property(number, (n) => {
        const day = dayOf(n);
        const { year, week } = isoWeek(day);
        return isoDay(mondayOf(year, week)) === isoDay(addDays(day, 1 - weekdayOf(day)));
      }),
    );
  });
  it('keeps to the end of short months', () => {
    expect(isoDay(addMonths({ year: 2024, month: 1, day: 31 }, 1))).toBe('2024-02-29');
    expect(isoDay(addMonths({ year: 2024, month: 1, day: 31 }, -2))).toBe('2023-11-30');
  });
  it('refuses days that do not exist', () => {
    expect(parseIso('2023-02-29')).toBeNull();
    expect(parseIso('2024-02-29')).toEqual({ year: 2024, month: 2, day: 29 });
  });
});
