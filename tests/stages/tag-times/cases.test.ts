import { describe, expect, it } from 'vitest';
import type { DeadlineExpression, TimeExpression } from '../../../src/core/document.js';
import { casesOf, createTagger } from './tag.js';

type ExpectedTime = Pick<TimeExpression, 'type' | 'value' | 'mod'> & { readonly text: string };
type ExpectedDeadline = Omit<DeadlineExpression, 'start' | 'end' | 'rule'> & { readonly text: string };

const release = createTagger();
const all = createTagger({ timex: 'all' });

function timesOf(tag: typeof release, text: string, date: string | null): ExpectedTime[] {
  return tag(text, date).times.map(({ start, end, type, value, mod }) => ({
    text: text.slice(start, end),
    type,
    value,
    mod,
  }));
}

/** Future dates are candidates with `on` everywhere; a case names them only where it is about them. */
function deadlinesOf(text: string, date: string | null, withDates: boolean): ExpectedDeadline[] {
  return release(text, date)
    .deadlines.filter(({ relation }) => withDates || relation !== 'on')
    .map(({ start, end, relation, earliest, latest, precision }) => {
      return { text: text.slice(start, end), relation, earliest, latest, precision };
    });
}

describe('time expressions of releases', () => {
  it.each(casesOf<ExpectedTime>('release.json'))('$date: $text', ({ text, date, expect: expected }) => {
    expect(timesOf(release, text, date)).toEqual(expected);
  });
});

describe('all time expressions', () => {
  it.each(casesOf<ExpectedTime>('all.json'))('$date: $text', ({ text, date, expect: expected }) => {
    expect(timesOf(all, text, date)).toEqual(expected);
  });
});

describe('what is no time expression of a release', () => {
  it.each(casesOf<never>('release-negative.json'))('$text', ({ text, date }) => {
    expect(timesOf(release, text, date)).toEqual([]);
  });
});

describe('deadlines', () => {
  it.each(casesOf<ExpectedDeadline>('deadlines.json'))('$text', ({ text, date, expect: expected }) => {
    const withDates = expected.some(({ relation }) => relation === 'on');
    expect(deadlinesOf(text, date, withDates)).toEqual(expected);
  });
});

describe('what is no deadline', () => {
  it.each(casesOf<never>('deadlines-negative.json'))('$text', ({ text, date }) => {
    expect(deadlinesOf(text, date, true)).toEqual([]);
  });
});

describe('without a release date', () => {
  it('says so for what it leaves open', () => {
    expect(release('They will meet next week.', null).findings).toContain('unanchored-time');
    expect(release('They met on June 4, 2023 at home.', '2023-06-05').findings).not.toContain('unanchored-time');
  });
});

describe('fiscal years', () => {
  const japan = createTagger({ fiscalYear: { startMonth: 4, named: 'start' } });
  it('end where the option says', () => {
    const text = 'They will deploy it by FY2027.';
    expect(japan(text, '2024-06-01').deadlines.map(({ latest }) => latest)).toEqual(['2028-03-31']);
    expect(release(text, '2024-06-01').deadlines.map(({ latest }) => latest)).toEqual(['2027-09-30']);
  });
  it('follow one another', () => {
    const text = 'They will deploy it in the next fiscal year.';
    expect(japan(text, '2024-06-01').times.map(({ value }) => value)).toEqual(['FY2025']);
    expect(release(text, '2024-06-01').times.map(({ value }) => value)).toEqual(['FY2025']);
    expect(release(text, '2024-11-01').times.map(({ value }) => value)).toEqual(['FY2026']);
  });
});
