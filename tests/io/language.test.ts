import { describe, expect, it } from 'vitest';
import { createLanguageGuess } from '../../src/io/language.js';
import { createResources, type LexiconEntry } from '../../src/resources/lexicons.js';

const resources = createResources();
const guess = createLanguageGuess(resources);
const entries = resources.lexicon<LexiconEntry>('languages');

describe('language', () => {
  it.each(entries.flatMap(({ id, examples = [] }) => examples.map((text) => [id, text])))('is %s: %s', (id, text) => {
    expect(guess(text).id).toBe(id);
  });

  it.each(entries.flatMap(({ id, counterExamples = [] }) => counterExamples.map((text) => [id, text])))(
    'is not %s: %s',
    (id, text) => {
      expect(guess(text).id).not.toBe(id);
    },
  );

  it('takes an English release with foreign names for English', () => {
    const text =
      'President 윤석열 (Yoon Suk Yeol) and Prime Minister 岸田文雄 (Kishida Fumio) met in Tokyo on 16 March.';
    expect(guess(text).id).toBe('en');
  });
});
