import { overlap, type Span } from '../core/span.js';

/** Characters shared, over characters covered by either; two missing spans count 1, one missing counts 0. */
export function spanIou(a: Span | null, b: Span | null): number {
  if (a === null || b === null) return a === b ? 1 : 0;
  const shared = overlap(a, b);
  const union = a.end - a.start + (b.end - b.start) - shared;
  return union === 0 ? 1 : shared / union;
}

/** True when both spans are missing or have the same borders. */
export function sameSpan(a: Span | null, b: Span | null): boolean {
  if (a === null || b === null) return a === b;
  return a.start === b.start && a.end === b.end;
}

/** Characters of a span, 0 when it is missing. */
export function spanLength(span: Span | null): number {
  return span === null ? 0 : span.end - span.start;
}

const TOKEN = /[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}]/gu;

/**
 * Places of the tokens in a span, in code points of the release: runs of letters and digits, and single signs. Two
 * spans share a token when it stands at the same place in both.
 */
export function tokenPlaces(span: { readonly start: number; readonly text: string } | null): ReadonlySet<string> {
  const places = new Set<string>();
  if (span === null) return places;
  let codePoint = span.start;
  let utf16 = 0;
  for (const match of span.text.matchAll(TOKEN)) {
    codePoint += [...span.text.slice(utf16, match.index)].length;
    const length = [...match[0]].length;
    places.add(`${codePoint}+${length}`);
    codePoint += length;
    utf16 = match.index + match[0].length;
  }
  return places;
}

/** Number of members two sets share. */
export function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let count = 0;
  for (const member of a) if (b.has(member)) count++;
  return count;
}

/** True when two sets have the same members. */
export function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && shared(a, b) === a.size;
}
