import { describe, expect, it } from 'vitest';
import { metadataOf, parseDay, strictMetadata } from '../../src/io/metadata.js';

describe('parseDay', () => {
  it.each([
    ['2024-03-11', '2024-03-11'],
    ['2024-03-11T10:00:00+09:00', '2024-03-11'],
    ['2024-03-11 10:00', '2024-03-11'],
    ['11 March 2024', '2024-03-11'],
    ['March 11, 2024', '2024-03-11'],
    ['Mar. 11, 2024', '2024-03-11'],
    ['2024-02-29', '2024-02-29'],
  ])('reads %s', (words, day) => {
    expect(parseDay(words)).toBe(day);
  });

  it.each(['', 'today', '2024', '2024-02-30', '2023-02-29', '2024-13-01', '40 March 2024', '11/03/2024', 'Ma 1, 2024'])(
    'finds no day in "%s"',
    (words) => {
      expect(parseDay(words)).toBeNull();
    },
  );
});

describe('metadata', () => {
  it('leaves out what is empty or no day', () => {
    expect(metadataOf({ date: 'soon', title: ' A\n title ', publisher: '' })).toEqual({ title: 'A title' });
  });

  it.each([
    [{ date: 'soon' }, '"soon" is no date'],
    [{ date: 20240311 }, '"date" is no text'],
    [{ title: ['x'] }, '"title" is no text'],
  ])('refuses %j when stated on purpose', (stated, message) => {
    expect(() => strictMetadata(stated, 'x.meta.json')).toThrow(message);
  });

  it('takes null as not stated', () => {
    expect(strictMetadata({ date: null, title: null, publisher: null }, 'x')).toEqual({});
  });
});
