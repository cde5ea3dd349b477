import type { Token } from '../../core/document.js';

/** "(a)", "2)", "iv)": the label of an item of a list within a sentence. */
const LABEL = /^\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})\)$/;
const LONGEST = 6;
/** First labels and the second ones of the same list. */
const SECOND = new Map([
  ['(a)', '(b)'],
  ['(i)', '(ii)'],
  ['(1)', '(2)'],
]);

/** What stands between two blanks of a segment. */
interface Place {
  /** Index of the first token of the segment. */
  readonly first: number;
  readonly start: number;
  readonly stop: number;
  /** Where the segment ends. */
  readonly end: number;
}

/**
 * True for a label in a place where an item begins: behind a colon, a semicolon or a comma, also with "and" after it;
 * the first one anywhere, when the second follows ("The Council (a) notes …, (b) urges …"). Like the labels of blocks
 * it is no word of the sentence.
 */
export function isInlineLabel(view: string, tokens: readonly Token[], { first, start, stop, end }: Place): boolean {
  if (stop - start > LONGEST || view.charAt(stop - 1) !== ')' || tokens.length === first) return false;
  const label = view.slice(start, stop);
  if (!LABEL.test(label)) return false;
  let before = tokens.length - 1;
  if (before > first && /^(?:and|or)$/.test((tokens[before] as Token).lower)) before--;
  if (/^[:;,]$/.test((tokens[before] as Token).lower)) return true;
  const second = SECOND.get(label);
  return second !== undefined && view.slice(stop, end).includes(` ${second} `);
}
