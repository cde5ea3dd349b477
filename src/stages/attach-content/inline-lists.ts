import type { Cue, Sentence, Token } from '../../core/document.js';
import type { Parse, TokenRange } from '../../core/parse.js';
import { trimContent } from './content.js';
import { isProposition } from './propositions.js';

/** A list within a sentence: "agreed to: (a) open the port; (b) lower the tolls; and (c) meet again". */
export interface InlineList {
  /** What the introducing act itself says: "the following steps"; null for "agreed to:". */
  readonly intro: TokenRange | null;
  readonly items: readonly TokenRange[];
}

/** Most words between a cue and the colon of its list ("in the near term to"). */
const NEAR = 14;
/** What makes a colon behind it open a list of propositions. */
const FRAME = /^(?:to|that|follows)$/;

/** Index of the colon that opens the list of a cue, or -1: behind "to", "that", "as follows", "the following steps". */
function colonOf(tokens: readonly Token[], cue: Cue, sentence: Sentence): number {
  const border = Math.min(sentence.last, cue.tokens.last + NEAR);
  for (let i = cue.tokens.last; i < border; i++) {
    const word = tokens[i]?.lower ?? '';
    if (/^[;."]$/.test(word)) return -1;
    if (word !== ':') continue;
    const frame = tokens.slice(Math.max(cue.tokens.last, i - 3), i).map(({ lower }) => lower);
    return FRAME.test(frame.at(-1) ?? '') || frame.includes('following') ? i : -1;
  }
  return -1;
}

/** The kind of label that stands in front of an item; labels are no tokens. */
function labelBefore(view: string, tokens: readonly Token[], first: number): string {
  const label = view.slice(tokens[first - 1]?.end ?? 0, tokens[first]?.start ?? 0).replace(/[\s()]/g, '');
  if (label === '') return 'none';
  return /^\d/.test(label) ? 'number' : /^[ivx]+$/.test(label) ? 'roman' : 'letter';
}

/** Cuts at semicolons outside brackets. */
function partsOf(tokens: readonly Token[], { first, last }: TokenRange): TokenRange[] {
  const parts: TokenRange[] = [];
  let start = first;
  let depth = 0;
  for (let i = first; i < last; i++) {
    const word = tokens[i]?.lower;
    if (word === '(') depth++;
    if (word === ')' && depth > 0) depth--;
    if (word !== ';' || depth > 0) continue;
    parts.push({ first: start, last: i });
    start = i + 1;
  }
  parts.push({ first: start, last });
  return parts.filter((part) => part.last > part.first);
}

/** The list that a cue introduces within its own sentence, or null. */
export function inlineList(
  view: string,
  tokens: readonly Token[],
  cue: Cue,
  sentence: Sentence,
  parse: Parse | undefined,
): InlineList | null {
  const colon = colonOf(tokens, cue, sentence);
  if (colon < 0) return null;
  const items: TokenRange[] = [];
  let level: string | null = null;
  for (const part of partsOf(tokens, { first: colon + 1, last: sentence.last })) {
    const joined = /^(?:and|or)$/.test(tokens[part.first]?.lower ?? '') ? part.first + 1 : part.first;
    const kind = labelBefore(view, tokens, joined);
    level ??= kind;
    // "(b) agreed that: (i) …; (ii) …; (c) welcomed …": a label of the list around it ends the inner one.
    if (kind !== level) break;
    const item = trimContent(tokens, { first: joined, last: part.last }, true);
    if (item) items.push(item);
  }
  const [one, two] = items;
  if (!one || !two) return null;
  const framed = FRAME.test(tokens[colon - 1]?.lower ?? '');
  // "discussed the following issues: trade; water": names of things.
  if (!framed && !isProposition(tokens, one, parse)) return null;
  return { intro: framed ? null : trimContent(tokens, { first: cue.tokens.last, last: colon }, true), items };
}
