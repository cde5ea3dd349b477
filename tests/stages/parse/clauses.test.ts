import { describe, expect, it } from 'vitest';
import type { TokenRange } from '../../../src/core/parse.js';
import { cases, layer, read, release } from '../engine.js';

interface ParseCase {
  readonly text: string;
  /** Of each verb its words and what it governs. */
  readonly clauses: readonly {
    readonly kind: string;
    readonly subject: string | null;
    readonly verbs: readonly string[];
    readonly negated?: boolean;
  }[];
}

describe('clauses', () => {
  it.each(cases<ParseCase>('parses'))('$text', ({ text, clauses }) => {
    const reading = read(release(text));
    const from = reading.text.lastIndexOf(text);
    const index = layer(reading, 'sentences').findIndex(({ start }) => start === from);
    const tokens = layer(reading, 'tokens');
    const words = ({ first, last }: TokenRange) =>
      tokens
        .slice(first, last)
        .map(({ start, end }) => reading.text.slice(start, end))
        .join(' ');
    // The comma before the next part belongs to neither.
    const governed = (range: TokenRange) => words(range).replace(/ ,$/, '');
    const found = layer(reading, 'parses')[index]?.clauses.map(({ kind, subject, verbs }) => ({
      kind,
      subject: subject && words(subject),
      verbs: verbs.map((verb) => `${words(verb)} > ${governed({ first: verb.last, last: verb.end })}`),
      ...(verbs.some(({ negated }) => negated) && { negated: true }),
    }));
    expect(found).toEqual(clauses);
  });
});
