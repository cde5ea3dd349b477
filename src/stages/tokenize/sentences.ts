import type { Token } from '../../core/document.js';

const CLOSERS = new Set(['"', "'", ')', ']']);
const ENDERS = new Set(['.', '!', '?', '...', '…']);
/** Words that open a sentence even behind an abbreviation with its dot ("… with the U.S. The Ministers …"). */
const OPENERS = new Set(
  'the they he she it we i this these those that both in on at as during following furthermore moreover also finally a an all for to by our their his its however additionally'.split(
    ' ',
  ),
);

/** Abbreviated places, which stand at the end of a clause; a capital behind them opens the next ("… in Washington, D.C. Secretary X …"). */
const PLACES = new Set(['d.c.']);

function startsSentence(view: string, token: Token): boolean {
  return !/^[\p{Ll},;:)\]]/u.test(view.charAt(token.start));
}

/** The last characters of `ENDERS` and of abbreviations. */
const LAST_MARKS = /[.!?…]/;

/** Indexes behind the last token of each sentence, for the tokens of one segment: those from `first` on. */
export function sentenceEnds(view: string, tokens: readonly Token[], first: number): number[] {
  const ends: number[] = [];
  for (let i = first; i < tokens.length; i++) {
    const { lower } = tokens[i] as Token;
    if (!LAST_MARKS.test(lower.charAt(lower.length - 1))) continue;
    const dotted = !ENDERS.has(lower) && lower.length > 1 && lower.endsWith('.');
    if (!dotted && !ENDERS.has(lower)) continue;
    let next = i + 1;
    // Closing quotes and brackets belong to the sentence they close, when they touch it.
    while (next < tokens.length && CLOSERS.has((tokens[next] as Token).lower) && touches(tokens, next)) next++;
    const following = tokens[next];
    if (!following) break;
    if (!startsSentence(view, following) || touches(tokens, next)) continue;
    if (
      dotted &&
      !(
        /\.\p{L}\.$/u.test(lower) &&
        (OPENERS.has(following.lower) || PLACES.has(lower)) &&
        /\p{Lu}/u.test(view.charAt(following.start))
      )
    ) {
      continue;
    }
    ends.push(next);
    i = next - 1;
  }
  if (tokens.length > first) ends.push(tokens.length);
  return ends;
}

function touches(tokens: readonly Token[], index: number): boolean {
  return tokens[index - 1]?.end === tokens[index]?.start;
}
