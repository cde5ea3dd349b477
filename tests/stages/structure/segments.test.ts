import { describe, expect, it } from 'vitest';
import type { Segment } from '../../../src/core/document.js';
import type { Span } from '../../../src/core/span.js';
import { cases, layer, read } from '../engine.js';

interface SegmentCase {
  readonly note: string;
  readonly text: string;
  /** Kind and path of each; the parent's index in angle brackets, the heading in square ones. */
  readonly segments: readonly string[];
  readonly title?: string | null;
  readonly date?: string | null;
  readonly issuer?: string | null;
}

function shown({ kind, path, parent, heading }: Segment): string {
  return [kind, path, parent === null ? '' : ` <${parent}>`, heading === null ? '' : ` [${heading}]`]
    .join(' ')
    .replace(/ +/g, ' ')
    .trim();
}

describe('segments and header', () => {
  it.each(cases<SegmentCase>('segments'))('$note', (one) => {
    const reading = read(one.text);
    const { title, date, issuer } = layer(reading, 'header');
    const words = (span: Span | null) => span && one.text.slice(span.start, span.end);
    expect(layer(reading, 'segments').map(shown)).toEqual(one.segments);
    if (one.title !== undefined) expect(words(title)).toBe(one.title);
    if (one.date !== undefined) expect(date).toBe(one.date);
    if (one.issuer !== undefined) expect(words(issuer)).toBe(one.issuer);
  });

  it('takes the date given with the release before the one in the text', () => {
    expect(layer(read('Joint Statement\n\nJune 4, 2024\n\nThey met.\n', '2020-01-02'), 'header').date).toBe(
      '2020-01-02',
    );
  });
});
