import { CodePointMap } from '../../core/code-points.js';
import { misshapen } from './format.js';
import type { Mark } from './marks.js';

/** Ignoring white space, which tools write in their own ways inside quoted words. */
const bare = (text: string): string => text.replace(/\s+/g, '');

/**
 * Turns offsets in UTF-16 units into code points.
 *
 * @param text the release
 */
export function fromUtf16(marks: readonly Mark[], text: string): Mark[] {
  const map = new CodePointMap(text);
  return marks.map((mark) => ({ ...mark, start: map.toCodePoints(mark.start), end: map.toCodePoints(mark.end) }));
}

/**
 * Finds out, from the words that a format quotes beside its offsets, whether a tool counted code points, as its
 * format says, or UTF-16 units, as many tools in browsers do; and gives the marks in code points.
 *
 * @param quotes the quoted words of each mark, undefined where there are none
 * @param place for messages
 * @throws UsageError when the words stand elsewhere either way
 */
export function settleOffsets(
  marks: readonly Mark[],
  quotes: readonly (string | undefined)[],
  text: string,
  place: string,
): Mark[] {
  const characters = [...text];
  const wrong = (list: readonly Mark[]): number =>
    list.findIndex(({ start, end }, i) => {
      const quote = quotes[i];
      return quote !== undefined && bare(quote) !== bare(characters.slice(start, end).join(''));
    });
  const first = wrong(marks);
  if (first < 0) return [...marks];
  const converted = fromUtf16(marks, text);
  if (wrong(converted) < 0) return converted;
  throw misshapen(
    place,
    `"${quotes[first]}" does not stand at ${marks[first]?.start} in the release; the text is another.`,
  );
}
