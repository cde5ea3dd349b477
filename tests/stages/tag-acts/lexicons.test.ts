import { describe, expect, it } from 'vitest';
import { createResources, type LexiconEntry } from '../../../src/resources/lexicons.js';
import { read, release } from '../engine.js';

const resources = createResources();
const LEXICONS = ['acts', 'light-verbs', 'adjectives'];

const rulesOf = (text: string): string[] => read(release(text)).statements.flatMap(({ rules }) => rules);

describe.each(LEXICONS)('%s', (name) => {
  const entries = resources.lexicon<LexiconEntry>(name);
  const each = (key: 'examples' | 'counterExamples') =>
    entries.flatMap((entry) => (entry[key] ?? []).map((text) => ({ id: entry.id, text })));

  it.each(each('examples'))('$id: $text', ({ id, text }) => expect(rulesOf(text)).toContain(id));
  it.each(each('counterExamples'))('$id not: $text', ({ id, text }) => expect(rulesOf(text)).not.toContain(id));
  it('has an example for each entry', () => {
    expect(entries.filter(({ examples = [] }) => examples.length === 0).map(({ id }) => id)).toEqual([]);
  });
});
