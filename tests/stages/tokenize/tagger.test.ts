import { describe, expect, it } from 'vitest';
import type { Token } from '../../../src/core/document.js';
import { tag } from '../../../src/stages/tokenize/tagger.js';

const TEXT = 'The two Ministers strongly condemned the launch and agreed to continue their talks.';

function tagged(text: string): Token[] {
  const tokens = [...text.matchAll(/\w+|[^\w\s]/g)].map(({ 0: word, index }): Token => {
    return { start: index, end: index + word.length, lower: word.toLowerCase(), tag: 'X' };
  });
  tag(text, tokens);
  return tokens;
}

describe('tag', () => {
  it('says the same of a text after any number of others, which it does not remember', () => {
    const first = tagged(TEXT);
    expect(first.find(({ lower }) => lower === 'condemned')?.tag).toBe('VERB');
    for (let at = 0; at < 320; at++) tagged(Array.from({ length: 1000 }, (_, word) => `q${at}x${word}`).join(' '));
    expect(tagged(TEXT)).toEqual(first);
  });
});
