import type { SpanRecord } from './records.js';
import type { Span } from './span.js';

/**
 * Translates UTF-16 offsets of one text to code points: the one place where the two meet.
 * Texts without astral characters, nearly all, cost nothing.
 */
export class CodePointMap {
  /** UTF-16 offsets of the low surrogates, ascending. */
  readonly #lowSurrogates: number[] = [];

  constructor(readonly text: string) {
    for (let i = 0; i < text.length; i++) {
      const high = text.charCodeAt(i);
      if (high < 0xd800 || high > 0xdbff) continue;
      const low = text.charCodeAt(i + 1);
      if (low >= 0xdc00 && low <= 0xdfff) this.#lowSurrogates.push(++i);
    }
  }

  /** Code points before a UTF-16 offset. */
  toCodePoints(offset: number): number {
    let low = 0;
    let high = this.#lowSurrogates.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#lowSurrogates[middle] as number) < offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  }

  /** UTF-16 offset of a code point; the inverse of `toCodePoints` for offsets on code point borders. */
  toUtf16(codePoint: number): number {
    let offset = codePoint;
    for (const surrogate of this.#lowSurrogates) {
      if (surrogate > offset) break;
      offset++;
    }
    return offset;
  }

  /** The span as records write it: code points and the exact slice. */
  record(span: Span): SpanRecord {
    return {
      start: this.toCodePoints(span.start),
      end: this.toCodePoints(span.end),
      text: this.text.slice(span.start, span.end),
    };
  }
}
