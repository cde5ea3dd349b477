import { describe, expect, it } from 'vitest';
import { forgetSpellings, SpellingFact, spellingOf } from '../../src/core/spelling.js';

describe('spellings', () => {
  it('are one object for each way of writing a word', () => {
    expect(spellingOf('Lima')).toBe(spellingOf('Lima'));
    expect(spellingOf('LIMA')).not.toBe(spellingOf('Lima'));
    expect(spellingOf('LI\u2060MA').lower).toBe('lima');
  });

  it('are not kept where they are too long to come twice', () => {
    const long = 'x'.repeat(100);
    expect(spellingOf(long)).not.toBe(spellingOf(long));
  });

  it('keep their facts, which are worked out once', () => {
    let calls = 0;
    const length = new SpellingFact(({ text }) => {
      calls++;
      return text.length;
    });
    expect([spellingOf('Fiji'), spellingOf('Peru'), spellingOf('Fiji')].map((word) => length.of(word))).toEqual([
      4, 4, 4,
    ]);
    expect(calls).toBe(2);
  });

  it('start afresh without mistaking one word for another', () => {
    const text = new SpellingFact((spelling) => spelling.text);
    const before = spellingOf('Oslo');
    expect(text.of(before)).toBe('Oslo');
    forgetSpellings();
    const after = ['Rome', 'Bern', 'Oslo'].map(spellingOf);
    expect(after.map((word) => text.of(word))).toEqual(['Rome', 'Bern', 'Oslo']);
    expect(after[2]).not.toBe(before);
    expect(text.of(before)).toBe('Oslo');
  });
});
