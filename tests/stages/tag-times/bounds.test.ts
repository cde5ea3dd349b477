import { describe, expect, it } from 'vitest';
import { isoDay } from '../../../src/core/days.js';
import { boundsOf, dayAfter } from '../../../src/stages/tag-times/bounds.js';

const UNITED_STATES = { startMonth: 10, named: 'end' } as const;

describe('days of a value', () => {
  it.each([
    ['2024-02', null, '2024-02-01', '2024-02-29'],
    ['2024', null, '2024-01-01', '2024-12-31'],
    ['2024', 'START', '2024-01-01', '2024-03-31'],
    ['2024', 'MID', '2024-04-01', '2024-06-30'],
    ['2024', 'END', '2024-10-01', '2024-12-31'],
    ['2024-06', 'START', '2024-06-01', '2024-06-10'],
    ['2024-06', 'MID', '2024-06-11', '2024-06-15'],
    ['2024-06', 'END', '2024-06-21', '2024-06-30'],
    ['2024-Q3', null, '2024-07-01', '2024-09-30'],
    ['2024-H2', null, '2024-07-01', '2024-12-31'],
    ['2024-WI', null, '2024-12-01', '2025-02-28'],
    ['2024-W27', null, '2024-07-01', '2024-07-07'],
    ['2024-W27-WE', null, '2024-07-06', '2024-07-07'],
    ['203', null, '2030-01-01', '2039-12-31'],
    ['203', 'END', '2037-07-01', '2039-12-31'],
    ['20', 'MID', '2050-01-01', '2050-12-31'],
    ['FY2027', null, '2026-10-01', '2027-09-30'],
    ['FY2027-Q1', null, '2026-10-01', '2026-12-31'],
    ['2024-05-02T09:00', null, '2024-05-02', '2024-05-02'],
    ['2024-05-02/2024-05-04', null, '2024-05-02', '2024-05-04'],
  ])('%s %s', (value, mod, first, last) => {
    const bounds = boundsOf(value, mod, UNITED_STATES);
    expect(bounds && [isoDay(bounds.first), isoDay(bounds.last)]).toEqual([first, last]);
  });

  it.each(['XXXX-05', 'P3Y', 'PRESENT_REF', '2024-13-45', '2024-Q5'])('%s has none', (value) => {
    expect(boundsOf(value, null, UNITED_STATES)).toBeNull();
  });
});

describe('a span after a day', () => {
  const day = { year: 2024, month: 1, day: 31 };
  it.each([
    ['P1M', '2024-02-29'],
    ['P90D', '2024-04-30'],
    ['P2W', '2024-02-14'],
    ['P2Y', '2026-01-31'],
    ['P1.5Y', '2025-07-31'],
    ['P1DE', '2034-01-31'],
    ['PT48H', '2024-02-02'],
  ])('%s', (span, expected) => {
    const end = dayAfter(day, span);
    expect(end && isoDay(end)).toBe(expected);
  });
  it.each(['PXM', 'P', '2024'])('%s is unknown', (span) => expect(dayAfter(day, span)).toBeNull());
});
