import { describe, expect, it } from 'vitest';
import type { LexiconEntry } from '../../../src/resources/lexicons.js';
import type { DeadlineEntry } from '../../../src/stages/tag-times/deadline-rules.js';
import type { PatternEntry } from '../../../src/stages/tag-times/rules.js';
import { createTagger, resources } from './tag.js';

const DAY = '2024-06-01';
const release = createTagger();
const all = createTagger({ timex: 'all' });

const patterns = resources.lexicon<PatternEntry>('time-patterns');
const deadlines = resources.lexicon<DeadlineEntry>('deadlines');

function each(entries: readonly LexiconEntry[], key: 'examples' | 'counterExamples') {
  return entries.flatMap((entry) => (entry[key] ?? []).map((text) => ({ id: entry.id, text })));
}

function timeRules(id: string, text: string): string[] {
  const isAll = patterns.find((entry) => entry.id === id)?.mode === 'all';
  return (isAll ? all : release)(text, DAY).times.map(({ rule }) => rule);
}

const deadlineRules = (text: string): string[] => release(text, DAY).deadlines.map(({ rule }) => rule);

describe('examples of time patterns', () => {
  it.each(each(patterns, 'examples'))('$id: $text', ({ id, text }) => expect(timeRules(id, text)).toContain(id));
  it.each(each(patterns, 'counterExamples'))('$id not: $text', ({ id, text }) => {
    expect(timeRules(id, text)).not.toContain(id);
  });
});

describe('false friends', () => {
  const friends = patterns.filter(({ reading }) => reading === 'none');
  it.each(each(friends, 'counterExamples'))('$id: $text', ({ text }) => {
    expect(release(text, DAY).times).toEqual([]);
  });
});

describe('examples of deadlines', () => {
  it.each(each(deadlines, 'examples'))('$id: $text', ({ id, text }) => expect(deadlineRules(text)).toContain(id));
  it.each(each(deadlines, 'counterExamples'))('$id not: $text', ({ id, text }) => {
    expect(deadlineRules(text)).not.toContain(id);
  });
});
