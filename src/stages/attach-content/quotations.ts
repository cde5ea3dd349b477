import type { Cue, Token } from '../../core/document.js';
import type { Clause, Parse, TokenRange } from '../../core/parse.js';
import type { Span } from '../../core/span.js';
import { trimContent } from './content.js';

/** Words that may stand between a verb of saying and its quotation: the speaker, a place, a time. */
const NEAR = 160;
const QUOTING = new Set([
  'state',
  'report',
  'emphasize',
  'note',
  'affirm',
  'warn',
  'announce',
  'reaffirm',
  'acknowledge',
  'hope',
  'assess',
]);

/**
 * The quotation that a verb of saying introduces or closes, or null. The verb stands outside the quotation, in the
 * same block, next to one of its marks.
 */
export function quotedContent(
  view: string,
  tokens: readonly Token[],
  quotes: readonly Span[],
  cue: Cue,
  block: Span,
): Span | null {
  if (!QUOTING.has(cue.act) || cue.construction !== 'verb') return null;
  const own = quotes.filter((quote) => quote.start >= block.start && quote.end <= block.end);
  if (own.some((quote) => quote.start <= cue.start && cue.end <= quote.end)) return null;
  const next = tokens[cue.tokens.last]?.lower;
  const behind = own.find((quote) => quote.start >= cue.end);
  if (behind && behind.start - cue.end < NEAR) {
    const between = view.slice(cue.end, behind.start - 1);
    if (/^[,:]?\s*(?:to (?:[\w-]+ ){1,4})?(?:that)?$/.test(between.trim()) || /^[^.;"]*[:,]\s*$/.test(between))
      return trimmedQuote(view, behind);
  }
  const before = own.filter((quote) => quote.end <= cue.start).at(-1);
  if (!before || cue.start - before.end > NEAR || next === 'that') return null;
  // 'the "Strategic Partnership" of both sides': speech ends in a comma, a full stop or the like, or stands before one.
  if (!/[,.!?\u2014]["']?\s*[,\u2014]?/.test(view.slice(before.end - 1, before.end + 2))) return null;
  for (let i = cue.tokens.first - 1; i >= 0 && (tokens[i] as Token).start > before.end; i--) {
    if (/^[.;:]$/.test((tokens[i] as Token).lower)) return null;
  }
  return trimmedQuote(view, before);
}

/**
 * What a clause beside or inside a quotation reports. A quotation that it breaks is one content, from the first word to
 * the last with the words that break it: either half alone says something else ("We will," he said, "not give in").
 */
export function reportedContent(
  view: string,
  tokens: readonly Token[],
  quotes: readonly Span[],
  said: TokenRange,
): Span | null {
  const range = trimContent(tokens, said, false);
  if (!range) return null;
  const { start } = tokens[range.first] as Token;
  const { end } = tokens[range.last - 1] as Token;
  // The quotation may have begun in an earlier sentence.
  const opening = quotes.find((quote) => quote.start <= start && start < quote.end);
  const closing = quotes.find((quote) => quote.start < end && end <= quote.end);
  return trimmedQuote(view, { start: opening?.start ?? start, end: closing?.end ?? end });
}

/** "The road is open again, the Minister said.": the clause in front of a verb of saying that nothing follows. */
export function precedingContent(
  tokens: readonly Token[],
  cue: Cue,
  clause: Clause,
  { clauses }: Pick<Parse, 'clauses'>,
): TokenRange | null {
  if (!QUOTING.has(cue.act) || cue.construction !== 'verb' || clause.kind !== 'main' || !clause.subject) return null;
  const comma = clause.subject.first - 1;
  if (tokens[comma]?.lower !== ',') return null;
  // "In this regard, the Minister said": no clause.
  const said = clauses.find(
    ({ kind, subject, verbs }) => kind === 'main' && subject && (verbs[0]?.last ?? comma) < comma,
  );
  return said ? trimContent(tokens, { first: said.first, last: comma }, false) : null;
}

/** Without the comma or full stop before the closing mark. */
function trimmedQuote(view: string, quote: Span): Span {
  let { start, end } = quote;
  while (start < end && view.charAt(start) === ' ') start++;
  while (end > start && /[\s,.]/.test(view.charAt(end - 1))) end--;
  return { start, end };
}
