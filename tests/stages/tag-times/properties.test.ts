import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDay, parseIso } from '../../../src/core/days.js';
import { casesOf, createTagger } from './tag.js';

const release = createTagger();
const all = createTagger({ timex: 'all' });

const sentences = [...casesOf('release.json'), ...casesOf('all.json'), ...casesOf('deadlines.json')].map(
  ({ text }) => text,
);

/** Sentences of the cases cut and joined anywhere, with odd characters between. */
const text = fc
  .array(fc.oneof(fc.constantFrom(...sentences), fc.string({ unit: 'grapheme', maxLength: 12 })), { maxLength: 6 })
  .chain((parts) => {
    const whole = parts.join(' ');
    return fc.tuple(fc.constant(whole), fc.nat(Math.max(0, whole.length)));
  })
  .map(([whole, cut]) => whole.slice(cut) + whole.slice(0, cut));

const day = fc.date({ min: new Date('1950-01-01'), max: new Date('2090-12-31'), noInvalidDate: true });
const isoDate = day.map((date) => date.toISOString().slice(0, 10));

describe('whatever the text', () => {
  it.each([
    ['release', release],
    ['all', all],
  ] as const)('spans lie in order and apart (%s)', (_name, tag) => {
    fc.assert(
      fc.property(text, isoDate, (source, date) => {
        const { times, deadlines } = tag(source, date);
        for (const spans of [times, deadlines]) {
          let end = 0;
          for (const span of spans) {
            expect(span.start).toBeGreaterThanOrEqual(end);
            expect(span.end).toBeGreaterThan(span.start);
            expect(span.end).toBeLessThanOrEqual(source.length);
            expect(source.slice(span.start, span.end)).toBe(source.slice(span.start, span.end).trim());
            end = span.end;
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('days of deadlines are real and in order', () => {
    fc.assert(
      fc.property(text, isoDate, (source, date) => {
        for (const { earliest, latest } of release(source, date).deadlines) {
          for (const iso of [earliest, latest]) {
            const real = iso === null ? null : parseIso(iso);
            expect(real && isoDay(real)).toBe(iso);
          }
          if (earliest && latest) expect(earliest <= latest).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is read the same each time', () => {
    fc.assert(
      fc.property(text, isoDate, (source, date) => {
        expect(release(source, date)).toEqual(release(source, date));
      }),
      { numRuns: 20 },
    );
  });
});

describe('without a date', () => {
  it('no value depends on the day of the run', () => {
    const dated = /^\d{4}(?!.*[A-Z]?REF)/;
    for (const words of [
      'yesterday',
      'last week',
      'this year',
      'on Tuesday',
      'in June',
      'the third quarter',
      'tonight',
    ]) {
      for (const { value } of release(`They met ${words} in Bonn.`, null).times) expect(value).not.toMatch(dated);
    }
  });
});
