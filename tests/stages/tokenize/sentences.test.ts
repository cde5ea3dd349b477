import { describe, expect, it } from 'vitest';
import type { Span } from '../../../src/core/span.js';
import { cases, layer, type Reading, read, release } from '../engine.js';

/** What a layer holds of the paragraph of a release. */
function slices(reading: Reading, paragraph: string, spans: readonly Span[]): string[] {
  const from = reading.text.lastIndexOf(paragraph);
  return spans.filter(({ start }) => start >= from).map(({ start, end }) => reading.text.slice(start, end));
}

describe('sentences', () => {
  it.each(cases<{ text: string; sentences: string[] }>('sentences'))('$text', ({ text, sentences }) => {
    const reading = read(release(text));
    expect(slices(reading, text, layer(reading, 'sentences'))).toEqual(sentences);
  });
});

describe('tokens', () => {
  it.each(cases<{ text: string; tokens: string[] }>('tokens'))('$text', ({ text, tokens }) => {
    const reading = read(release(text));
    expect(slices(reading, text, layer(reading, 'tokens'))).toEqual(tokens);
  });
});
